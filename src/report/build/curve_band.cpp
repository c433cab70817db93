// The interval beside a curve.
#include <cmath>

#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "assay/evaluate/evaluation.hpp"
#include "assay/metric/catalogue.hpp"
#include "assay/report/build/curves.hpp"
#include "assay/threshold/threshold.hpp"

namespace assay {

Whiskers curve_band(const Ranking& ranking, const CurvePoints& drawn, const CurveKind& kind,
                    const IntervalPlan& plan) {
  if (!plan.wanted || !ranking.counts_rows()) return {};
  Whiskers band{.name = percent(plan.confidence()) + " interval",
                .legend = std::string(kind.height) + " at each threshold",
                .x = drawn.x,
                .y = drawn.y};
  const Estimand metric{bound_metric(kind.height)};
  Sample sample{.matrix = {}, .positive = 1, .selected = 2};
  for (const TwoByTwo& table : tables_at(ranking, drawn.threshold)) {
    sample.matrix = two_class_matrix(table, {"negative", "positive"});
    const Results results = evaluate(sample, std::vector{metric}, {.intervals = plan});
    const std::optional<Interval>& interval = results.all()[0].estimate.interval;
    band.low.push_back(interval ? interval->low : std::nan(""));
    band.high.push_back(interval ? interval->high : std::nan(""));
  }
  return band;
}

}  // namespace assay
