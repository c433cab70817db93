// Rows with a score for each class.
#include "assay/tally/class_scores.hpp"

#include <cmath>

namespace assay {

void ClassScores::add(std::size_t truth, std::span<const double> scores, double weight) {
  if (weight != 1 && weights_.empty()) weights_.assign(truth_.size(), 1);
  if (weight != 1 || !weights_.empty()) weights_.push_back(weight);
  truth_.push_back(static_cast<std::uint32_t>(truth));
  for (std::size_t k = 0; k < columns_.size(); ++k) columns_[k].add(scores[k]);
}

void ClassScores::merge(const ClassScores& later) {
  if (later.weighted() && !weighted()) weights_.assign(truth_.size(), 1);
  if (later.weighted()) {
    weights_.insert(weights_.end(), later.weights_.begin(), later.weights_.end());
  } else if (weighted()) {
    weights_.insert(weights_.end(), later.truth_.size(), 1);
  }
  truth_.insert(truth_.end(), later.truth_.begin(), later.truth_.end());
  clusters_.insert(clusters_.end(), later.clusters_.begin(), later.clusters_.end());
  for (std::size_t k = 0; k < columns_.size(); ++k) columns_[k].append(later.columns_[k].values());
}

void ClassScores::save(StateWriter& out) const {
  out.whole(truth_.size());
  for (const std::uint32_t truth : truth_) out.whole(truth);
  out.whole(weighted() ? 1 : 0);
  out.reals(weights_);
  out.whole(clusters_.size());
  for (const std::uint64_t cluster : clusters_) out.whole(cluster);
  for (const ScoreColumn& column : columns_) out.column(column.values());
}

void ClassScores::load(StateReader& in) {
  truth_.resize(in.count(8));
  for (std::uint32_t& truth : truth_) truth = static_cast<std::uint32_t>(in.below(classes()));
  if (in.flag()) weights_.resize(truth_.size());
  for (double& weight : weights_) {
    weight = in.real();
    in.require(weight > 0 && std::isfinite(weight));
  }
  clusters_.resize(in.count(8));
  in.require(clusters_.empty() || clusters_.size() == truth_.size());
  for (std::uint64_t& cluster : clusters_) cluster = in.whole();
  for (ScoreColumn& column : columns_) {
    in.column([&](std::span<const double> scores) { column.append(scores); });
    in.require(column.size() == truth_.size());
  }
}

Ranking ClassScores::highest() const {
  Ranking ranking;
  for (std::size_t i = 0; i < truth_.size(); ++i) {
    std::size_t top = 0;
    for (std::size_t k = 1; k < classes(); ++k)
      if (columns_[k].values()[i] > columns_[top].values()[i]) top = k;
    const double score = columns_[top].values()[i], weight = weighted() ? weights_[i] : 1;
    ranking.add(score, top == truth_[i], weight);
    if (!clusters_.empty()) ranking.add_cluster(score, top == truth_[i], weight, clusters_[i]);
  }
  return ranking;
}

std::vector<ScoredRows> ClassScores::by_truth(std::size_t scored) const {
  std::vector<ScoredRows> rows(classes());
  const std::span<const double> scores = columns_[scored].values();
  for (std::size_t i = 0; i < truth_.size(); ++i) {
    rows[truth_[i]].add(scores[i], weighted() ? weights_[i] : 1);
    if (!clusters_.empty())
      rows[truth_[i]].add_cluster(scores[i], weighted() ? weights_[i] : 1, clusters_[i]);
  }
  for (ScoredRows& of_class : rows) of_class.sort();
  return rows;
}

}  // namespace assay
