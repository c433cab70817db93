// Parts of the report that compares models.
#pragma once

#include <functional>
#include <optional>

#include "assay/report/build/comparison.hpp"

namespace assay {

/// What a model predicts by, as ComparedModel has it; `cut`: scores of one class are cut.
[[nodiscard]] std::string_view kind_of_predictions(const Provenance& input, bool cut);

/// The reference first.
[[nodiscard]] std::vector<ComparedModel> compared_models(const PairedSample& paired,
                                                         const ComparisonReportPlan& plan);

/// "new is better than old in recall and f1."
[[nodiscard]] Phrase comparison_in_short(const Comparisons& comparisons, bool with_tests);

/// How many rows of each true class changed from right to wrong and from wrong to right.
[[nodiscard]] Table flips_table(const PairedSample& paired, std::size_t reference, std::size_t model,
                                const IntervalPlan& intervals);

/// The rows whose scores changed most; nothing where one of the two has no scores.
[[nodiscard]] std::optional<Records> score_changes(const PairedSample& paired, std::size_t reference,
                                                   std::size_t model);

/// A model, and the reference that it is compared with. The references must outlive it.
struct ModelPair {
  std::string name;  // of the model
  const Sample& reference;
  const Sample& model;
};

/// How far changes of metrics come from the ranking, from the threshold and from the shares of the classes;
/// nothing where no two models cut scores.
[[nodiscard]] std::optional<Records> causes_of_changes(std::span<const ModelPair> pairs,
                                                       std::span<const Estimand> estimands,
                                                       const ComparisonReportPlan& plan, bool paired);

/// More than two models, each metric's best first, and the pairs that rows do not tell apart; `compare`
/// compares two of them.
[[nodiscard]] Records ranking_records(std::span<const std::string> names,
                                      const std::function<ModelComparison(std::size_t, std::size_t)>& compare,
                                      const ComparisonReportPlan& plan);

/// For each model and margin: is it at most so much worse, by the whole interval of the change?
[[nodiscard]] Records margins_of(const Comparisons& comparisons, std::span<const MaxDrop> margins,
                                 double rows, double confidence);

/// Each slice, corrected for their number; `of_all` is of all rows.
void add_comparison_slices(Report& report, const PairedSample& paired, const Comparisons& of_all,
                           std::span<const Estimand> estimands, const ComparisonReportPlan& plan);
void add_comparison_slices(Report& report, const std::vector<NamedSample>& models, const Comparisons& of_all,
                           std::span<const Estimand> estimands, const ComparisonReportPlan& plan);

}  // namespace assay
