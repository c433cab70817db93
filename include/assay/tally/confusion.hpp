// The confusion matrix, and the tally of label pairs that it is made from.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "assay/tally/labels.hpp"
#include "assay/tally/record.hpp"
#include "assay/tally/sum.hpp"

namespace assay {

/// The two-by-two table of one class against all others.
struct TwoByTwo {
  double tp = 0;
  double fp = 0;
  double fn = 0;
  double tn = 0;
};

/// Rows (or their weights) for each pair of classes, truth in rows.
struct ConfusionMatrix {
  std::vector<std::string> labels;
  std::vector<double> cells;  // row by row, labels.size() squared of them
  bool weighted = false;      // cells are sums of weights, not counts

  [[nodiscard]] std::size_t size() const { return labels.size(); }
  [[nodiscard]] double at(std::size_t truth, std::size_t predicted) const {
    return cells[truth * size() + predicted];
  }
  [[nodiscard]] double& at(std::size_t truth, std::size_t predicted) {
    return cells[truth * size() + predicted];
  }
  [[nodiscard]] double truth_total(std::size_t label) const;
  [[nodiscard]] double predicted_total(std::size_t label) const;
  [[nodiscard]] double total() const;
};

/// The class numbered `positive` against all others.
[[nodiscard]] TwoByTwo one_vs_rest(const ConfusionMatrix& matrix, std::size_t positive);

/// Each class against all others.
[[nodiscard]] std::vector<TwoByTwo> one_vs_rest(const ConfusionMatrix& matrix);

/// The same into `tables`, whose memory is used again.
void one_vs_rest(const ConfusionMatrix& matrix, std::vector<TwoByTwo>& tables);

/// A matrix of two classes from its four counts; the class numbered `positive` is the positive one.
[[nodiscard]] ConfusionMatrix two_class_matrix(const TwoByTwo& table, std::vector<std::string> labels,
                                               std::size_t positive = 1);

/// Tally of (truth, predicted) label texts. A monoid: an empty one changes nothing, and merging in row order
/// gives the same bytes however the rows were divided.
class ConfusionTally {
 public:
  void add(std::span<const Record> rows);
  void merge(const ConfusionTally& later);

  [[nodiscard]] const Labels& labels() const { return labels_; }
  /// The matrix over `classes` of labels().texts().
  [[nodiscard]] ConfusionMatrix matrix(const Classes& classes) const;

 private:
  static constexpr std::uint32_t dense_side = 16;

  WeightSum& cell(std::uint32_t truth, std::uint32_t predicted);
  template <class Visit>
  void each_cell(Visit visit) const;

  Labels labels_;
  std::array<WeightSum, dense_side * dense_side> dense_;  // of the first few labels, truth in rows
  std::unordered_map<std::uint64_t, WeightSum> sparse_;   // of all others, by truth << 32 | predicted
  bool weighted_ = false;
};

}  // namespace assay
