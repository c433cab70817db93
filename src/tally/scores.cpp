// The tally of thresholded scores and their losses as probabilities.
#include "assay/tally/scores.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "tally/batch_clusters.hpp"
#include "tally/logarithm.hpp"

namespace assay {

double probability_of(double score, ScoreMeaning meaning) {
  switch (meaning) {
    case ScoreMeaning::percent:
      return score / 100;
    case ScoreMeaning::logit:
      return 1 / (1 + std::exp(-score));
    case ScoreMeaning::distance:
      return std::numeric_limits<double>::quiet_NaN();
    default:
      return score;
  }
}

namespace {

// That was given to the truth, moved away from 0 and 1 as far as the rule asks for.
double probability_of_truth(double probability, double outcome, const ScoreRule& rule) {
  return std::abs(1 - outcome - std::clamp(probability, rule.clip, 1 - rule.clip));
}

}  // namespace

RowLosses losses_of(double score, bool is_positive, const ScoreRule& rule) {
  const double outcome = is_positive ? 1 : 0, probability = probability_of(score, rule.meaning);
  return {.log_loss = std::max(0.0, -std::log(probability_of_truth(probability, outcome, rule))),
          .brier = (outcome - probability) * (outcome - probability)};
}

// Rows at a time: few enough for plain sums, many enough for taking their logarithms together.
struct ScoreTally::Chunk {
  static constexpr std::size_t most = 512;

