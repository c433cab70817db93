// Reports on curves: of one ranking, or of several that are compared.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/curve/points.hpp"
#include "assay/curve/roc.hpp"
#include "assay/report/build/evaluation.hpp"
#include "assay/report/report.hpp"
#include "assay/sample/sample.hpp"
#include "assay/stats/interval_plan.hpp"

namespace assay {

/// A curve that can be read off a ranking.
struct CurveKind {
  std::string command;
  std::string title;
  std::string x, y;              // in JSON and CSV: "fpr", "tpr"
  std::string x_label, y_label;  // on a drawing
  std::string_view height;       // the metric that y is: "recall"
  std::string_view area;         // the metric of the area below it: "roc_auc"
  std::string legend;            // what that is called beside a line: "AUC"
  CurvePoints (*points)(const Ranking& ranking, const PointLimit& limit);
  /// The same as it is drawn: with the corners of its steps, where it has some.
  CurvePoints (*drawn)(const Ranking& ranking, const PointLimit& limit);
  /// What guessing would draw for this ranking.
  Line (*chance)(const CachedRanking& summary);
  /// The values that are reported, and what is to be said of them.
  std::function<std::vector<NamedValue>(const CachedRanking& summary, const IntervalPlan& plan)> values;
  std::vector<Warning> (*warnings)(const std::vector<NamedValue>& values);
  /// The answer in a sentence, where there is one curve.
  Phrase (*in_short)(const std::vector<NamedValue>& values, double confidence);
  /// Metrics of all classes together, where each has a score.
  std::vector<const char*> of_classes;
  std::string ties;       // what rows with the same score do: "half"
  std::string signature;  // what else decides the values: "max_fpr=0.1"
};

/// The estimate of that name, which is among the values.
[[nodiscard]] const Estimate& estimate_named(std::string_view name, const std::vector<NamedValue>& values);

/// The ROC curve, with the areas below it; and below a part of it, when one is named.
[[nodiscard]] CurveKind roc_curve(const std::optional<RocRegion>& region = std::nullopt);

/// The precision-recall curve, with average precision.
[[nodiscard]] CurveKind precision_recall_curve();

/// What a report on curves holds besides their values.
struct CurvePlan {
  IntervalPlan intervals = {};
  bool curve = true;               // its points, and a drawing
  PointLimit points = 1000;        // for programs; people see fewer
  bool plot = false;               // a drawing even without points
  bool for_programs = true;        // else the points are not listed: people see the drawing
  bool for_people = true;          // else nothing is drawn but for the plot
  double min_rows = 30;            // of a slice, to be called the worst
  std::size_t drawn_points = 500;  // of each curve
  bool bands = false;              // intervals of each point, as pictures in files have them
  unsigned threads = 1;

  [[nodiscard]] bool lists() const { return curve && for_programs; }
  [[nodiscard]] bool draws() const { return plot || (curve && for_people); }
};

/// What one ranking comes to: of a file, or of a class against the rest. Its rows are no longer held.
struct Curve {
  std::string name;
  std::vector<NamedValue> values;
  std::vector<Warning> warnings;
  CurvePoints listed, drawn;
  Line chance;
  Whiskers band = {};  // of the points drawn
};

/// The curve of a sample, or those of its classes where each has a score.
struct SampleCurves {
  std::string name;  // of the file
  Provenance input;
  std::vector<Warning> warnings;
  std::vector<Curve> all;
  bool of_classes = false;
  std::vector<NamedValue> values = {};  // of all classes together
  std::vector<Slice> slices = {};
  std::vector<Curve> of_slices = {};  // parallel to them
};

/// The sample must have been read with its ranking, or with a score for each class.
[[nodiscard]] SampleCurves curves_of(InputSample loaded, const CurvePlan& plan, const CurveKind& kind);

/// Compares the samples where there are several; there is at least one.
[[nodiscard]] Report curve_report(std::vector<SampleCurves> samples, const CurvePlan& plan,
                                  const CurveKind& kind);

/// The interval of a curve's y at each of the points drawn, as `report --threshold` has it: of one threshold
/// each, not of all together. Empty where rows have weights or belong to clusters.
[[nodiscard]] Whiskers curve_band(const Ranking& ranking, const CurvePoints& drawn, const CurveKind& kind,
                                  const IntervalPlan& plan);

/// The curve of each class against the rest.
[[nodiscard]] std::vector<Curve> curves_of_classes(const ClassSummary& classes, const CurvePlan& plan,
                                                   const CurveKind& kind);

/// A picture of them: the more classes, the fewer points each.
[[nodiscard]] Drawing drawing_of_classes(const ClassSummary& classes, const CurveKind& kind);

/// Metrics of the catalogue as values, for CurveKind::values.
[[nodiscard]] std::vector<NamedValue> named_values(std::span<const std::string_view> metrics,
                                                   const CachedRanking& summary, const IntervalPlan& plan);

}  // namespace assay
