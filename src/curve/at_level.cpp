// Rates at the threshold where another rate has a given level.
#include "assay/curve/at_level.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "assay/core/text.hpp"
#include "assay/curve/roc.hpp"
#include "assay/stats/interval.hpp"
#include "assay/stats/mover.hpp"

namespace assay {

namespace {

// Sums of weights, and products with a level, are rounded.
constexpr double level_rounding = 1e-12;

bool reaches(double rows, double wanted) { return rows >= wanted * (1 - level_rounding); }

// Rows that a threshold predicts positive.
struct Called {
  double tp = 0, fp = 0;
  [[nodiscard]] double rows() const { return tp + fp; }
  [[nodiscard]] double precision() const { return rows() > 0 ? tp / rows() : 0; }
};

// The best precision from so many true positives on, while the threshold is lowered.
struct BestPrecision {
  double wanted;
  Called best = {};

  void see(const Called& called) {
    if (reaches(called.tp, wanted) && called.precision() >= best.precision()) best = called;
  }
};

// The first threshold that reaches so many true positives.
struct FirstAtRecall {
  double wanted;
  std::optional<Called> first = std::nullopt;

  void see(const Called& called) {
    if (!first && reaches(called.tp, wanted)) first = called;
  }
};

// The last threshold whose precision is so many standard errors above a level, the level being the true one.
struct LastAtPrecision {
  double precision, errors;
  Called last = {};

  void see(const Called& called, double error) {
    if (reaches(called.tp, precision * called.rows() + errors * error)) last = called;
  }
};

// The first so many rows.
struct TopRows {
  double k;
  Called before = {}, top = {};
  double known = 0;  // as many rows tell as much as those do, of which some may be a part of a tie

