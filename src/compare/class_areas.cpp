// What each row changes between two models in areas of several classes.
#include "compare/class_areas.hpp"

#include <algorithm>
#include <cmath>

namespace assay {

namespace {

// One model's ranking of a class against the rest, which counts with a sign.
struct RankedClass {
  std::size_t k;
  ScoreRanks ranks;
  double sign;
};

// Adds up the changes of one area.
class AreaAdder {
 public:
  AreaAdder(const PairedClasses& classes, const AreaOfClasses& area)
      : classes_(classes), area_(area), changes_(classes.rows()), values_(classes.size()) {
    for (std::size_t k = 0; k < classes.size(); ++k) {
      rows_ += classes.weight_of_class(k);
      counted_ += classes.weight_of_class(k) > 0 ? 1 : 0;
    }
    most_.assign(classes.size(), 0);
  }

  void add(const RankedClass& one) {
    const double share = share_of(one.k);
    const bool pairs = area_.over == OverClasses::pairs;
    const RankInfluences of = area_.influences(pairs ? each_class_alike(one) : one.ranks);
    const std::vector<double> less = pairs ? means(of, one) : std::vector<double>(classes_.size());
    for (std::size_t row = 0; row < changes_.size(); ++row) {
      const std::size_t truth = classes_.truth(row), rank = one.ranks.of_row[row];
      changes_[row] +=
          one.sign * share *
          (truth == one.k ? of.of_positive[rank] : (of.of_negative[rank] - less[truth]) * part_of_row(truth));
    }
    values_[one.k] += one.sign * of.value;
    if (one.sign > 0) add_unseen(of, one.k);
  }

  AreaChanges result() {
    AreaChanges result{.of_row = std::move(changes_)};
    if (area_.over == OverClasses::support) {  // a row more of a class gives it more weight
      double average = 0;
      for (std::size_t k = 0; k < values_.size(); ++k) average += share_of(k) * values_[k];
      for (std::size_t row = 0; row < result.of_row.size(); ++row)
        result.of_row[row] += (values_[classes_.truth(row)] - average) / rows_;
    }
    for (const double most : most_) result.least_variance += unseen_share * most * most;
    return result;
  }

 private:
  [[nodiscard]] double share_of(std::size_t k) const {
    return area_.over == OverClasses::support ? classes_.weight_of_class(k) / rows_ : 1 / counted_;
  }

  // A class of the rest counts as one row, of which each of its rows is a part.
  [[nodiscard]] double part_of_row(std::size_t k) const {
    if (area_.over != OverClasses::pairs) return 1;
    return classes_.weight_of_class(k) > 0 ? 1 / classes_.weight_of_class(k) : 0;
  }

  [[nodiscard]] ScoreRanks each_class_alike(const RankedClass& one) const {
    ScoreRanks ranks = one.ranks;
    std::fill(ranks.negatives.begin(), ranks.negatives.end(), 0);
    ranks.all_negatives = counted_ - 1;
    for (std::size_t row = 0; row < classes_.rows(); ++row)
      if (const std::size_t truth = classes_.truth(row); truth != one.k)
        ranks.negatives[ranks.of_row[row]] += classes_.weight(row) * part_of_row(truth);
    return ranks;
  }

  // Of the influences of each class's rows: one more leaves the weight of its class as it is.
  [[nodiscard]] std::vector<double> means(const RankInfluences& of, const RankedClass& one) const {
    std::vector<double> means(classes_.size());
    for (std::size_t row = 0; row < classes_.rows(); ++row) {
      const std::size_t truth = classes_.truth(row);
      if (truth != one.k)
        means[truth] += classes_.weight(row) * part_of_row(truth) * of.of_negative[one.ranks.of_row[row]];
    }
    return means;
  }

  // A row of each class that one model ranks as well and the other as badly as can be, by the score for its
  // own class and for one other.
  void add_unseen(const RankInfluences& of, std::size_t k) {
    most_[k] += share_of(k) * of.most_of_positive;
    for (std::size_t other = 0; other < most_.size(); ++other)
      if (other != k && classes_.weight_of_class(other) > 0)
        most_[other] += share_of(k) * of.most_of_negative * part_of_row(other) / (counted_ - 1);
  }

  const PairedClasses& classes_;
  const AreaOfClasses& area_;
  std::vector<double> changes_;
  std::vector<double> values_;  // of each class, the difference
  std::vector<double> most_;    // that an unseen row of each class changes
  double rows_ = 0, counted_ = 0;
};

}  // namespace

std::vector<AreaChanges> area_changes(const PairedClasses& classes, std::span<const AreaOfClasses> areas,
                                      unsigned threads) {
  std::vector<AreaAdder> adders;
  for (const AreaOfClasses& one : areas) adders.emplace_back(classes, one);
  for (std::size_t k = 0; !adders.empty() && k < classes.size(); ++k) {
    if (classes.weight_of_class(k) == 0) continue;
    for (const std::size_t model : {0U, 1U}) {
      const RankedScores scores = classes.ranked(model, k);
      const RankedClass one{.k = k,
                            .ranks = score_ranks(*scores.ranking, scores.of_row, threads),
                            .sign = model == 0 ? -1. : 1.};
      for (AreaAdder& adder : adders) adder.add(one);
    }
  }
  std::vector<AreaChanges> changes;
  for (AreaAdder& adder : adders) changes.push_back(adder.result());
  return changes;
}

}  // namespace assay
