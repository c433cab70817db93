// What many thresholds of a score bring, for a reader who moves the threshold.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "assay/core/matrix.hpp"
#include "assay/core/value.hpp"
#include "assay/report/plots.hpp"

namespace assay {

/// One threshold, in the unit of the file's scores, and what it brings.
struct SweepPoint {
  double threshold;
  TwoByTwo table;
  std::vector<Estimate> estimates;  // one for each metric of the sweep
};

/// A bar of a histogram of scores: rows, or the sum of their weights, of either class.
struct ScoreBin {
  double from, to;
  double positives = 0, negatives = 0;
};

struct Sweep {
  std::string score;     // the column
  std::string positive;  // the class
  std::string negative;
  bool positive_first = false;       // of the two classes
  bool distance = false;             // a score at or below the threshold is predicted positive, not above
  bool weighted = false;             // counts are sums of weights
  std::vector<std::string> metrics;  // precision, recall, specificity, f1 and fpr, in this order
  std::vector<SweepPoint> points;    // by threshold, lowest first; there is at least one
  std::size_t start = 0;             // of the points: the threshold of the report, or a usual one
  std::size_t scores = 0;            // how many distinct ones there are
  std::vector<Drawing> drawings;     // fpr and recall across; recall and precision up
  std::vector<ScoreBin> bins;
  std::string command;  // that reports on these rows; --threshold is to be added
  std::string why_no_intervals = {};
};

}  // namespace assay
