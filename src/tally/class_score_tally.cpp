// The tally of rows with a score for each class.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/tally/class_scores.hpp"
#include "tally/batch_clusters.hpp"

namespace assay {

namespace {

// Sums in binary miss those in decimal: .33 + .33 + .33 is within 0.01 of 1.
constexpr double rounding = 1e-9;

}  // namespace

RowLosses losses_of(std::span<const double> scores, std::size_t truth, double clip) {
  RowLosses lost{.log_loss = 0, .brier = 0};
  for (std::size_t k = 0; k < scores.size(); ++k) lost.brier += std::pow(scores[k] - (k == truth ? 1 : 0), 2);
  const double probability = std::clamp(scores[truth], clip, 1 - clip);
  lost.log_loss = std::max(0.0, -std::log(probability));  // no -0
  return lost;
}

std::size_t rank_of(std::span<const double> scores, std::size_t truth) {
  const auto not_below =
      std::count_if(scores.begin(), scores.end(), [&](double s) { return s >= scores[truth]; });
  return static_cast<std::size_t>(not_below) - 1;
}

ClassScoreTally::ClassScoreTally(std::vector<std::string> classes, double clip, bool keep_scores)
    : classes_(std::move(classes)),
      clip_(clip),
      keep_scores_(keep_scores),
      scores_(classes_.size()),
      ranks_(classes_.size()) {}

std::size_t ClassScoreTally::class_of(std::string_view label) {
  const std::uint32_t id = labels_.id(label);
  if (id == class_of_label_.size()) {
    const auto known = find_class(classes_, label);
    if (!known)
      throw data_error(
          "label " + in_quotes(label) + " has no column of scores" + did_you_mean(label, classes_),
          "--scores names columns for: " + listed(classes_));
    class_of_label_.push_back(*known);
  }
  return class_of_label_[id];
}

// Of the rows of a batch, one by one: with an infinite logarithm none.
struct ClassScoreTally::BatchLosses {
  struct OfLoss {
    std::vector<double> losses, weights;
    std::vector<std::uint64_t> clusters;

