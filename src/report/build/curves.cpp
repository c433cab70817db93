// Curves of samples, and what is to be said of them.
#include "assay/report/build/curves.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "assay/core/threads.hpp"
#include "assay/evaluate/evaluation.hpp"
#include "assay/metric/catalogue.hpp"
#include "assay/report/build/of_slices.hpp"
#include "report/build/brackets.hpp"

namespace assay {

namespace {

Warning thinning(const CurvePoints& points) {
  return {"curve_thinned",
          fmt::format("the curve has {} of {} points; the area below them differs by {:.1g}; --points all "
                      "leaves none out",
                      points.size(), points.of, points.area_change),
          points.of - points.size(), true};
}

void warn_of_no_interval(Curve& curve, const CurveKind& kind) {
  const Estimate& area = estimate_named(kind.area, curve.values);
  if (area.value.defined() && !area.interval)
    curve.warnings.push_back(
        {"no_interval", "no interval for " + std::string(kind.area) + ": the rows of a class are too few"});
}

// What is to be said of the points for programs.
void warn_of_points(Curve& curve, const CurveKind& kind) {
  if (curve.listed.size() < curve.listed.of) curve.warnings.push_back(thinning(curve.listed));
  if (curve.listed.size() == 0)
    curve.warnings.push_back({"no_curve",
                              "there is no curve: " + estimate_named(kind.area, curve.values).value.reason(),
                              1, true});
}

Curve curve_of(const CachedRanking& summary, const CurvePlan& plan, const CurveKind& kind) {
  Curve curve;
  // Each walks the whole ranking.
  for_each_index(3, summary.ranking().worth_threads() ? plan.threads : 1, [&](std::size_t i) {
    if (i == 0) curve.values = kind.values(summary, plan.intervals);
    if (i == 1 && plan.draws()) curve.drawn = kind.drawn(summary.ranking(), plan.drawn_points);
    if (i == 2 && plan.lists()) curve.listed = kind.points(summary.ranking(), plan.points);
  });
  curve.warnings = kind.warnings(curve.values);
  if (auto brackets = brackets_of(curve.values)) curve.warnings.push_back(*std::move(brackets));
  if (plan.intervals.wanted) warn_of_no_interval(curve, kind);
  if (plan.lists()) warn_of_points(curve, kind);
  if (plan.draws()) curve.chance = kind.chance(summary);
  if (plan.draws() && plan.bands)
    curve.band = curve_band(summary.ranking(), curve.drawn, kind, plan.intervals);
  return curve;
}

// Thresholds in the unit of the file's scores.
void show_thresholds_in_file(Curve& curve, const Provenance& input) {
  if (input.score_is != ScoreMeaning::distance) return;
  for (double& threshold : curve.listed.threshold) threshold = threshold_in_file(input, threshold);
  for (NamedValue& one : curve.values)
    if (one.exact && one.estimate.value.defined())
      one.estimate.value = threshold_in_file(input, one.estimate.value.number());
}

void add_ranking(SampleCurves& curves, InputSample& loaded, const CurvePlan& plan, const CurveKind& kind) {
  std::vector<Curve> found = of_all_and_slices(
      loaded, plan.threads, [&](const Sample& rows) { return curve_of(*rows.ranking, plan, kind); });
  for (Curve& curve : found) show_thresholds_in_file(curve, loaded.input);
  found[0].name = curves.name;
  curves.all.push_back(std::move(found[0]));
  for (const Slice& slice : loaded.slices) {
    Curve& curve = found[1 + curves.of_slices.size()];
    curve.name = slice.value;
    curves.of_slices.push_back(std::move(curve));
  }
  curves.slices = std::move(loaded.slices);
}

void add_classes(SampleCurves& curves, const ClassSummary& classes, const CurvePlan& plan,
                 const CurveKind& kind) {
  curves.of_classes = true;
  curves.all = curves_of_classes(classes, plan, kind);
  for (const char* metric : kind.of_classes)
    curves.values.push_back(
        {metric, bound_metric(metric).estimate(ScoredClasses{.ranking = &classes}, plan.intervals).value()});
}

}  // namespace

const Estimate& estimate_named(std::string_view name, const std::vector<NamedValue>& values) {
  return std::find_if(values.begin(), values.end(), [&](const NamedValue& one) { return one.name == name; })
      ->estimate;
}

std::vector<Curve> curves_of_classes(const ClassSummary& classes, const CurvePlan& plan,
                                     const CurveKind& kind) {
  std::vector<Curve> curves;
  for (std::size_t k = 0; k < classes.labels().size(); ++k) {
    curves.push_back(curve_of(classes.one_vs_rest(k), plan, kind));
    curves.back().name = classes.labels()[k];
  }
  return curves;
}

SampleCurves curves_of(InputSample loaded, const CurvePlan& asked, const CurveKind& kind) {
  SampleCurves curves{.name = name_of_source(loaded.input)};
  const Sample& predictions = loaded.predictions;
  CurvePlan plan = asked;
  plan.intervals.bootstrap.threads = loaded.slices.empty() ? plan.threads : 1;  // each thread has a slice
  if (const std::string why = why_no_intervals(predictions); plan.intervals.wanted && !why.empty()) {
    plan.intervals.wanted = false;
    loaded.warnings.push_back({"no_intervals", "intervals are left out: " + why});
  }
  if (predictions.ranking) add_ranking(curves, loaded, plan, kind);
  if (predictions.class_scores) add_classes(curves, *predictions.class_scores, plan, kind);
  curves.warnings = std::move(loaded.warnings);
  curves.input = std::move(loaded.input);
  return curves;
}

std::vector<NamedValue> named_values(std::span<const std::string_view> metrics, const CachedRanking& summary,
                                     const IntervalPlan& plan) {
  std::vector<NamedValue> values;
  for (const std::string_view metric : metrics) values.push_back({std::string(metric), {Value(0)}});
  const unsigned threads = summary.ranking().worth_threads() ? plan.bootstrap.threads : 1;
  for_each_index(metrics.size(), threads, [&](std::size_t i) {
    values[i].estimate = bound_metric(metrics[i]).estimate(ScoredSample{.ranking = &summary}, plan).value();
  });
  return values;
}

}  // namespace assay
