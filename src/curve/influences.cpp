// How much each row, or cluster of rows, of a ranking changes a statistic of it.
#include "curve/influences.hpp"

#include <algorithm>
#include <numeric>

namespace assay {

namespace {

double sum_of_squares(const std::vector<double>& numbers) {
  return std::inner_product(numbers.begin(), numbers.end(), numbers.begin(), 0.0);
}

}  // namespace

Influences::Influences(const Ranking& ranking) {
  positives_.clustered = ranking.clustered_positives();
  negatives_.clustered = ranking.clustered_negatives();
  for (const auto rows : {positives_.clustered, negatives_.clustered})
    for (const ClusteredScore& row : rows) names_.push_back(row.cluster);
  std::sort(names_.begin(), names_.end());
  names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
  for (std::vector<double>* sums : {&sums_, &positives_.sizes, &negatives_.sizes})
    sums->resize(names_.size());
}

void Influences::add(double score, const Ranking::Weight& positives, const Ranking::Weight& negatives,
                     double of_positive, double of_negative) {
  positives_.weight += positives.sum;
  positives_.squares += positives.squares;
  negatives_.weight += negatives.sum;
  negatives_.squares += negatives.squares;
  of_positives_ += positives.squares * of_positive * of_positive;
  of_negatives_ += negatives.squares * of_negative * of_negative;
  add(score, positives_, of_positive);
  add(score, negatives_, of_negative);
}

void Influences::add(double score, Class& rows, double influence) {
  for (; !rows.clustered.empty() && rows.clustered.back().score == score;
       rows.clustered = rows.clustered.first(rows.clustered.size() - 1)) {
    const ClusteredScore& row = rows.clustered.back();
    const auto at = std::lower_bound(names_.begin(), names_.end(), row.cluster) - names_.begin();
    sums_[static_cast<std::size_t>(at)] += row.weight * influence;
    rows.sizes[static_cast<std::size_t>(at)] += row.weight;
  }
}

double Influences::design_effect() const {
  if (names_.empty()) return 1;
  const double independent = of_positives_ + of_negatives_;
  if (independent > 0) return sum_of_squares(sums_) / independent;
  const auto alike = [](const Class& rows) {
    return rows.squares > 0 ? sum_of_squares(rows.sizes) / rows.squares : 1;
  };
  return std::max(alike(positives_), alike(negatives_));
}

std::optional<double> Influences::clusters() const {
  return names_.empty() ? std::nullopt : std::optional(static_cast<double>(names_.size()));
}

double Influences::effective(const Class& rows) const {
  return std::max(1.0, rows.weight * rows.weight / rows.squares / std::max(1.0, design_effect()));
}

double Influences::effective_positives() const { return effective(positives_); }
double Influences::effective_negatives() const { return effective(negatives_); }

}  // namespace assay
