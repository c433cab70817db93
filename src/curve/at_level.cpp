// Rates at the threshold where another rate has a given level.
#include "assay/curve/at_level.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "assay/core/text.hpp"
#include "assay/curve/roc.hpp"

namespace assay {

namespace {

// Sums of weights, and products with a level, are rounded.
constexpr double level_rounding = 1e-12;

// Rows that a threshold predicts positive.
struct Called {
  double tp = 0, fp = 0;
  [[nodiscard]] double rows() const { return tp + fp; }
  [[nodiscard]] double precision() const { return rows() > 0 ? tp / rows() : 0; }
};

bool reaches(double rows, double wanted) { return rows >= wanted * (1 - level_rounding); }

// The best precision from a recall on, while the threshold is lowered.
struct BestPrecision {
  double recall;  // above 1: no threshold is known to have it
  Called best = {};

  void see(const Called& called, double positives) {
    if (reaches(called.tp, recall * positives) && called.precision() >= best.precision()) best = called;
  }
};

// The first threshold that reaches a recall.
struct FirstAtRecall {
  double recall;
  std::optional<Called> first = std::nullopt;

  void see(const Called& called, double positives) {
    if (!first && reaches(called.tp, recall * positives)) first = called;
  }
};

// The last threshold whose precision is so many standard errors above a level, the level being the true one.
struct LastAtPrecision {
  double precision, errors;
  Called last = {};

  void see(const Called& called) {
    const double wanted = precision * called.rows();
    const double error = std::sqrt(precision * (1 - precision) * called.rows());
    if (reaches(called.tp, wanted + errors * error)) last = called;
  }
};

// The first so many rows.
struct TopRows {
  double k;
  Called before = {}, top = {};

  void see(const Called& called) {
    if (before.rows() < k) {
      const double part = std::min(1.0, (k - before.rows()) / (called.rows() - before.rows()));
      top = {.tp = before.tp + part * (called.tp - before.tp),
             .fp = before.fp + part * (called.fp - before.fp)};
    }
    before = called;
  }
};

template <class Watch>
void each_threshold(const Ranking& ranking, Watch watch) {
  ranking.accumulate([&](double, double tp, double fp) { watch(Called{.tp = tp, .fp = fp}); });
}

std::optional<Value> why_no_recall(const Ranking& ranking) {
  if (ranking.positives() == 0) return Value::undefined("P = 0: no row really is positive");
  return std::nullopt;
}

// As many as asked for, and as many as may have been meant.
std::array<TopRows, 3> top_rows(const Ranking& ranking, double k, double confidence) {
  const double n = ranking.positives() + ranking.negatives();
  const LevelEnds ends = level_ends(k / n, n, confidence);
  std::array tops{TopRows{k}, TopRows{std::max(ends.low * n, std::min(1.0, k))},
                  TopRows{std::min(ends.high * n, n)}};
  each_threshold(ranking, [&](const Called& called) {
    for (TopRows& one : tops) one.see(called);
  });
  return tops;
}

std::optional<Value> why_no_top(const Ranking& ranking, double k) {
  const double n = ranking.positives() + ranking.negatives();
  if (reaches(n, k)) return std::nullopt;
  return Value::undefined("k = " + exact(k) + ", and there are " + exact(n) + " rows");
}

}  // namespace

LevelRate recall_at_precision(const Ranking& ranking, double precision, double confidence) {
  if (const auto why = why_no_recall(ranking)) return {.value = *why};
  const double p = ranking.positives();
  const double errors = level_errors(confidence);
  std::array last{LastAtPrecision{precision, 0}, LastAtPrecision{precision, errors},
                  LastAtPrecision{precision, -errors}};
  each_threshold(ranking, [&](const Called& called) {
    for (LastAtPrecision& one : last) one.see(called);
  });
  const double recall = std::min(1.0, last[0].last.tp / p);
  return {.value = recall,
          .spread = RateAtLevel{.rate = {.k = recall * p, .n = p},
                                .lowest = last[1].last.tp / p,
                                .highest = last[2].last.tp / p,
                                .correlation = std::sqrt((1 - precision) * (1 - recall))}};
}

LevelRate precision_at_recall(const Ranking& ranking, double recall, double confidence) {
  if (const auto why = why_no_recall(ranking)) return {.value = *why};
  const double p = ranking.positives();
  const LevelEnds ends = level_ends(recall, p, confidence);
  std::array best{BestPrecision{recall}, BestPrecision{ends.low}, BestPrecision{ends.high}};
  each_threshold(ranking, [&](const Called& called) {
    for (BestPrecision& one : best) one.see(called, p);
  });
  const Called& called = best[0].best;
  const double prevalence = p / (p + ranking.negatives());
  return {.value = called.precision(),
          .spread = RateAtLevel{
              .rate = {.k = called.tp, .n = called.rows()},
              .lowest = ends.high > 1 ? prevalence : best[2].best.precision(),
              .highest = ends.low <= 0 ? 1 : best[1].best.precision(),
              .correlation = std::sqrt((1 - called.precision()) * (1 - std::min(1.0, called.tp / p)))}};
}

LevelRate fpr_at_recall(const Ranking& ranking, double recall, double confidence) {
  if (const auto why = why_no_roc(ranking)) return {.value = *why};
  const double p = ranking.positives(), n = ranking.negatives();
  const LevelEnds ends = level_ends(recall, p, confidence);
  std::array first{FirstAtRecall{recall}, FirstAtRecall{ends.low}, FirstAtRecall{ends.high}};
  each_threshold(ranking, [&](const Called& called) {
    for (FirstAtRecall& one : first) one.see(called, p);
  });
  const auto rate = [&](const FirstAtRecall& one) {
    return one.first ? std::min(1.0, one.first->fp / n) : 1;
  };
  return {.value = rate(first[0]),
          .spread = RateAtLevel{.rate = {.k = rate(first[0]) * n, .n = n},
                                .lowest = ends.low <= 0 ? 0 : rate(first[1]),
                                .highest = rate(first[2])}};
}

LevelRate precision_at_k(const Ranking& ranking, double k, double confidence) {
  if (const auto why = why_no_top(ranking, k)) return {.value = *why};
  const auto [top, fewer, more] = top_rows(ranking, k, confidence);
  const auto ends = std::minmax({fewer.top.precision(), more.top.precision()});
  return {.value = top.top.precision(),
          .spread = RateAtLevel{
              .rate = {.k = top.top.tp, .n = top.top.rows()}, .lowest = ends.first, .highest = ends.second}};
}

LevelRate recall_at_k(const Ranking& ranking, double k, double confidence) {
  if (const auto why = why_no_recall(ranking)) return {.value = *why};
  if (const auto why = why_no_top(ranking, k)) return {.value = *why};
  const auto [top, fewer, more] = top_rows(ranking, k, confidence);
  const double p = ranking.positives(), n = p + ranking.negatives(), share = k / n;
  const double recall = std::min(1.0, top.top.tp / p);
  const double scatter = share * (1 - share);
  const double together = scatter > 0 ? std::min(1.0, recall * (1 - recall) * p / n / scatter) : 0;
  return {.value = recall,
          .spread = RateAtLevel{.rate = {.k = recall * p, .n = p},
                                .lowest = fewer.top.tp / p,
                                .highest = more.top.tp / p,
                                .correlation = -std::sqrt(together)}};
}

}  // namespace assay
