// Whether one model is better than another: differences of metrics, with their intervals and tests.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/evaluate/evaluation.hpp"
#include "assay/models/models.hpp"
#include "assay/stats/paired.hpp"

namespace assay {

/// What a difference shows. higher, lower: of a metric that is better neither way.
enum class Standing { better, worse, higher, lower, no_evidence, undefined };

/// "better", "no evidence".
[[nodiscard]] std::string_view name_of(Standing standing);

/// A metric of a model, beside that of the reference.
struct MetricComparison {
  std::string name;  // "f1", "recall[fraud]", "macro_f1"
  Better better = Better::neither;
  Value reference = Value::undefined("");
  Value value = Value::undefined("");
  Value difference = Value::undefined("");           // of the model less that of the reference
  std::optional<Interval> interval = std::nullopt;   // of the difference
  std::optional<double> p = std::nullopt;            // of no difference, two-sided
  std::string_view test = {};                        // that gives p: "mcnemar_mid_p", "t", "delong"
  std::optional<double> corrected_p = std::nullopt;  // where several models or slices are compared
  std::string why_no_interval = {};
  Standing standing = Standing::undefined;
};

/// All metrics of a model against the reference.
struct ModelComparison {
  std::string model, reference;
  std::vector<MetricComparison> metrics;
};

/// Of two models on the same rows: their errors go together, and so their difference is known better than
/// either. `estimands` that one of the two cannot have are undefined.
/// Shares of the same rows (accuracy, recall, top-k accuracy): Tango's interval, McNemar's mid-p. Other
/// metrics of counts, means of losses, average precision, and all where rows have weights or belong to
/// clusters: the infinitesimal jackknife over rows or clusters with Student's t (Efron 1982, The Jackknife,
/// ch. 6), of counts with two rows added that spread over right and wrong answers of both (Agresti & Min
/// 2005, Stat Med 24:729). Areas under the ROC curve: DeLong et al. 1988, Biometrics 44:837. Areas over
/// several classes: the infinitesimal jackknife, too, each class's rows with their n - 1 and Welch's degrees
/// of freedom. Other metrics of scores: rows are resampled.
[[nodiscard]] ModelComparison compare(const PairedSample& paired, std::size_t reference, std::size_t model,
                                      std::span<const Estimand> estimands, const EvaluationPlan& plan);

/// Of two models, or of one, on different rows: Newcombe 1998, Stat Med 17:873, method 10, of the intervals
/// of each; areas under the ROC curve are tested by Welch's t of DeLong's variances.
[[nodiscard]] ModelComparison compare_unpaired(const Sample& reference, const Sample& model,
                                               std::span<const Estimand> estimands,
                                               const EvaluationPlan& plan);

/// Corrects the p-values of each metric for the number of comparisons, and judges anew.
void correct(std::span<ModelComparison* const> comparisons, Correction correction, double confidence);

/// What a comparison shows at a confidence, by its corrected p where it has one.
[[nodiscard]] Standing standing_of(const MetricComparison& one, double confidence);

}  // namespace assay
