// The tally of thresholded scores and their losses as probabilities.
#include "assay/tally/scores.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "tally/logarithm.hpp"

namespace assay {

namespace {

// Standard error of a mean from the sums of n terms and of their squares.
std::optional<double> standard_error(double sum, double sum_of_squares, double n) {
  if (n < 2) return std::nullopt;
  const double variance = (sum_of_squares - sum * sum / n) / (n - 1);
  return std::sqrt(std::max(variance, 0.0) / n);
}

}  // namespace

void merge(std::optional<NotProbability>& earlier, const std::optional<NotProbability>& later) {
  if (!earlier) {
    earlier = later;
  } else if (later) {
    const std::size_t count = earlier->count + later->count;
    if (std::tie(later->place.block, later->place.line) < std::tie(earlier->place.block, earlier->place.line))
      earlier = later;  // slices are merged in an order of their own
    earlier->count = count;
  }
}

MeanLoss mean_loss(double sum, double sum_of_squares, double rows, bool weighted) {
  MeanLoss loss{.mean = sum / rows};
  if (!weighted) loss.standard_error = standard_error(sum, sum_of_squares, rows);
  return loss;
}

// Rows at a time: few enough for plain sums, many enough for taking their logarithms together.
struct ScoreTally::Batch {
  static constexpr std::size_t most = 512;

  std::array<double, most> probability;  // that was given to the truth
  std::array<double, most> weight;
  std::size_t size = 0;
  LossSums sums{};
};

void ScoreTally::add(std::span<const Record> rows) {
  while (!rows.empty()) {
    const std::size_t few = std::min(rows.size(), Batch::most);
    add_few(rows.first(few));
    rows = rows.subspan(few);
  }
}

void ScoreTally::add_few(std::span<const Record> rows) {
  Batch batch;
  for (const Record& row : rows) {
    if (row.weight == 0) continue;
    Label& label = label_of(row.truth);
    label.sides[row.score >= rule_.threshold].add(row.weight);
    weighted_ |= row.weight != 1;
    if (row.score >= 0 && row.score <= 1) {
      add_losses(row, label.outcome, batch);
    } else {
      if (!not_probability_) not_probability_ = NotProbability{.place = row.place, .score = row.score};
      ++not_probability_->count;
    }
  }
  add_log_losses(batch);
  for (std::size_t i = 0; i < losses_summed; ++i) losses_[i].add(batch.sums[i]);
}

ScoreTally::Label& ScoreTally::new_label(std::string_view text) {
  return by_label_.emplace_back(Label{.outcome = is_positive(text, rule_.positive) ? 1.0 : 0.0, .sides = {}});
}

void ScoreTally::add_losses(const Record& row, double outcome, Batch& batch) {
  const double squared = (outcome - row.score) * (outcome - row.score);
  batch.sums[brier] += row.weight * squared;
  batch.sums[brier_squared] += squared * squared;
  const double clipped = std::clamp(row.score, rule_.clip, 1 - rule_.clip);
  const double probability = std::abs(1 - outcome - clipped);
  if (probability == 0) {
    ++infinite_rows_;
    return;
  }
  batch.probability[batch.size] = probability;
  batch.weight[batch.size++] = row.weight;
}

void ScoreTally::add_log_losses(Batch& batch) {
  const auto logarithms = std::span(batch.probability).first(batch.size);
  take_logarithms(logarithms);
  for (std::size_t i = 0; i < batch.size; ++i) {
    batch.sums[log_loss] -= batch.weight[i] * logarithms[i];
    batch.sums[log_loss_squared] += logarithms[i] * logarithms[i];
  }
}

void ScoreTally::merge(const ScoreTally& later) {
  for (std::size_t i = 0; i < later.by_label_.size(); ++i) {
    Label& label = label_of(later.labels_.texts()[i]);
    for (const std::size_t side : {below, at_or_above})
      label.sides[side].merge(later.by_label_[i].sides[side]);
  }
  for (std::size_t i = 0; i < losses_summed; ++i) losses_[i].merge(later.losses_[i]);
  infinite_rows_ += later.infinite_rows_;
  assay::merge(not_probability_, later.not_probability_);
  weighted_ = weighted_ || later.weighted_;
}

ConfusionMatrix ScoreTally::matrix(const Classes& classes, std::size_t positive) const {
  std::vector<WeightSum> cells(4);
  for (std::size_t i = 0; i < by_label_.size(); ++i) {
    cells[2 * classes.of_text[i] + positive].merge(by_label_[i].sides[at_or_above]);
    cells[2 * classes.of_text[i] + (1 - positive)].merge(by_label_[i].sides[below]);
  }
  ConfusionMatrix matrix{.labels = classes.names, .cells = {}, .weighted = weighted_};
  for (const WeightSum& cell : cells) matrix.cells.push_back(cell.value());
  return matrix;
}

ConfusionMatrix ScoreTally::truth_matrix(const Classes& classes) const {
  const std::size_t size = classes.names.size();
  std::vector<WeightSum> totals(size);
  for (std::size_t i = 0; i < by_label_.size(); ++i)
    for (const WeightSum& side : by_label_[i].sides) totals[classes.of_text[i]].merge(side);
  ConfusionMatrix matrix{
      .labels = classes.names, .cells = std::vector<double>(size * size), .weighted = weighted_};
  for (std::size_t k = 0; k < size; ++k) matrix.at(k, k) = totals[k].value();
  return matrix;
}

ProbabilityLosses ScoreTally::losses() const {
  WeightSum weights;
  for (const Label& label : by_label_)
    for (const WeightSum& side : label.sides) weights.merge(side);
  const double weight = weights.value();
  const auto mean = [&](Loss loss, Loss squared) {
    return mean_loss(losses_[loss].value(), losses_[squared].value(), weight, weighted_);
  };
  ProbabilityLosses losses{.log_loss = mean(log_loss, log_loss_squared),
                           .brier = mean(brier, brier_squared),
                           .infinite_rows = infinite_rows_,
                           .not_probability = not_probability_};
  losses.log_loss.highest = std::numeric_limits<double>::infinity();
  if (infinite_rows_ > 0) losses.log_loss = {.mean = std::numeric_limits<double>::infinity()};
  return losses;
}

}  // namespace assay