  void see(const Called& called) {
    if (before.rows() < k) {
      const double tied = called.rows() - before.rows();
      const double part = std::min(1.0, (k - before.rows()) / tied);
      known = std::pow(before.rows() + part * tied, 2) / (before.rows() + part * part * tied);
      top = {.tp = before.tp + part * (called.tp - before.tp),
             .fp = before.fp + part * (called.fp - before.fp)};
    }
    before = called;
  }
};

template <class Watch>
void each_threshold(const Ranking& ranking, std::vector<Watch>& watches) {
  ranking.accumulate([&](double, double tp, double fp) {
    for (Watch& one : watches) one.see(Called{.tp = tp, .fp = fp});
  });
}

// The positives that make up a recall, more or less by so many standard errors; the true threshold lies
// somewhere between two rows.
double positives_at(double recall, double positives, double errors) {
  const double wanted = recall * positives + errors * std::sqrt(recall * (1 - recall) * positives);
  return errors < 0 ? wanted - 0.5 : wanted;
}

std::optional<Value> why_no_recall(const Ranking& ranking) {
  if (ranking.positives() == 0) return Value::undefined("P = 0: no row is truly positive");
  return std::nullopt;
}

std::optional<Value> why_no_top(const Ranking& ranking, double k) {
  const double n = ranking.positives() + ranking.negatives();
  if (reaches(n, k)) return std::nullopt;
  return Value::undefined("k = " + exact(k) + ", and there are " + exact(n) + " rows");
}

double rate_of(const LevelPoint& point) { return std::min(1.0, point.rate.k / point.rate.n); }

// The first point's rate. Its interval needs counts.
Estimate level_estimate(const Ranking& ranking, const std::vector<LevelPoint>& points, double confidence) {
  Estimate estimate{rate_of(points.front())};
  if (ranking.counts_rows()) estimate.interval = level_interval(points, confidence);
  return estimate;
}

// As many rows as asked for, and as many as may have been meant.
std::vector<TopRows> top_rows(const Ranking& ranking, double k, const std::vector<double>& errors) {
  const double n = ranking.positives() + ranking.negatives();
  std::vector<TopRows> tops;
  for (const double error : errors)
    tops.push_back({std::clamp(k + error * std::sqrt(k * std::max(0.0, 1 - k / n)), std::min(1.0, k), n)});
  each_threshold(ranking, tops);
  return tops;
}

// Recall among the k highest is precision there times k / P. Where few rows are asked for, nearly all of its
// error is that of the precision.
Estimate recall_by_precision(const Ranking& ranking, double k, double confidence) {
  const double p = ranking.positives(), n = p + ranking.negatives(), share = k / n, prevalence = p / n;
  const Estimate precision = precision_at_k(ranking, k, confidence);
  const double value = precision.value.number();
  const double together = std::sqrt(share * value * (1 - value) / (prevalence * (1 - prevalence)));
  const Interval ratio =
      mover_ratio(value, *precision.interval, prevalence,
                  proportion_interval({.k = p, .n = n}, ProportionMethod::modified_wilson, confidence),
                  std::min(1.0, together));
  return {.value = std::min(1.0, value * k / p),
          .interval = Interval{share * ratio.low, std::min(1.0, share * ratio.high), ratio.method}};
}

}  // namespace

Estimate recall_at_precision(const Ranking& ranking, double precision, double confidence) {
  if (const auto why = why_no_recall(ranking)) return {.value = *why};
  const double p = ranking.positives();
  const std::vector<double> errors = level_errors(confidence);
  std::vector<LastAtPrecision> watches;
  for (const double error : errors) watches.push_back({precision, error});
  ranking.accumulate([&](double, double tp, double fp) {
    const Called called{.tp = tp, .fp = fp};
    const double error = std::sqrt(precision * (1 - precision) * called.rows());
    for (LastAtPrecision& one : watches) one.see(called, error);
  });
  std::vector<LevelPoint> points;
  for (std::size_t i = 0; i < errors.size(); ++i) {
    const double tp = std::min(p, watches[i].last.tp);
    points.push_back({errors[i], {.k = tp, .n = p}, std::sqrt((1 - precision) * (1 - tp / p))});
  }
  return level_estimate(ranking, points, confidence);
}

Estimate precision_at_recall(const Ranking& ranking, double recall, double confidence) {
  if (const auto why = why_no_recall(ranking)) return {.value = *why};
  const double p = ranking.positives(), n = ranking.negatives();
  const std::vector<double> errors = level_errors(confidence);
  std::vector<BestPrecision> watches;
  for (const double error : errors) watches.push_back({positives_at(recall, p, error)});
  each_threshold(ranking, watches);
  std::vector<LevelPoint> points;
  for (std::size_t i = 0; i < errors.size(); ++i) {
    const auto& [wanted, best] = watches[i];
    const double missed = 1 - std::min(1.0, best.tp / p);
    LevelPoint point{errors[i], {.k = best.tp, .n = best.rows()}, std::sqrt((1 - best.precision()) * missed)};
    if (best.rows() == 0) point.rate = {.k = p, .n = p + n};  // below all rows
    if (wanted <= 0) point.rate = {.k = 1, .n = 1};           // above all rows
    points.push_back(point);
  }
  return level_estimate(ranking, points, confidence);
}

Estimate fpr_at_recall(const Ranking& ranking, double recall, double confidence) {
  if (const auto why = why_no_roc(ranking)) return {.value = *why};
  const double p = ranking.positives(), n = ranking.negatives();
  const std::vector<double> errors = level_errors(confidence);
  std::vector<FirstAtRecall> watches;
  for (const double error : errors) watches.push_back({positives_at(recall, p, error)});
  each_threshold(ranking, watches);
  std::vector<LevelPoint> points;
  for (std::size_t i = 0; i < errors.size(); ++i) {
    const auto& [wanted, first] = watches[i];
    const double fp = first ? first->fp : n;
    points.push_back({errors[i], {.k = wanted <= 0 ? 0 : fp, .n = n}});
  }
  return level_estimate(ranking, points, confidence);
}

Estimate precision_at_k(const Ranking& ranking, double k, double confidence) {
  if (const auto why = why_no_top(ranking, k)) return {.value = *why};
  const std::vector<double> errors = level_errors(confidence);
  const std::vector<TopRows> tops = top_rows(ranking, k, errors);
  std::vector<LevelPoint> points;
  for (std::size_t i = 0; i < errors.size(); ++i) {
    const double known = tops.front().known * tops[i].k / k;
    points.push_back({errors[i], {.k = tops[i].top.precision() * known, .n = known}});
  }
  return level_estimate(ranking, points, confidence);
}

Estimate recall_at_k(const Ranking& ranking, double k, double confidence) {
  if (const auto why = why_no_recall(ranking)) return {.value = *why};
  if (const auto why = why_no_top(ranking, k)) return {.value = *why};
  const double p = ranking.positives(), n = p + ranking.negatives(), share = k / n;
  const std::vector<double> errors = level_errors(confidence);
  const std::vector<TopRows> tops = top_rows(ranking, k, errors);
  std::vector<LevelPoint> points;
  for (std::size_t i = 0; i < errors.size(); ++i) {
    const double tp = std::min(p, tops[i].top.tp), recall = tp / p;
    const double together = share < 1 ? recall * (1 - recall) * p / n / (share * (1 - share)) : 0;
    points.push_back({errors[i], {.k = tp, .n = p}, -std::sqrt(std::min(1.0, together))});
  }
  constexpr double mostly = 0.7;
  if (-points.front().correlation > mostly && ranking.counts_rows())
    return recall_by_precision(ranking, k, confidence);
  return level_estimate(ranking, points, confidence);
}

}  // namespace assay
