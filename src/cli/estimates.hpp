// What commands that evaluate have in common: what they need of the rows, and the parts of their reports.
#pragma once

#include <string>
#include <vector>

#include "assay/evaluate/evaluation.hpp"
#include "assay/report/report.hpp"
#include "cli/load.hpp"
#include "cli/options/estimates.hpp"
#include "cli/options/input.hpp"

namespace assay::cli {

/// The measures by class, and of all classes together, estimated as the options say.
[[nodiscard]] EvaluationPlan plan_of(std::vector<Measure> by_class, std::vector<Measure> overall,
                                     const EstimateOptions& options, unsigned threads);

/// What the measures of a plan need of the rows.
[[nodiscard]] Needs needs_of(const EvaluationPlan& plan);

/// Throws a data error when a metric of scores was asked for by name and there are none; one that comes with
/// "all" need not be there.
void check_scores(const std::vector<std::string>& names, const InputOptions& input,
                  const Predictions& predictions);

/// A warning where roc_auc is among the measures and below one half.
[[nodiscard]] std::optional<Warning> auc_below_half(const Evaluation& evaluation);

/// The table by class, and the averages below it.
void add_tables(std::vector<Part>& parts, const Evaluation& evaluation, bool weighted);

/// The measures of the positive class, or of the whole matrix.
void add_overall(std::vector<Part>& parts, const Evaluation& evaluation);

/// Each formula with its numbers: of the overall measures, and of more than two classes of each class.
void add_working(std::vector<Part>& parts, const Predictions& predictions, const Evaluation& evaluation,
                 ZeroDivision zero_division);

}  // namespace assay::cli