  std::array<double, most> probability;  // that was given to the truth; 1 where its logarithm is infinite
  std::array<double, most> squared;      // distance from the truth
  std::array<double, most> weight;
  std::size_t size = 0;
  bool scatters = false;                // there is a column of weights or clusters
  std::vector<std::uint64_t> clusters;  // of the rows
};

void ScoreTally::add(const Batch& rows) {
  const auto truth = rows.texts(role::truth);
  const auto scores = rows.numbers(role::score);
  const Weights weights = rows.weights();
  const BatchClusters clusters(rows);
  for (std::size_t begin = 0; begin < rows.rows; begin += Chunk::most) {
    Chunk chunk;
    chunk.scatters = clusters.any() || rows.find(role::weight) != nullptr;
    for (std::size_t i = begin; i < std::min(begin + Chunk::most, rows.rows); ++i) {
      const double score = scores[i], weight = weights[i];
      if (weight == 0) continue;
      Label& label = label_of(truth[i]);
      label.sides[score >= rule_.threshold].add(weight);
      weighted_ |= weight != 1;
      low_ = std::min(low_, score);
      high_ = std::max(high_, score);
      const double probability =
          rule_.meaning == ScoreMeaning::probability ? score : probability_of(score, rule_.meaning);
      if (probability >= 0 && probability <= 1) {
        add_losses(probability, weight, label.outcome, chunk);
        if (clusters.any()) chunk.clusters.push_back(clusters[i]);
      } else {
        if (!invalid_probability_)
          invalid_probability_ = InvalidProbability{.place = rows.place(i), .score = score};
        ++invalid_probability_->count;
      }
    }
    end(chunk);
  }
  if (clusters.any()) add_clusters(rows);
}

void ScoreTally::add_clusters(const Batch& rows) {
  const auto truth = rows.texts(role::truth);
  const auto scores = rows.numbers(role::score);
  const Weights weights = rows.weights();
  const BatchClusters clusters(rows);
  for (std::size_t i = 0; i < rows.rows; ++i) {
    const std::size_t side = scores[i] >= rule_.threshold ? at_or_above : below;
    if (weights[i] != 0) clusters_.add(clusters[i], side_count * labels_.id(truth[i]) + side, weights[i]);
  }
}

ScoreTally::Label& ScoreTally::new_label(std::string_view text) {
  return by_label_.emplace_back(Label{.outcome = is_positive(text, rule_.positive) ? 1.0 : 0.0, .sides = {}});
}

void ScoreTally::add_losses(double score, double weight, double outcome, Chunk& chunk) {
  const double squared = (outcome - score) * (outcome - score);
  chunk.squared[chunk.size] = squared;
  const double probability = probability_of_truth(score, outcome, rule_);
  infinite_rows_ += probability == 0 ? 1 : 0;
  chunk.probability[chunk.size] = probability == 0 ? 1 : probability;
  chunk.weight[chunk.size++] = weight;
}

// Takes the log losses of a chunk, and adds all its losses to those of the tally.
void ScoreTally::end(Chunk& chunk) {
  const auto logarithms = std::span(chunk.probability).first(chunk.size);
  take_logarithms(logarithms);
  for (double& logarithm : logarithms) logarithm = std::max(0.0, -logarithm);  // no -0
  const std::size_t with_weights = chunk.scatters ? chunk.size : 0;
  const std::span<const double> weights = std::span(chunk.weight).first(with_weights);
  losses_[log_loss].add(logarithms, weights, chunk.clusters);
  losses_[brier].add(std::span(chunk.squared).first(chunk.size), weights, chunk.clusters);
}

void ScoreTally::merge(const ScoreTally& later) {
  for (std::size_t i = 0; i < later.by_label_.size(); ++i) {
    Label& label = label_of(later.labels_.texts()[i]);
    for (const std::size_t side : {below, at_or_above})
      label.sides[side].merge(later.by_label_[i].sides[side]);
  }
  for (std::size_t i = 0; i < loss_count; ++i) losses_[i].merge(later.losses_[i]);
  std::vector<std::uint64_t> ids;
  for (const std::string& text : later.labels_.texts()) ids.push_back(labels_.id(text));
  clusters_.merge(later.clusters_, [&](std::uint64_t place) {
    return side_count * ids[place / side_count] + place % side_count;
  });
  infinite_rows_ += later.infinite_rows_;
  assay::merge(invalid_probability_, later.invalid_probability_);
  weighted_ = weighted_ || later.weighted_;
  low_ = std::min(low_, later.low_);
  high_ = std::max(high_, later.high_);
}

void ScoreTally::save(StateWriter& out) const {
  labels_.save(out);
  for (const Label& label : by_label_)
    for (const WeightedCount& side : label.sides) side.save(out);
  for (const LossTally& loss : losses_) loss.save(out);
  clusters_.save(out);
  out.whole(infinite_rows_);
  assay::save(invalid_probability_, out);
  out.whole(weighted_ ? 1 : 0);
  out.real(low_);
  out.real(high_);
}

void ScoreTally::load(StateReader& in) {
  Labels labels;
  labels.load(in);
  for (const std::string& text : labels.texts())
    for (WeightedCount& side : label_of(text).sides) side.load(in);
  for (LossTally& loss : losses_) loss.load(in);
  clusters_.load(in, [&](std::uint64_t place) { return place < side_count * by_label_.size(); });
  infinite_rows_ = in.whole();
  assay::load(invalid_probability_, in);
  weighted_ = in.flag();
  low_ = in.real();
  high_ = in.real();
}

std::vector<WeightedCount> ScoreTally::cells(const Classes& classes, std::size_t positive) const {
  std::vector<WeightedCount> cells(4);
  for (std::size_t i = 0; i < by_label_.size(); ++i) {
    cells[2 * classes.of_text[i] + positive].merge(by_label_[i].sides[at_or_above]);
    cells[2 * classes.of_text[i] + (1 - positive)].merge(by_label_[i].sides[below]);
  }
  return cells;
}

ConfusionMatrix ScoreTally::matrix(const Classes& classes, std::size_t positive) const {
  ConfusionMatrix matrix{.labels = classes.names, .cells = {}, .weighted = weighted_};
  for (const WeightedCount& cell : cells(classes, positive)) matrix.cells.push_back(cell.value());
  return matrix;
}

std::optional<Scatter> ScoreTally::scatter(const Classes& classes, std::size_t positive) const {
  if (!weighted_ && clusters_.empty()) return std::nullopt;
  Scatter scatter{.squares = {}};
  for (const WeightedCount& cell : cells(classes, positive)) scatter.squares.push_back(cell.squares());
  clusters_.add_to(scatter, [&](std::uint64_t place) {
    const bool called = place % side_count == at_or_above;
    return 2 * classes.of_text[place / side_count] + (called ? positive : 1 - positive);
  });
  return scatter;
}

ConfusionMatrix ScoreTally::truth_matrix(const Classes& classes) const {
  const std::size_t size = classes.names.size();
  std::vector<WeightedCount> totals(size);
  for (std::size_t i = 0; i < by_label_.size(); ++i)
    for (const WeightedCount& side : by_label_[i].sides) totals[classes.of_text[i]].merge(side);
  ConfusionMatrix matrix{
      .labels = classes.names, .cells = std::vector<double>(size * size), .weighted = weighted_};
  for (std::size_t k = 0; k < size; ++k) matrix.at(k, k) = totals[k].value();
  return matrix;
}

std::optional<std::pair<double, double>> ScoreTally::range() const {
  return low_ <= high_ ? std::optional(std::pair(low_, high_)) : std::nullopt;
}

ProbabilityLosses ScoreTally::losses() const {
  WeightedCount weights;
  for (const Label& label : by_label_)
    for (const WeightedCount& side : label.sides) weights.merge(side);
  const double weight = weights.value();
  ProbabilityLosses losses{.log_loss = losses_[log_loss].mean(weight, weighted_),
                           .brier = losses_[brier].mean(weight, weighted_),
                           .infinite_rows = infinite_rows_,
                           .invalid_probability = invalid_probability_};
  losses.log_loss.highest = std::numeric_limits<double>::infinity();
  if (infinite_rows_ > 0) losses.log_loss = {.mean = std::numeric_limits<double>::infinity()};
  return losses;
}

}  // namespace assay
