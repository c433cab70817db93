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
#include "assay/sample/sample.hpp"

namespace assay {

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
