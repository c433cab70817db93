// Differences of metrics of a score for each class between two models on the same rows.
#include "compare/paired_class_scores.hpp"

#include <algorithm>
#include <cmath>

#include "assay/tally/class_scores.hpp"
#include "compare/class_areas.hpp"
#include "compare/paired_scores.hpp"

namespace assay {

namespace {

constexpr double added_top_rows = 2;  // in total, of which each model alone gets a quarter right

// Of an average, by its kind; of all rows, as the metric says.
std::optional<OverClasses> over_classes_of(const Estimand& estimand) {
  const auto* over = std::get_if<Averaged>(&estimand.target);
  if (!over) return estimand.metric.over_classes();
  if (over->average == Average::micro) return std::nullopt;
  return over->average == Average::macro ? OverClasses::equal : OverClasses::support;
}

bool is_of_class(const Estimand& estimand) { return std::holds_alternative<OfClass>(estimand.target); }

}  // namespace

PairedClassScores::PairedClassScores(const PairedSample& paired, std::size_t first, std::size_t second,
                                     const Units& units)
    : paired_(paired), first_(first), second_(second), units_(units), classes_(paired, first, second) {}

bool PairedClassScores::has_method(const Estimand& estimand) {
  const BoundMetric& metric = estimand.metric;
  if (metric.mean_loss(ProbabilityLosses{}) || metric.counted_top()) return true;
  return metric.influences() && (is_of_class(estimand) || over_classes_of(estimand));
}

DifferenceEstimate PairedClassScores::of_loss(bool logarithmic, double difference,
                                              const IntervalPlan& plan) const {
  double weight = 0;
  for (std::size_t row = 0; row < classes_.rows(); ++row) weight += classes_.weight(row);
  std::vector<double> scores, changes(classes_.rows());
  const auto loss = [&](std::size_t model, std::size_t row) {
    classes_.scores_of(model, row, scores);
    const RowLosses lost = losses_of(scores, classes_.truth(row), classes_.clip(model));
    return logarithmic ? lost.log_loss : lost.brier;
  };
  for (std::size_t row = 0; row < changes.size(); ++row)
    if (classes_.weight(row) > 0) changes[row] = (loss(1, row) - loss(0, row)) / weight;
  return symmetric_difference({.difference = difference,
                               .variance = units_.variance(changes),
                               .degrees_of_freedom = units_.degrees_of_freedom()},
                              IntervalMethod::paired_t, "t", plan.confidence());
}

// Rows with weights or in clusters: as metrics of counts, see PairedCounts.
DifferenceEstimate PairedClassScores::of_top(std::size_t most, double difference,
                                             const IntervalPlan& plan) const {
  Discordant rows;
  double weight = added_top_rows * units_.mean_weight();
  std::vector<double> scores, changes(classes_.rows());
  const auto has = [&](std::size_t model, std::size_t row) {
    classes_.scores_of(model, row, scores);
    return rank_of(scores, classes_.truth(row)) < most;
  };
  for (std::size_t row = 0; row < changes.size(); ++row) {
    const bool first = has(0, row), second = has(1, row);
    ++rows.rows;
    rows.first += first && !second ? 1 : 0;
    rows.second += second && !first ? 1 : 0;
    weight += classes_.weight(row);
    changes[row] = (second ? 1 : 0) - (first ? 1 : 0);
  }
  if (is_plain()) return difference_of_shares(rows, plan.confidence());
  const double seen = weight - added_top_rows * units_.mean_weight(), centre = difference * seen / weight;
  for (double& one : changes) one = (one - centre) / weight;
  const double added = added_top_rows / 4 * (std::pow(1 - centre, 2) + std::pow(1 + centre, 2)) +
                       added_top_rows / 2 * centre * centre;
  return symmetric_difference(
      {.difference = centre,
       .variance = units_.variance(changes) + added * std::pow(units_.mean_weight() / weight, 2),
       .degrees_of_freedom = units_.degrees_of_freedom()},
      IntervalMethod::paired_jackknife, "t", plan.confidence());
}

// As an area of one score: that for the class.
DifferenceEstimate PairedClassScores::of_class(const Estimand& estimand, double difference,
                                               const EvaluationPlan& plan) const {
  const auto k = class_named(paired_.classes(), std::get<OfClass>(estimand.target).label);
  if (!k) return {};
  PairedScores scores(paired_, first_, second_, units_, *k,
                      [&](std::size_t model) { return classes_.ranked(model == first_ ? 0 : 1, *k); });
  return scores.difference(estimand.metric, difference, plan);
}

// Each class's rows scatter apart, with its n - 1; Welch's degrees of freedom.
DifferenceSpread PairedClassScores::spread_by_class(std::span<const double> changes) const {
  std::vector<double> squares(classes_.size());
  for (std::size_t row = 0; row < changes.size(); ++row)
    squares[classes_.truth(row)] += changes[row] * changes[row];
  DifferenceSpread spread;
  double terms = 0, fewest = static_cast<double>(changes.size());
  for (std::size_t k = 0; k < squares.size(); ++k) {
    const double rows = classes_.weight_of_class(k);
    if (rows == 0) continue;
    const double less = std::max(1.0, rows - 1), of_class = squares[k] * rows / less;
    spread.variance += of_class;
    terms += of_class * of_class / less;
    fewest = std::min(fewest, less);
  }
  spread.degrees_of_freedom = terms > 0 ? spread.variance * spread.variance / terms : fewest;
  return spread;
}

void PairedClassScores::add_areas(std::span<const Estimand> estimands, std::span<const double> differences,
                                  const IntervalPlan& plan, std::span<DifferenceEstimate> found) const {
  std::vector<AreaOfClasses> areas;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < estimands.size(); ++i) {
    const auto influences = estimands[i].metric.influences();
    if (!influences || is_of_class(estimands[i])) continue;
    areas.push_back({.influences = influences, .over = over_classes_of(estimands[i]).value()});
    places.push_back(i);
  }
  const std::vector<AreaChanges> changes = area_changes(classes_, areas, plan.bootstrap.threads);
  for (std::size_t i = 0; i < places.size(); ++i) {
    DifferenceSpread spread = is_plain()
                                  ? spread_by_class(changes[i].of_row)
                                  : DifferenceSpread{.variance = units_.variance(changes[i].of_row),
                                                     .degrees_of_freedom = units_.degrees_of_freedom()};
    spread.difference = differences[places[i]];
    spread.variance = std::max(spread.variance, changes[i].least_variance);
    found[places[i]] = symmetric_difference(spread, IntervalMethod::paired_jackknife, "t", plan.confidence());
  }
}

std::vector<DifferenceEstimate> PairedClassScores::differences(std::span<const Estimand> estimands,
                                                               std::span<const double> differences,
                                                               const EvaluationPlan& plan) const {
  std::vector<DifferenceEstimate> found(estimands.size());
  for (std::size_t i = 0; i < estimands.size(); ++i) {
    const BoundMetric& metric = estimands[i].metric;
    const ProbabilityLosses losses;
    if (const MeanLoss* loss = metric.mean_loss(losses)) {
      found[i] = of_loss(loss == &losses.log_loss, differences[i], plan.intervals);
    } else if (const auto top = metric.counted_top()) {
      found[i] = of_top(*top, differences[i], plan.intervals);
    } else if (is_of_class(estimands[i])) {
      found[i] = of_class(estimands[i], differences[i], plan);
    }
  }
  add_areas(estimands, differences, plan.intervals, found);
  return found;
}

}  // namespace assay
