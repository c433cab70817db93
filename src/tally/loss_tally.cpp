// What rows lose, summed.
#include "assay/tally/loss_tally.hpp"

namespace assay {

void LossTally::add(std::span<const double> losses, std::span<const double> weights,
                    std::span<const std::uint64_t> clusters) {
  exact_.add(losses);
  if (weights.empty()) return;
  for (std::size_t i = 0; i < losses.size(); ++i) weighted_.add(weights[i] * losses[i]);
  scatter_.add(losses, weights, clusters);
}

void LossTally::merge(const LossTally& later) {
  exact_.merge(later.exact_);
  weighted_.merge(later.weighted_);
  scatter_.merge(later.scatter_);
}

void LossTally::save(StateWriter& out) const {
  exact_.save(out);
  weighted_.save(out);
  scatter_.save(out);
}

void LossTally::load(StateReader& in) {
  exact_.load(in);
  weighted_.load(in);
  scatter_.load(in);
}

MeanLoss LossTally::mean(double weight, bool weighted) const {
  MeanLoss loss{.mean = (weighted ? weighted_.value() : exact_.sum()) / weight, .rows = weight};
  if (!weighted && !scatter_.clustered()) {
    const Moments spread = exact_.moments();
    loss.standard_error = spread.standard_error();
    loss.skewness = spread.skewness();
  } else if (const auto like = scatter_.effective(loss.mean, weight)) {
    loss.standard_error = like->standard_error;
    loss.skewness = like->skewness;
    loss.rows = like->rows;
    loss.clusters = like->clusters;
  }
  return loss;
}

}  // namespace assay
