// The ranking of rows by their scores: what every curve is read off.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "assay/tally/descend_rows.hpp"
#include "assay/tally/score_bins.hpp"
#include "assay/tally/score_column.hpp"
#include "assay/tally/sum.hpp"

namespace assay {

/// A row of a cluster, which is the hash of its name.
struct ClusteredScore {
  double score, weight;
  std::uint64_t cluster;
};

/// Scores of rows of one kind, with their weights. 8 bytes a row of weight 1, 16 bytes others; rows of
/// clusters take 24 more. A monoid, as a ranking is.
class ScoredRows {
 public:
  /// A row. Its score is not NaN; it may be infinite. A weight of 0 is no row.
  void add(double score, double weight = 1) {
    if (weight == 1) {
      scores_.add(score + 0.0);  // -0 is 0, and is shown as such
    } else if (weight != 0) {
      weighted_.push_back({score + 0.0, weight});
    }
  }
  /// The cluster of a row that was added.
  void add_cluster(double score, double weight, std::uint64_t cluster) {
    if (weight != 0) clustered_.push_back({score + 0.0, weight, cluster});
  }
  void merge(const ScoredRows& later);
  void save(StateWriter& out) const;
  void load(StateReader& in);
  void sort();
  /// Multiplies all weights. The rows are sorted, before and after.
  void weigh(double by);

  /// Some row has a weight other than 1.
  [[nodiscard]] bool weighted() const { return !weighted_.empty(); }
  [[nodiscard]] std::size_t size() const { return scores_.size() + weighted_.size(); }
  [[nodiscard]] double total() const;  // rows, or their weights

 private:
  friend class Ranking;
  struct Weighted {
    double score;
    double weight;
  };

  ScoreColumn scores_;                     // of rows of weight 1
  std::vector<Weighted> weighted_;         // all others
  std::vector<ClusteredScore> clustered_;  // all rows again, where they belong to clusters
};

/// Positives and negatives per distinct score. A monoid: an empty one changes nothing, and merging in row
/// order gives the same result however the rows were divided.
class Ranking {
 public:
  Ranking() = default;
  /// Scores are kept in so many bins at most, each as the lowest of its bin; rows have neither weights nor
  /// clusters.
  explicit Ranking(std::size_t most_bins) : bins_(most_bins) {}
  Ranking(ScoredRows positives, ScoredRows negatives)
      : positives_(std::move(positives)), negatives_(std::move(negatives)) {}

  void add(double score, bool positive, double weight = 1) {
    if (bins_) return bins_->add(score, positive);
    (positive ? positives_ : negatives_).add(score, weight);
  }
  /// The cluster of a row that was added.
  void add_cluster(double score, bool positive, double weight, std::uint64_t cluster) {
    (positive ? positives_ : negatives_).add_cluster(score, weight, cluster);
  }
  void merge(const Ranking& later);
  void save(StateWriter& out) const;
  void load(StateReader& in);

  /// Needed once, after all rows; on two threads where that is asked for and worth it.
  void sort(unsigned threads = 1);
  /// There are so many of either class that a pass takes much longer than the start of a thread.
  [[nodiscard]] bool worth_threads() const {
    constexpr std::size_t many = 100'000;
    return (bins_ ? bins_->size() : std::min(positives_.size(), negatives_.size())) > many;
  }

  /// The bins of scores, where they are kept in some.
  [[nodiscard]] const std::optional<ScoreBins>& bins() const { return bins_; }
  /// Some scores were rounded to the lowest of their bin.
  [[nodiscard]] bool rounded() const { return bins_ && !bins_->exact(); }

  /// Multiplies the weights of the positives, and those of the negatives, which are not in bins, so that they
  /// have the shares that are given. Needs to be sorted.
  void weigh(double positives, double negatives) {
    shares_are_given_ = true;
    positives_.weigh(positives);
    negatives_.weigh(negatives);
  }

  /// The shares of the classes are not those of the rows, and do not vary with them.
  [[nodiscard]] bool shares_are_given() const { return shares_are_given_; }

  [[nodiscard]] bool weighted() const { return positives_.weighted() || negatives_.weighted(); }
  [[nodiscard]] double positives() const {  // rows, or their weights
    return bins_ ? static_cast<double>(bins_->positives()) : positives_.total();
  }
  [[nodiscard]] double negatives() const {
    return bins_ ? static_cast<double>(bins_->negatives()) : negatives_.total();
  }

