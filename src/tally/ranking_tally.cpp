// The tally of the ranking of rows by their scores.
#include "assay/tally/ranking_tally.hpp"

#include "tally/batch_clusters.hpp"

namespace assay {

void RankingTally::add(const Batch& rows) {
  const auto truth = rows.texts(role::truth);
  const auto scores = rows.numbers(*score_);
  const Weights weights = rows.weights();
  for (std::size_t i = 0; i < rows.rows; ++i)
    if (weights[i] != 0) ranking_.add(scores[i], is_positive(truth[i]), weights[i]);
  const BatchClusters clusters(rows);
  for (std::size_t i = 0; clusters.any() && i < rows.rows; ++i)
    if (weights[i] != 0) ranking_.add_cluster(scores[i], is_positive(truth[i]), weights[i], clusters[i]);
}

void RankingTally::save(StateWriter& out) const {
  labels_.save(out);
  ranking_.save(out);
}

void RankingTally::load(StateReader& in) {
  Labels labels;
  labels.load(in);
  for (const std::string& text : labels.texts()) static_cast<void>(is_positive(text));
  ranking_.load(in);
}

bool RankingTally::is_positive(std::string_view label) {
  const std::uint32_t id = labels_.id(label);
  if (id == label_is_positive_.size())
    label_is_positive_.push_back(assay::is_positive(label, positive_) ? 1 : 0);
  return label_is_positive_[id] != 0;
}

void RankingTally::merge(const RankingTally& later) {
  for (const std::string& text : later.labels_.texts()) static_cast<void>(is_positive(text));
  ranking_.merge(later.ranking_);
}

}  // namespace assay
