// How metrics of scores come about, row by row.
#pragma once

#include <string>
#include <vector>

#include "assay/formula/working.hpp"
#include "assay/sample/sample.hpp"

namespace assay {

/// Terms of a sum: all of up to 20, else the first few and how many more there are.
class Terms {
 public:
  template <class Make>
  void add(const Make& term) {
    if (count_++ < most_) first_.push_back(term());
  }
  [[nodiscard]] Phrase sum() const;
  [[nodiscard]] bool empty() const { return count_ == 0; }

 private:
  static constexpr std::size_t most_ = 20, few_ = 3;
  std::vector<Phrase> first_;
  std::size_t count_ = 0;
};

/// Of roc_auc, gini, average_precision, log_loss and brier_score of two classes, and of roc_auc_ovr, log_loss
/// and brier_score of a score for each class; nothing for others. Rows with weights have a term for each
/// score.
[[nodiscard]] std::vector<Derivation> score_derivations(const std::string& metric, const Sample& predictions);

}  // namespace assay
