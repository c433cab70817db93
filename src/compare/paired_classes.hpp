// Two models' scores for each class, on the same rows.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "assay/models/models.hpp"
#include "compare/paired_scores.hpp"

namespace assay {

/// Classes are numbered as in `paired.classes()`, in whatever order a model's columns are. Models are 0, the
/// reference, and 1.
class PairedClasses {
 public:
  PairedClasses(const PairedSample& paired, std::size_t first, std::size_t second);

  [[nodiscard]] std::size_t size() const { return weights_.size(); }
  [[nodiscard]] std::size_t rows() const { return truth_.size(); }
  [[nodiscard]] std::size_t truth(std::size_t row) const { return truth_[row]; }
  /// Of a row, and of all rows of a class.
  [[nodiscard]] double weight(std::size_t row) const { return paired_.rows.weight(row); }
  [[nodiscard]] double weight_of_class(std::size_t k) const { return weights_[k]; }
  /// The scores for a class, row by row, and how they rank its rows against the rest.
  [[nodiscard]] RankedScores ranked(std::size_t model, std::size_t k) const;
  /// A row's scores for each class.
  void scores_of(std::size_t model, std::size_t row, std::vector<double>& scores) const;
  /// As in ScoreRule.
  [[nodiscard]] double clip(std::size_t model) const { return paired_.models[models_[model]].plan.clip; }

 private:
  const PairedSample& paired_;
  std::array<std::size_t, 2> models_;
  std::array<std::vector<std::size_t>, 2> columns_;  // of each class
  std::vector<std::size_t> truth_;
  std::vector<double> weights_;
};

}  // namespace assay
