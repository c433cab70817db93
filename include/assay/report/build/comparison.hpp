// The report that compares models.
#pragma once

#include <string>
#include <vector>

#include "assay/compare/comparison.hpp"
#include "assay/compare/flips.hpp"
#include "assay/evaluate/metric_choice.hpp"
#include "assay/gate/gate.hpp"
#include "assay/report/report.hpp"

namespace assay {

struct ComparisonReportPlan {
  EvaluationPlan how = {};
  Correction correction = Correction::holm;
  std::size_t reference = 0;
  bool models_are_files = false;
  std::vector<MaxDrop> margins = {};  // by which models may be worse
  double min_rows = 30;               // of a slice, to be tested
  unsigned threads = 1;
  std::vector<std::string> own_metrics = {};  // for the signature
};

/// Each model against the reference on the same rows: the metrics, the rows that changed, the slices.
[[nodiscard]] Report comparison_report(const PairedSample& paired, const MetricChoice& choice,
                                       const ComparisonReportPlan& plan);

/// The same of samples of different rows, as far as it can be had: no row has changed.
struct NamedSample {
  std::string name, file;
  InputSample sample;
};
[[nodiscard]] Report unpaired_report(const std::vector<NamedSample>& models, const MetricChoice& choice,
                                     const ComparisonReportPlan& plan);

/// The rows that one of two gets right and the other does not, as records for a file: key or place, true
/// label, both answers and scores, and "to_right" or "to_wrong".
[[nodiscard]] Records flip_records(const PairedSample& paired, std::size_t reference);

}  // namespace assay
