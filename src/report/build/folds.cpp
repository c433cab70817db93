// Metrics by fold of a cross-validation.
#include "assay/report/build/folds.hpp"

#include <algorithm>
#include <utility>

#include "assay/stats/spread.hpp"

namespace assay {

namespace {

FoldedMetric folded(const Estimated& pooled, std::span<const Results> of_folds) {
  FoldedMetric metric{.name = name_of(pooled.estimand), .pooled = pooled.estimate};
  std::vector<double> numbers;
  for (const Results& results : of_folds) {
    const Estimate* found = results.find(pooled.name(), pooled.estimand.target);
    metric.values.push_back(found ? found->value : Value::undefined("it cannot be had of these rows"));
    if (metric.values.back().defined()) numbers.push_back(metric.values.back().number());
  }
  metric.defined = numbers.size();
  const std::optional<Spread> spread = spread_of(numbers);
  if (!spread) return metric;
  metric.mean = spread->mean;
  metric.low = spread->low;
  metric.high = spread->high;
  metric.sd = spread->sd ? Value(*spread->sd) : Value::undefined("one fold alone has no spread");
  return metric;
}

}  // namespace

void add_folds(Report& report, const InputSample& loaded, std::span<const Results> results) {
  Folds folds{.column = {}, .rows = loaded.input.rows};
  for (const auto& [role, column] : loaded.input.columns)
    if (role == "folds") folds.column = column;
  for (const Slice& slice : loaded.slices) folds.folds.push_back({slice.value, slice.rows});
  for (const Estimated& one : results[0].all())
    if (!loaded.predictions.positive || std::holds_alternative<Overall>(one.estimand.target))
      folds.metrics.push_back(folded(one, results.subspan(1)));
  const auto overall = std::find_if(report.parts.begin(), report.parts.end(),
                                    [](const Part& part) { return std::holds_alternative<ValueList>(part); });
  if (overall == report.parts.end()) {
    report.parts.emplace_back(std::move(folds));
    return;
  }
  std::get<ValueList>(*overall).for_people = false;  // the pooled values stand among those of the folds
  report.parts.insert(overall + 1, std::move(folds));
}

}  // namespace assay
