// How the mean of a loss scatters where rows have weights, or belong to clusters.
#include "assay/tally/loss_scatter.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace assay {

namespace {

// Of the summed second and third powers of influences on the mean.
EffectiveLosses losses_of(double rows, double independent, double squares, double cubes) {
  return {.rows = rows,
          .standard_error = std::sqrt(squares * independent / (independent - 1)),
          .skewness = squares > 0 ? std::sqrt(rows) * cubes / std::pow(squares, 1.5) : 0};
}

}  // namespace

void LossScatter::add(std::span<const double> losses, std::span<const double> weights,
                      std::span<const std::uint64_t> clusters) {
  for (std::size_t i = 0; i < losses.size(); ++i) {
    const double square = weights[i] * weights[i];
    squares_.add(losses[i], square);
    cubes_.add(losses[i], square * weights[i]);
  }
  for (std::size_t i = 0; i < clusters.size(); ++i) rows_.push_back({clusters[i], weights[i], losses[i]});
}

void LossScatter::merge(const LossScatter& later) {
  squares_.merge(later.squares_);
  cubes_.merge(later.cubes_);
  rows_.insert(rows_.end(), later.rows_.begin(), later.rows_.end());
}

void LossScatter::save(StateWriter& out) const {
  squares_.save(out);
  cubes_.save(out);
  out.whole(rows_.size());
  for (const Row& row : rows_) {
    out.whole(row.cluster);
    out.real(row.weight);
    out.real(row.loss);
  }
}

void LossScatter::load(StateReader& in) {
  squares_.load(in);
  cubes_.load(in);
  for (std::size_t left = in.count(24); left > 0; --left) {
    Row row{.cluster = in.whole(), .weight = in.real(), .loss = 0};
    row.loss = in.real();
    rows_.push_back(row);
  }
}

std::optional<EffectiveLosses> LossScatter::effective(double mean, double weight) const {
  if (clustered()) return of_clusters(mean, weight);
  const double rows = weight * weight / squares_.weights();
  if (!(rows > 1)) return std::nullopt;
  return losses_of(rows, rows, std::max(0.0, squares_.about(mean)) / (weight * weight),
                   cubes_.about(mean) / std::pow(weight, 3));
}

std::optional<EffectiveLosses> LossScatter::of_clusters(double mean, double weight) const {
  std::vector<Row> rows = rows_;
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::tie(a.cluster, a.loss, a.weight) < std::tie(b.cluster, b.loss, b.weight);
  });
  double squares = 0, cubes = 0, sizes = 0;  // of clusters; sizes: their squared weights
  std::size_t clusters = 0;
  for (std::size_t i = 0; i < rows.size(); ++clusters) {
    double influence = 0, size = 0;
    for (const std::uint64_t cluster = rows[i].cluster; i < rows.size() && rows[i].cluster == cluster; ++i) {
      influence += rows[i].weight * (rows[i].loss - mean) / weight;
      size += rows[i].weight;
    }
    squares += influence * influence;
    cubes += influence * influence * influence;
    sizes += size * size;
  }
  if (clusters < 2) return std::nullopt;
  const double independent = std::max(0.0, squares_.about(mean)) / (weight * weight);  // were all rows so
  const double design = independent > 0 ? squares / independent : sizes / squares_.weights();
  const double effective = weight * weight / squares_.weights() / std::max(1.0, design);
  if (!(std::min(effective, weight * weight / sizes) > 1)) return std::nullopt;
  EffectiveLosses losses = losses_of(effective, std::min(effective, weight * weight / sizes), squares, cubes);
  losses.clusters = clusters;
  return losses;
}

}  // namespace assay