    void add(double loss, double weight, const std::optional<std::uint64_t>& cluster) {
      losses.push_back(loss);
      weights.push_back(weight);
      if (cluster) clusters.push_back(*cluster);
    }
  };
  std::array<OfLoss, loss_count> of;
};

void ClassScoreTally::add(const Batch& rows) {
  const auto truths = rows.texts(role::truth);
  const Weights weights = rows.weights();
  std::vector<std::span<const double>> columns;
  for (const Batch::Column& column : rows.columns)
    if (column.role == &role::class_scores) columns.push_back(column.numbers);
  std::vector<double> scores(columns.size());
  BatchLosses losses;
  const BatchClusters clusters(rows);
  for (std::size_t i = 0; i < rows.rows; ++i) {
    const double weight = weights[i];
    if (weight == 0) continue;
    for (std::size_t k = 0; k < scores.size(); ++k) scores[k] = columns[k][i];
    const Place place = add_row(class_of(truths[i]), scores, weight);
    const auto cluster = clusters.any() ? std::optional(clusters[i]) : std::nullopt;
    if (cluster) {
      if (keep_scores_) scores_.add_cluster(*cluster);
      clusters_.add(*cluster, place.cell * classes_.size() + place.rank, weight);
    }
    add_losses(scores, class_of(truths[i]), weight, rows.place(i), cluster, losses);
  }
  const bool scatters = clusters.any() || rows.find(role::weight) != nullptr;
  for (std::size_t i = 0; i < loss_count; ++i) {
    const BatchLosses::OfLoss& one = losses.of[i];
    losses_[i].add(one.losses, scatters ? std::span(one.weights) : std::span<const double>(), one.clusters);
  }
}

ClassScoreTally::Place ClassScoreTally::add_row(std::size_t truth, std::span<const double> scores,
                                                double weight) {
  if (keep_scores_) scores_.add(truth, scores, weight);
  weighted_ = weighted_ || weight != 1;
  const auto highest = std::max_element(scores.begin(), scores.end());
  tied_ += std::count(scores.begin(), scores.end(), *highest) > 1 ? 1 : 0;
  const std::size_t cell = truth * classes_.size() + static_cast<std::size_t>(highest - scores.begin());
  cells_[cell].add(weight);
  const std::size_t rank = rank_of(scores, truth);
  ranks_[rank].add(weight);
  return {.cell = cell, .rank = rank};
}

void ClassScoreTally::add_losses(std::span<const double> scores, std::size_t truth, double weight,
                                 RowPlace place, const std::optional<std::uint64_t>& cluster,
                                 BatchLosses& batch) {
  const auto odd = std::find_if(scores.begin(), scores.end(), [](double p) { return !(p >= 0 && p <= 1); });
  const double sum = std::accumulate(scores.begin(), scores.end(), 0.0);
  if (odd != scores.end() || std::abs(sum - 1) > sum_tolerance + rounding) {
    const bool is_sum = odd == scores.end();
    if (!invalid_probability_)
      invalid_probability_ =
          InvalidProbability{.place = place, .score = is_sum ? sum : *odd, .is_sum = is_sum};
    ++invalid_probability_->count;
    return;
  }
  const RowLosses lost = losses_of(scores, truth, clip_);
  batch.of[brier].add(lost.brier, weight, cluster);
  if (std::isinf(lost.log_loss)) {
    ++infinite_rows_;
    return;
  }
  batch.of[log_loss].add(lost.log_loss, weight, cluster);
}

void ClassScoreTally::merge(const ClassScoreTally& later) {
  for (const std::string& text : later.labels_.texts()) static_cast<void>(class_of(text));
  scores_.merge(later.scores_);
  weighted_ = weighted_ || later.weighted_;
  for (const auto& [place, count] : later.cells_) cells_[place].merge(count);
  for (std::size_t i = 0; i < ranks_.size(); ++i) ranks_[i].merge(later.ranks_[i]);
  tied_ += later.tied_;
  for (std::size_t i = 0; i < loss_count; ++i) losses_[i].merge(later.losses_[i]);
  clusters_.merge(later.clusters_);
  infinite_rows_ += later.infinite_rows_;
  assay::merge(invalid_probability_, later.invalid_probability_);
}

void ClassScoreTally::save(StateWriter& out) const {
  labels_.save(out);
  scores_.save(out);
  out.whole(weighted_ ? 1 : 0);
  const std::map<std::size_t, WeightedCount> by_place(cells_.begin(), cells_.end());
  out.whole(by_place.size());
  for (const auto& [place, count] : by_place) {
    out.whole(place);
    count.save(out);
  }
  for (const WeightedCount& rank : ranks_) rank.save(out);
  out.whole(tied_);
  for (const LossTally& loss : losses_) loss.save(out);
  clusters_.save(out);
  out.whole(infinite_rows_);
  assay::save(invalid_probability_, out);
}

void ClassScoreTally::load(StateReader& in) {
  Labels labels;
  labels.load(in);
  for (const std::string& text : labels.texts()) static_cast<void>(class_of(text));
  scores_.load(in);
  weighted_ = in.flag();
  const std::size_t cells = classes_.size() * classes_.size();
  for (std::size_t left = in.count(16); left > 0; --left) cells_[in.below(cells)].load(in);
  for (WeightedCount& rank : ranks_) rank.load(in);
  tied_ = in.whole();
  for (LossTally& loss : losses_) loss.load(in);
  clusters_.load(in, [&](std::uint64_t place) { return place / classes_.size() < cells; });
  infinite_rows_ = in.whole();
  assay::load(invalid_probability_, in);
}

ConfusionMatrix ClassScoreTally::matrix() const {
  ConfusionMatrix matrix{.labels = classes_,
                         .cells = std::vector<double>(classes_.size() * classes_.size()),
                         .weighted = weighted_};
  for (const auto& [place, count] : cells_) matrix.cells[place] = count.value();
  return matrix;
}

std::vector<double> ClassScoreTally::ranks() const {
  std::vector<double> ranks;
  for (const WeightedCount& rank : ranks_) ranks.push_back(rank.value());
  return ranks;
}

namespace {

template <class CellOf>
Scatter scatter_over(std::vector<double> squares, const ClusterRows& clusters, CellOf cell_of) {
  Scatter scatter{.squares = std::move(squares)};
  clusters.add_to(scatter, cell_of);
  return scatter;
}

}  // namespace

std::optional<Scatter> ClassScoreTally::scatter() const {
  if (alike()) return std::nullopt;
  std::vector<double> squares(classes_.size() * classes_.size());
  for (const auto& [place, count] : cells_) squares[place] = count.squares();
  return scatter_over(std::move(squares), clusters_,
                      [&](std::uint64_t place) { return place / classes_.size(); });
}

std::optional<Scatter> ClassScoreTally::scatter_of_ranks() const {
  if (alike()) return std::nullopt;
  std::vector<double> squares;
  for (const WeightedCount& rank : ranks_) squares.push_back(rank.squares());
  return scatter_over(std::move(squares), clusters_,
                      [&](std::uint64_t place) { return place % classes_.size(); });
}

ProbabilityLosses ClassScoreTally::losses() const {
  const std::vector<double> by_rank = ranks();
  const double rows = std::accumulate(by_rank.begin(), by_rank.end(), 0.0);
  const auto mean = [&](Loss loss, double highest) {
    MeanLoss result = losses_[loss].mean(rows, weighted_);
    result.highest = highest;
    return result;
  };
  constexpr double infinity = std::numeric_limits<double>::infinity();
  ProbabilityLosses losses{.log_loss = mean(log_loss, infinity),
                           .brier = mean(brier, 2),
                           .infinite_rows = infinite_rows_,
                           .invalid_probability = invalid_probability_};
  if (infinite_rows_ > 0) losses.log_loss = {.mean = infinity};
  return losses;
}

}  // namespace assay
