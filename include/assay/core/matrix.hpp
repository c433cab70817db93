// The confusion matrix, and the two-by-two tables in it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace assay {

/// The two-by-two table of one class against all others.
struct TwoByTwo {
  double tp = 0;
  double fp = 0;
  double fn = 0;
  double tn = 0;
};

/// Many two-by-two tables, in columns of equal length.
struct TableColumns {
  std::vector<double> tp, fp, fn, tn;

  [[nodiscard]] std::size_t size() const { return tp.size(); }
  [[nodiscard]] TwoByTwo at(std::size_t table) const {
    return {.tp = tp[table], .fp = fp[table], .fn = fn[table], .tn = tn[table]};
  }
  void add(const TwoByTwo& table);
  void clear();
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

}  // namespace assay
