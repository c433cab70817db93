// What commands that draw curves have in common: their options, and a report on one ranking or several.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "assay/curve/points.hpp"
#include "assay/metric/catalogue.hpp"
#include "assay/report/build/evaluation.hpp"
#include "assay/report/report.hpp"
#include "cli/options/curves.hpp"

namespace assay::cli {

/// A curve that can be read off a ranking.
struct CurveKind {
  std::string command;
  std::string title;
  std::string x, y;              // in JSON and CSV: "fpr", "tpr"
  std::string x_label, y_label;  // on a drawing
  std::string legend;            // what the first of the values is called beside a line: "AUC"
  CurvePoints (*points)(const Ranking& ranking, const PointLimit& limit);
  /// The same as it is drawn: with the corners of its steps, where it has some.
  CurvePoints (*drawn)(const Ranking& ranking, const PointLimit& limit);
  /// What guessing would draw for this ranking.
  Line (*chance)(const RankingSummary& summary);
  /// The values that are reported, and what is to be said of them.
  std::function<std::vector<NamedValue>(const RankingSummary& summary, const IntervalPlan& plan)> values;
  std::vector<Warning> (*warnings)(const std::vector<NamedValue>& values);
  /// Metrics of all classes together, where each has a score.
  std::vector<const char*> of_classes;
  std::string ties;       // what rows with the same score do: "half"
  std::string signature;  // what else decides the values: "max_fpr=0.1"
};

[[nodiscard]] Report curve_report(const CurveOptions& options, const CurveKind& kind);

/// A metric of the catalogue as a value, for CurveKind::values.
[[nodiscard]] NamedValue named_value(std::string_view metric, const RankingSummary& summary,
                                     const IntervalPlan& plan);

}  // namespace assay::cli
