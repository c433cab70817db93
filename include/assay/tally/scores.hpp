// The tally of thresholded scores, and of how far off they are as probabilities.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assay/core/matrix.hpp"
#include "assay/core/scatter.hpp"
#include "assay/row/batch.hpp"
#include "assay/tally/clusters.hpp"
#include "assay/tally/labels.hpp"
#include "assay/tally/loss_tally.hpp"
#include "assay/tally/sum.hpp"

namespace assay {

/// A score that cannot be a probability, and how many rows have such.
struct InvalidProbability {
  RowPlace place;  // of the first
  double score = 0;
  bool is_sum = false;  // the probabilities of the row's classes do not sum to 1, but to `score`
  std::size_t count = 0;
};

void save(const std::optional<InvalidProbability>& invalid, StateWriter& out);
void load(std::optional<InvalidProbability>& invalid, StateReader& in);

/// Joins those of some rows and of others; the place is that of the earliest row.
void merge(std::optional<InvalidProbability>& earlier, const std::optional<InvalidProbability>& later);

/// Scores taken as probabilities, of the positive class or of every class.
struct ProbabilityLosses {
  MeanLoss log_loss;              // natural logarithm; infinite when infinite_rows > 0
  MeanLoss brier;                 // 0 to 1; of probabilities of every class 0 to 2
  std::size_t infinite_rows = 0;  // rows with a score of exactly 0 or 1 that turned out wrong
  std::optional<InvalidProbability> invalid_probability = std::nullopt;  // then neither loss means anything
};

/// What a score says of its row: the probability of the positive class, the same in percent or as log odds,
/// how sure the model is of the label that it predicts, or how far the row is from the positive class.
enum class ScoreMeaning { probability, percent, logit, confidence, distance };

inline constexpr std::array score_meanings{ScoreMeaning::probability, ScoreMeaning::percent,
                                           ScoreMeaning::logit, ScoreMeaning::confidence,
                                           ScoreMeaning::distance};

/// "probability", "percent" and so on.
[[nodiscard]] std::string_view name_of(ScoreMeaning meaning);

/// The probability that a score of that meaning stands for; NaN where it is none.
[[nodiscard]] double probability_of(double score, ScoreMeaning meaning);

/// Where such scores are cut unless a threshold is given; none for distances.
[[nodiscard]] std::optional<double> usual_threshold(ScoreMeaning meaning);

/// How scores are read.
struct ScoreRule {
  double threshold = 0.5;  // score >= threshold calls a row positive
  double clip = 0;         // probabilities are moved into [clip, 1 - clip] for log loss
  std::optional<std::string> positive = std::nullopt;  // the positive label; else the known names of one
  ScoreMeaning meaning = ScoreMeaning::probability;    // confidences are read as probabilities by then
};

/// What one row loses; a probability of 0 or 1 that is wrong loses infinitely much.
struct RowLosses {
  double log_loss, brier;
};
[[nodiscard]] RowLosses losses_of(double score, bool is_positive, const ScoreRule& rule);

/// Tally of rows with a score: which side of the threshold they are on, and their losses as probabilities.
class ScoreTally {
 public:
  explicit ScoreTally(ScoreRule rule) : rule_(std::move(rule)) {}

  void add(const Batch& rows);
  void merge(const ScoreTally& later);
  void save(StateWriter& out) const;
  void load(StateReader& in);
  /// Changes the place of the row that is remembered.
  void move_place(const std::function<RowPlace(RowPlace)>& moved) {
    if (invalid_probability_) invalid_probability_->place = moved(invalid_probability_->place);
  }

  /// Of truth alone: scores bring no labels.
  [[nodiscard]] const Labels& labels() const { return labels_; }
  /// The matrix of two `classes` of labels().texts(), predictions being scores against the threshold.
  [[nodiscard]] ConfusionMatrix matrix(const Classes& classes, std::size_t positive) const;
  /// How the rows of that matrix scatter; nothing where they have neither weights nor clusters.
  [[nodiscard]] std::optional<Scatter> scatter(const Classes& classes, std::size_t positive) const;
  /// The same of truth alone: all rows on the diagonal.
  [[nodiscard]] ConfusionMatrix truth_matrix(const Classes& classes) const;
  [[nodiscard]] ProbabilityLosses losses() const;
  /// Of the scores; none of no rows.
  [[nodiscard]] std::optional<std::pair<double, double>> range() const;

 private:
  enum Loss { log_loss, brier, loss_count };

  enum Side { below, at_or_above, side_count };  // of the threshold

  /// What is known of the rows of one label.
  struct Label {
    double outcome = 0;  // 1 for the positive label
    std::array<WeightedCount, side_count> sides;
  };
  Label& label_of(std::string_view text) {
    const std::uint32_t id = labels_.id(text);
    return id < by_label_.size() ? by_label_[id] : new_label(text);
  }
  Label& new_label(std::string_view text);
  [[nodiscard]] std::vector<WeightedCount> cells(const Classes& classes, std::size_t positive) const;
  struct Chunk;
  void add_clusters(const Batch& rows);
  void add_losses(double score, double weight, double outcome, Chunk& chunk);
  void end(Chunk& chunk);

  ScoreRule rule_;
  Labels labels_;
  std::vector<Label> by_label_;
  std::array<LossTally, loss_count> losses_;
  ClusterRows clusters_;  // by label and side
  std::size_t infinite_rows_ = 0;
  std::optional<InvalidProbability> invalid_probability_;
  bool weighted_ = false;
  double low_ = std::numeric_limits<double>::infinity();  // of the scores
  double high_ = -std::numeric_limits<double>::infinity();
};

}  // namespace assay
