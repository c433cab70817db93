// Where a metric flatters on such classes, and what cannot be told.
#pragma once

#include <optional>
#include <vector>

#include "assay/imbalance/analysis.hpp"

namespace assay {

/// A finding. Its numbers are those of the analysis: of the metric that it is about, of its baseline, and of
/// the class of lowest recall.
struct Finding {
  enum class Kind {
    one_class,                // there are rows of one class only
    empty_class,              // the smallest class has no rows
    few_rows,                 // or too few to know its recall
    weighted,                 // rows have weights
    less_than_baseline,       // accuracy is below that of calling every row the largest class
    no_better_than_baseline,  // or not significantly above it
    mostly_baseline,          // or above it by little, while a class is hardly found
    infinite_loss,
    no_skill,       // a metric is no better than its baseline
    little_skill,   // or hardly
    area_flatters,  // roc_auc does not show what average_precision does: how rare positives are
    f1_of_largest,  // f1 is of the larger class
  };
  Kind kind;
  const ComparedMetric* metric = nullptr;  // that it is about, if it is about one; held by the analysis
};

/// In the order in which they should be read. Points into the analysis. None where there are no rows.
[[nodiscard]] std::vector<Finding> findings(const ImbalanceAnalysis& analysis);

/// Half the width of the widest 95 % interval of the recall of the smallest class.
[[nodiscard]] double uncertainty_of_smallest(const ImbalanceAnalysis& analysis);

}  // namespace assay
