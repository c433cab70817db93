// The precision-recall curve as a report has it.
#include "assay/curve/precision_recall.hpp"

#include <array>

#include "assay/core/text.hpp"
#include "assay/report/build/curves.hpp"
#include "report/build/in_short.hpp"

namespace assay {

namespace {

std::vector<NamedValue> pr_values(const CachedRanking& summary, const IntervalPlan& plan) {
  constexpr std::array<std::string_view, 2> metrics{"average_precision", "pr_auc"};
  std::vector<NamedValue> values = named_values(metrics, summary, plan);
  values.push_back({"prevalence", {summary.precision_recall().prevalence}});
  return values;
}

std::vector<Warning> pr_warnings(const std::vector<NamedValue>& values) {
  const auto& interval = estimate_named("average_precision", values).interval;
  if (!interval || interval->low != interval->high) return {};
  return {{"zero_width_interval", "intervals of areas of 1 have no width: there the method has none"}};
}

Phrase pr_in_short(const std::vector<NamedValue>& values, double confidence) {
  const Phrase text =
      values_in_short({{"average precision", estimate_named("average_precision", values)}}, confidence);
  const Value& prevalence = estimate_named("prevalence", values).value;
  if (!prevalence.defined()) return text;
  return text + Phrase{"; guessing scores ", Number(prevalence.number(), Number::Shown::spoken)};
}

// Guessing is as precise as positives are frequent, whatever the recall.
Line prevalence_level(const CachedRanking& summary) {
  const Value& prevalence = summary.precision_recall().prevalence;
  if (!prevalence.defined()) return {};
  return {.name = "chance",
          .legend = "AP " + rounded(prevalence.number(), 4),
          .x = {0, 1},
          .y = {prevalence.number(), prevalence.number()}};
}

// As average precision has it: from recall to recall at the precision of the higher one.
CurvePoints precision_steps(const Ranking& ranking, const PointLimit& limit) {
  const CurvePoints points = precision_recall_points(ranking, limit ? PointLimit(*limit / 2) : limit);
  CurvePoints corners{.x = {}, .y = {}, .threshold = {}, .of = points.of};
  double recall = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    corners.add(recall, points.y[i], points.threshold[i]);
    corners.add(points.x[i], points.y[i], points.threshold[i]);
    recall = points.x[i];
  }
  return corners;
}

}  // namespace

CurveKind precision_recall_curve() {
  return {.command = "pr",
          .title = "Precision-recall curve",
          .x = "recall",
          .y = "precision",
          .x_label = "recall",
          .y_label = "precision",
          .height = "precision",
          .area = "average_precision",
          .legend = "AP",
          .points = precision_recall_points,
          .drawn = precision_steps,
          .chance = prevalence_level,
          .values = pr_values,
          .warnings = pr_warnings,
          .in_short = pr_in_short,
          .of_classes = {"average_precision"},
          .ties = "together",
          .signature = {}};
}

}  // namespace assay
