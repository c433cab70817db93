// How many positives and negatives have which scores, in as few bins as were asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "assay/tally/score_column.hpp"
#include "assay/tally/state.hpp"

namespace assay {

/// Positives and negatives per bin of scores: a monoid. A bin has the scores whose keys have the same leading
/// bits, as many bits as leave no more bins than are wanted: what bins there are depends on the scores alone,
/// not on the order of the rows, nor on how they were divided. 24 bytes a bin; rows wait in 8 bytes each, a
/// quarter of a million at most.
class ScoreBins {
 public:
  struct Bin {
    std::uint64_t key = 0;  // the leading bits that its scores have in common
    std::uint64_t positives = 0, negatives = 0;
  };

  /// `most`: bins; 2 at least.
  explicit ScoreBins(std::size_t most) : most_(most) {}

  /// A row. Its score is not NaN; it may be infinite. Throws a data error for one below -1e292.
  void add(double score, bool positive) {
    ScoreColumn& column = positive ? new_positives_ : new_negatives_;
    column.add(score + 0.0);  // -0 is 0
    ++(positive ? positives_ : negatives_);
    if (column.size() == most_waiting) settle();
  }
  void merge(const ScoreBins& later);
  void save(StateWriter& out) const;
  void load(StateReader& in);
  /// Needed once, after all rows.
  void settle();

  // What follows needs to be settled.

  /// Each bin has a single score: nothing is lost.
  [[nodiscard]] bool exact() const { return shift_ == 0; }
  [[nodiscard]] std::size_t size() const { return bins_.size(); }
  [[nodiscard]] std::uint64_t positives() const { return positives_; }
  [[nodiscard]] std::uint64_t negatives() const { return negatives_; }

  /// The scores of a bin are `low` at least, and below `high` unless that is `low`.
  struct Ends {
    double low, high;
  };
  [[nodiscard]] Ends ends(const Bin& bin) const;
  /// Highest first.
  [[nodiscard]] const std::vector<Bin>& bins() const { return bins_; }

  /// Visits each bin, highest first: visit(score, positives, negatives), the score being the lowest that it
  /// can have, so that as many rows score at least as high as are in this bin and those before.
  template <class Visit>
  void descend(Visit&& visit) const {
    for (const Bin& bin : bins_) visit(ends(bin).low, bin.positives, bin.negatives);
  }

  /// As Ranking::accumulate_between() says.
  template <class Position, class Visit>
  void accumulate_between(double from, double to, Position position, Visit visit) const {
    double positives = 0, negatives = 0;
    bool begun = false;
    for (auto bin = bins_.begin(); bin != bins_.end() && !(begun && position(positives, negatives) >= to);
         ++bin) {
      const double above_positives = positives, above_negatives = negatives;
      positives += static_cast<double>(bin->positives);
      negatives += static_cast<double>(bin->negatives);
      if (position(positives, negatives) < from) continue;
      if (!begun) visit(above_positives, above_negatives);
      begun = true;
      visit(positives, negatives);
    }
  }

 private:
  static constexpr std::size_t most_waiting = std::size_t{1} << 17;

  void add_bins(std::vector<Bin> fresh);  // that are not there yet, highest first
  void coarsen_to(unsigned shift);

  std::size_t most_;
  unsigned shift_ = 0;  // of the keys
  std::vector<Bin> bins_;
  ScoreColumn new_positives_, new_negatives_;  // not in bins yet
  std::uint64_t positives_ = 0, negatives_ = 0;
};

}  // namespace assay
