// Estimates of chosen measures for one confusion matrix: overall, by class, and averaged.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assay/core/matrix.hpp"
#include "assay/curve/summary.hpp"
#include "assay/metric/averages.hpp"
#include "assay/metric/catalogue.hpp"
#include "assay/stats/area.hpp"
#include "assay/stats/bootstrap.hpp"
#include "assay/stats/interval.hpp"
#include "assay/tally/scores.hpp"

namespace assay {

/// What is evaluated: predictions against truth, in counts.
struct Predictions {
  ConfusionMatrix matrix;
  std::optional<std::size_t> positive = std::nullopt;       // the positive class, when there are two
  bool ordered = false;                                     // the order of the classes means something
  std::size_t selected = 0;                                 // averages go over the first so many classes
  std::optional<ProbabilityLosses> losses = std::nullopt;   // when there are scores
  std::string why_no_losses = {};                           // when scores are there but are no probabilities
  std::optional<RankingSummary> ranking = std::nullopt;     // when there are scores, and it was asked for
  std::optional<ClassSummary> class_scores = std::nullopt;  // the same of a score for each class
};

struct EvaluationPlan {
  std::vector<Measure> by_class;  // those that are taken class by class are; the others are left out. Those
                                  // of a ranking are where each class has a score of its own
  std::vector<Measure> overall;   // those that the predictions can have
  bool intervals = true;
  ProportionMethod proportion_method = ProportionMethod::wilson;
  AucMethod auc_method = AucMethod::delong;
  BootstrapPlan bootstrap = {};
  ZeroDivision zero_division = std::nullopt;
};

/// Values of the class measures, in the order of the plan.
struct ClassEstimates {
  std::string label;
  double support = 0;  // rows (or weight) in truth
  std::vector<Estimate> estimates;
};

struct AverageEstimates {
  Average average;
  std::vector<Estimate> estimates;
};

struct NamedEstimate {
  const Measure* measure;
  Estimate estimate;
};

struct Evaluation {
  std::vector<const Measure*> class_measures;  // the columns of `classes` and `averages`
  std::vector<ClassEstimates> classes;
  std::vector<AverageEstimates> averages;
  std::vector<NamedEstimate> overall;  // of the positive class, or of the whole matrix
  bool too_many_cells = false;         // bootstrap intervals were left out: they would take too long
};

/// `plan` must outlive the result, which points to its measures. Intervals are left out for weighted
/// matrices.
[[nodiscard]] Evaluation evaluate(const Predictions& predictions, const EvaluationPlan& plan);

}  // namespace assay
