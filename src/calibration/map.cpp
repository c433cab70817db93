// Maps from scores to probabilities that are better calibrated.
#include "assay/calibration/map.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "assay/calibration/estimates.hpp"
#include "assay/core/text.hpp"
#include "calibration/bins.hpp"
#include "calibration/isotonic.hpp"
#include "calibration/newton.hpp"

namespace assay {

namespace {

double expit(double odds) { return 1 / (1 + std::exp(-odds)); }

double clipped(double score, double clip) { return std::clamp(score, clip, 1 - clip); }

// Scores of exactly 0 or 1 have no log odds, and are left out.
template <std::size_t K, class Features>
Coefficients<K> fitted_to(std::span<const ProbabilityGroup> groups, double clip, Coefficients<K> start,
                          Features features) {
  std::vector<AlikeRows<K>> rows;
  for (const ProbabilityGroup& group : groups) {
    const double p = clipped(group.score, clip);
    if (p > 0 && p < 1)
      rows.push_back({.features = features(std::log(p), std::log1p(-p)),
                      .positives = group.positives,
                      .negatives = group.negatives});
  }
  return fitted(rows, start);
}

void fit_isotonic(CalibrationMap& map, std::span<const ProbabilityGroup> groups) {
  IsotonicFit fit;
  for (auto group = groups.rbegin(); group != groups.rend(); ++group)
    fit.add(group->score, group->positives, group->negatives);
  for (const IsotonicBlock& block : fit.blocks())
    for (const double end : {block.low, block.high})
      if (map.knots.empty() || end > map.knots.back()) {
        map.knots.push_back(end);
        map.values.push_back(block.probability());
      }
}

double interpolated(const CalibrationMap& map, double score) {
  const auto above = std::upper_bound(map.knots.begin(), map.knots.end(), score);
  if (above == map.knots.begin()) return map.values.front();
  if (above == map.knots.end()) return map.values.back();
  const auto i = static_cast<std::size_t>(above - map.knots.begin());
  const double part = (score - map.knots[i - 1]) / (map.knots[i] - map.knots[i - 1]);
  return map.values[i - 1] + part * (map.values[i] - map.values[i - 1]);
}

// The rows of each part: as many of each score as of any other, and those left over by chance.
std::vector<std::vector<ProbabilityGroup>> divided(std::span<const ProbabilityGroup> groups,
                                                   const FoldPlan& plan) {
  std::mt19937_64 random(plan.seed);
  std::vector<std::vector<ProbabilityGroup>> parts(plan.folds);
  for (auto& part : parts)
    for (const ProbabilityGroup& group : groups) part.push_back({.score = group.score});
  for (std::size_t i = 0; i < groups.size(); ++i)
    for (const auto rows : {&ProbabilityGroup::positives, &ProbabilityGroup::negatives}) {
      const double each = std::floor(groups[i].*rows / static_cast<double>(plan.folds));
      for (auto& part : parts) part[i].*rows = each;
      for (double left = groups[i].*rows - each * static_cast<double>(plan.folds); left > 0; --left)
        parts[(random() >> 32) * plan.folds >> 32][i].*rows += 1;
    }
  return parts;
}

// In some thousand groups of neighbours, of about equally many rows.
std::vector<ProbabilityGroup> thinned(std::span<const ProbabilityGroup> groups) {
  constexpr double most_groups = 5000;
  double all = 0;
  for (const ProbabilityGroup& group : groups) all += group.positives + group.negatives;
  std::vector<ProbabilityGroup> few;
  for (const ProbabilityGroup& group : groups) {
    if (few.empty() || (few.back().positives + few.back().negatives) * most_groups >= all) few.push_back({});
    ProbabilityGroup& joined = few.back();
    const double before = joined.positives + joined.negatives, rows = group.positives + group.negatives;
    joined.score =
        before == 0 ? group.score : joined.score + (group.score - joined.score) * rows / (before + rows);
    joined.positives += group.positives;
    joined.negatives += group.negatives;
  }
  return few;
}

std::vector<ProbabilityGroup> others(std::span<const ProbabilityGroup> groups,
                                     std::span<const ProbabilityGroup> part) {
  std::vector<ProbabilityGroup> rest(groups.begin(), groups.end());
  for (std::size_t i = 0; i < rest.size(); ++i) {
    rest[i].positives -= part[i].positives;
    rest[i].negatives -= part[i].negatives;
  }
  std::erase_if(rest, [](const ProbabilityGroup& one) { return one.positives + one.negatives == 0; });
  return rest;
}

Losses losses_of(const std::vector<ProbabilityGroup>& groups, const ProbabilityRule& rule) {
  Ranking ranking;
  double wrong = 0, log_loss = 0, brier = 0, rows = 0;
  for (const ProbabilityGroup& group : groups) {
    const double p = clipped(group.score, rule.clip);
    wrong += p == 0 ? group.positives : p == 1 ? group.negatives : 0;
    if (p > 0) log_loss -= group.positives * std::log(p);
    if (p < 1) log_loss -= group.negatives * std::log1p(-p);
    brier +=
        group.positives * (1 - group.score) * (1 - group.score) + group.negatives * group.score * group.score;
    rows += group.positives + group.negatives;
    ranking.add(group.score, true, group.positives);
    ranking.add(group.score, false, group.negatives);
  }
  ranking.sort();
  Binner bins(rule.bins, rows);
  ranking.descend([&](double score, auto positives, auto negatives) {
    RowsAlike alike{.high = score};
    alike.add(score, static_cast<double>(positives), static_cast<double>(negatives));
    bins.add(alike);
  });
  std::vector<Gap> gaps;
  for (const CalibrationBin& bin : bins.bins()) gaps.push_back(calibrated::gap_of(bin));
  return {.log_loss = wrong > 0 ? Value::infinite("probabilities of exactly 0 or 1 are wrong in " +
                                                  counted(wrong, "row"))
                                : Value(log_loss / rows),
          .brier_score = brier / rows,
          .ece = size_of(gaps, GapNorm::mean)};
}

}  // namespace

std::string_view name_of(MapMethod method) {
  constexpr std::array<std::string_view, map_methods.size()> names{"temperature", "platt", "beta",
                                                                   "isotonic"};
  return names.at(static_cast<std::size_t>(method));
}

double CalibrationMap::operator()(double score) const {
  if (method == MapMethod::isotonic) return interpolated(*this, score);
  const double p = clipped(score, clip);
  if (p == 0 || p == 1) return p;
  const double of_score = std::log(p), of_rest = std::log1p(-p);
  return method == MapMethod::beta ? expit(a * of_score - b * of_rest + c)
                                   : expit(a * (of_score - of_rest) + c);
}

std::optional<CalibrationMap> fitted_map(MapMethod method, std::span<const ProbabilityGroup> groups,
                                         double clip) {
  const auto has = [&](double ProbabilityGroup::*rows) {
    return std::any_of(groups.begin(), groups.end(), [&](const auto& one) { return one.*rows > 0; });
  };
  if (!has(&ProbabilityGroup::positives) || !has(&ProbabilityGroup::negatives)) return std::nullopt;
  CalibrationMap map{.method = method, .clip = clip};
  if (method == MapMethod::isotonic) fit_isotonic(map, groups);
  if (method == MapMethod::temperature)
    map.a = fitted_to(groups, clip, Coefficients<1>{1},
                      [](double p, double rest) { return Coefficients<1>{p - rest}; })[0];
  if (method == MapMethod::platt) {
    const auto found = fitted_to(groups, clip, Coefficients<2>{0, 1}, [](double p, double rest) {
      return Coefficients<2>{1, p - rest};
    });
    map.c = found[0];
    map.a = found[1];
  }
  if (method == MapMethod::beta) {
    const auto found = fitted_to(groups, clip, Coefficients<3>{0, 1, 1}, [](double p, double rest) {
      return Coefficients<3>{1, p, -rest};
    });
    map.c = found[0];
    map.a = found[1];
    map.b = found[2];
  }
  return map;
}

Losses recalibrated(std::span<const ProbabilityGroup> groups, MapMethod method, const ProbabilityRule& rule,
                    const FoldPlan& plan) {
  const std::vector<ProbabilityGroup> few = thinned(groups);
  std::vector<ProbabilityGroup> mapped;
  for (const std::vector<ProbabilityGroup>& part : divided(few, plan)) {
    const auto map = fitted_map(method, others(few, part), rule.clip);
    if (!map) {
      const Value none = Value::undefined("without one of the parts, all rows are of one class");
      return {none, none, none};
    }
    for (const ProbabilityGroup& group : part)
      if (group.positives + group.negatives > 0)
        mapped.push_back({(*map)(group.score), group.positives, group.negatives});
  }
  return losses_of(mapped, rule);
}

}  // namespace assay