  [[nodiscard]] bool clustered() const {
    return !positives_.clustered_.empty() || !negatives_.clustered_.empty();
  }
  /// Each row counts as one, and on its own.
  [[nodiscard]] bool counts_rows() const { return !weighted() && !clustered(); }
  /// How many there are; nothing where rows belong to none.
  [[nodiscard]] std::optional<std::size_t> clusters() const;
  /// Rows with their clusters, lowest score first; empty where there are none.
  [[nodiscard]] std::span<const ClusteredScore> clustered_positives() const { return positives_.clustered_; }
  [[nodiscard]] std::span<const ClusteredScore> clustered_negatives() const { return negatives_.clustered_; }

  /// Visits each row, which are not in bins, in no order: visit(score, is_positive, weight, cluster); the
  /// cluster is 0 where rows belong to none.
  template <class Visit>
  void each_row(Visit visit) const {
    for (const bool positive : {true, false}) {
      const ScoredRows& rows = positive ? positives_ : negatives_;
      for (const ClusteredScore& row : rows.clustered_) visit(row.score, positive, row.weight, row.cluster);
      if (!rows.clustered_.empty()) continue;
      for (const double score : rows.scores_.values()) visit(score, positive, 1.0, std::uint64_t{0});
      for (const auto& row : rows.weighted_) visit(row.score, positive, row.weight, std::uint64_t{0});
    }
  }

  /// Visits each distinct score once, highest first, with sums of weights, and of their squares: visit(score,
  /// positives, negatives), which are `Weight`. Needs to be sorted.
  struct Weight {
    double sum = 0, squares = 0;
  };
  template <class Visit>
  void descend_weights(Visit visit) const {
    for (Cursor p(positives_), n(negatives_); !p.done() || !n.done();) {
      const double score = std::max(p.highest(), n.highest());
      const Weight positives = p.take(score);
      visit(score, positives, n.take(score));
    }
  }

  /// Visits each distinct score once, highest first: visit(score, positives, negatives), which are
  /// std::uint64_t, or double when some row is weighted. Needs to be sorted.
  template <class Visit>
  void descend(Visit visit) const {
    if (bins_) return bins_->descend(visit);
    if (weighted()) return descend_weighted(visit);
    descend_rows(positives_.scores_.values(), negatives_.scores_.values(), visit);
  }

  /// Visits each distinct score once, highest first, with the positives and negatives that score at least as
  /// high: visit(score, positives, negatives), as double. At the lowest score they are all there are. Needs
  /// to be sorted.
  template <class Visit>
  void accumulate(Visit visit) const {
    Running positives, negatives;
    descend([&](double score, auto more_positives, auto more_negatives) {
      positives.add(more_positives);
      negatives.add(more_negatives);
      visit(score, positives.value(), negatives.value());
    });
  }

  /// The same without the score for a part of the way, and before it once with those of the next score above:
  /// for scores from the highest at which `position(positives, negatives)`, which must not fall along the
  /// way, is at least `from` to the highest at which it is at least `to`. Only what it visits takes time.
  /// Each row must count as one.
  template <class Position, class Visit>
  void accumulate_between(double from, double to, Position position, Visit visit) const {
    if (bins_) return bins_->accumulate_between(from, to, position, visit);
    visit_rows_between(positives_.scores_.values(), negatives_.scores_.values(), from, to, position, visit);
  }

 private:
  friend class ScoredRows;
  // Rows of one kind from the highest score downwards.
  struct Cursor {
    explicit Cursor(const ScoredRows& rows) : scores(rows.scores_.values()), weighted(rows.weighted_) {}
    [[nodiscard]] bool done() const { return scores.empty() && weighted.empty(); }
    [[nodiscard]] double highest() const {
      return std::max(scores.empty() ? -std::numeric_limits<double>::infinity() : scores.back(),
                      weighted.empty() ? -std::numeric_limits<double>::infinity() : weighted.back().score);
    }
    Weight take(double score);  // the rows with this score
    std::span<const double> scores;
    std::span<const ScoredRows::Weighted> weighted;
  };

  // A running number of rows, or of their weights.
  class Running {
   public:
    void add(std::uint64_t rows) { rows_ += rows; }
    void add(double weight) { weight_.add(weight); }
    [[nodiscard]] double value() const { return static_cast<double>(rows_) + weight_.value(); }

   private:
    std::uint64_t rows_ = 0;
    CompensatedSum weight_;
  };

  template <class Visit>
  void descend_weighted(Visit& visit) const {
    descend_weights([&](double score, const Weight& positives, const Weight& negatives) {
      visit(score, positives.sum, negatives.sum);
    });
  }

  ScoredRows positives_, negatives_;
  std::optional<ScoreBins> bins_;  // instead of those two
  bool shares_are_given_ = false;
};

}  // namespace assay
