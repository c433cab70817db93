// The report on an evaluation, and its parts.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assay/evaluate/evaluation.hpp"
#include "assay/evaluate/metric_choice.hpp"
#include "assay/report/report.hpp"

namespace assay {

struct EvaluationReportPlan {
  EvaluationPlan how = {};                    // as the results were made
  bool working = false;                       // each formula with its numbers
  double min_rows = 30;                       // of a slice, to be called the worst
  bool folds = false;                         // slices are the folds of a cross-validation
  bool chosen = false;                        // the metrics were named: people see little else
  std::vector<std::string> own_metrics = {};  // "cost = 5*FN + FP", for the signature
};

/// Tables by class and averages, the metrics of all rows, the matrix, and warnings. `results`: of all rows,
/// and then of each slice.
[[nodiscard]] Report evaluation_report(const InputSample& loaded, const MetricChoice& choice,
                                       std::span<const Results> results, const EvaluationReportPlan& plan);

/// The same of a sample without slices.
[[nodiscard]] Report evaluation_report(const InputSample& loaded, const MetricChoice& choice,
                                       const Results& results, const EvaluationReportPlan& plan = {});

/// The table by class, and the averages below it.
void add_tables(std::vector<Part>& parts, const MetricChoice& choice, const Sample& predictions,
                const Results& results);

/// The metrics of all rows.
[[nodiscard]] std::vector<NamedValue> overall_values(const Results& results);
void add_overall(std::vector<Part>& parts, const Results& results);

/// Each formula with its numbers: of the overall metrics, and of more than two classes of each class.
void add_working(std::vector<Part>& parts, const MetricChoice& choice, const Sample& predictions,
                 ZeroDivision zero_division);

/// A warning of an area below one half: it is never turned round. Of results, where roc_auc is among them.
[[nodiscard]] std::optional<Warning> auc_below_half(const Value& auc);
[[nodiscard]] std::optional<Warning> auc_below_half(const Results& results);

}  // namespace assay
