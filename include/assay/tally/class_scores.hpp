// Rows with a score for each class.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "assay/core/matrix.hpp"
#include "assay/core/scatter.hpp"
#include "assay/row/batch.hpp"
#include "assay/tally/clusters.hpp"
#include "assay/tally/labels.hpp"
#include "assay/tally/loss_tally.hpp"
#include "assay/tally/ranking.hpp"
#include "assay/tally/score_column.hpp"
#include "assay/tally/scores.hpp"
#include "assay/tally/sum.hpp"

namespace assay {

/// Probabilities of a row's classes sum to 1 within this: they may be written with few digits.
inline constexpr double sum_tolerance = 0.01;

/// What a row loses by its classes' scores as probabilities: 0 for the true class loses infinitely much,
/// unless `clip` moves it. The squared error is summed over the classes, 0 to 2.
[[nodiscard]] RowLosses losses_of(std::span<const double> scores, std::size_t truth, double clip);

/// How many other classes score as high as the true one, or higher.
[[nodiscard]] std::size_t rank_of(std::span<const double> scores, std::size_t truth);

/// Rows with a true class and a score for each class: 8 bytes for each score and 4 for the class, and 8 for
/// the weight where rows have weights, and 8 for the cluster where they belong to some.
class ClassScores {
 public:
  explicit ClassScores(std::size_t classes) : columns_(classes) {}

  void add(std::size_t truth, std::span<const double> scores, double weight);
  /// The cluster of the row that was added last.
  void add_cluster(std::uint64_t cluster) { clusters_.push_back(cluster); }
  void merge(const ClassScores& later);
  void save(StateWriter& out) const;
  void load(StateReader& in);

  [[nodiscard]] std::size_t classes() const { return columns_.size(); }
  [[nodiscard]] std::size_t rows() const { return truth_.size(); }
  [[nodiscard]] bool weighted() const { return !weights_.empty(); }
  /// The true classes, and the scores for one class, row by row.
  [[nodiscard]] std::span<const std::uint32_t> truth() const { return truth_; }
  [[nodiscard]] std::span<const double> column(std::size_t scored) const { return columns_[scored].values(); }
  /// The scores for one class of the rows of each true class. Sorted.
  [[nodiscard]] std::vector<ScoredRows> by_truth(std::size_t scored) const;
  /// The highest score of each row, which is positive where it is that of the true class; of several the
  /// first is. Not sorted.
  [[nodiscard]] Ranking highest() const;
  /// Gives the memory of the scores for one class back.
  void drop(std::size_t scored) { columns_[scored] = {}; }

 private:
  std::vector<ScoreColumn> columns_;  // of each class, row by row
  std::vector<std::uint32_t> truth_;
  std::vector<double> weights_;          // empty while all are 1
  std::vector<std::uint64_t> clusters_;  // empty where there are none
};

/// Tally of rows with a score for each class: their order, the class that scores highest, and losses as
/// probabilities.
class ClassScoreTally {
 public:
  /// `classes` in the order of the columns of their scores. `clip`: as in ScoreRule. Only where scores are
  /// kept can they be ranked.
  ClassScoreTally(std::vector<std::string> classes, double clip, bool keep_scores = true);

  /// Throws a data error for a true label that is none of the classes.
  void add(const Batch& rows);
  void merge(const ClassScoreTally& later);
  void save(StateWriter& out) const;
  void load(StateReader& in);
  /// Changes the place of the row that is remembered.
  void move_place(const std::function<RowPlace(RowPlace)>& moved) {
    if (invalid_probability_) invalid_probability_->place = moved(invalid_probability_->place);
  }

  [[nodiscard]] const std::vector<std::string>& classes() const { return classes_; }
  [[nodiscard]] const ClassScores& scores() const { return scores_; }
  [[nodiscard]] ClassScores& scores() { return scores_; }
  /// The class with the highest score is predicted; of several the first.
  [[nodiscard]] ConfusionMatrix matrix() const;
  /// How many rows had several classes with the highest score.
  [[nodiscard]] std::size_t tied() const { return tied_; }
  /// Rows (or their weights) whose true class is first, second, third ... by its score. Ties count against
  /// it.
  [[nodiscard]] std::vector<double> ranks() const;
  [[nodiscard]] ProbabilityLosses losses() const;
  /// How the rows of the matrix, and those of the ranks scatter; nothing where they have neither weights nor
  /// clusters.
  [[nodiscard]] std::optional<Scatter> scatter() const;
  [[nodiscard]] std::optional<Scatter> scatter_of_ranks() const;

 private:
  enum Loss { log_loss, brier, loss_count };

  std::size_t class_of(std::string_view label);
  /// Where it was put.
  struct Place {
    std::size_t cell, rank;
  };
  Place add_row(std::size_t truth, std::span<const double> scores, double weight);
  [[nodiscard]] bool alike() const { return !weighted_ && clusters_.empty(); }
  struct BatchLosses;
  void add_losses(std::span<const double> scores, std::size_t truth, double weight, RowPlace place,
                  const std::optional<std::uint64_t>& cluster, BatchLosses& batch);

  std::vector<std::string> classes_;
  double clip_;
  bool keep_scores_;
  bool weighted_ = false;
  Labels labels_;
  std::vector<std::size_t> class_of_label_;  // parallel to the texts of labels_
  ClassScores scores_;
  // Of truth * classes + the class with the highest score: most are in no row, of many classes.
  std::unordered_map<std::size_t, WeightedCount> cells_;
  std::vector<WeightedCount> ranks_;
  std::size_t tied_ = 0;
  std::array<LossTally, loss_count> losses_;
  ClusterRows clusters_;  // by cell and rank
  std::size_t infinite_rows_ = 0;
  std::optional<InvalidProbability> invalid_probability_;
};

}  // namespace assay
