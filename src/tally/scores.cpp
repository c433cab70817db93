// The tally of thresholded scores and their losses as probabilities.
#include "assay/tally/scores.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace assay {

namespace {

// Standard error of a mean from the sums of n terms and of their squares.
std::optional<double> standard_error(double sum, double sum_of_squares, double n) {
  if (n < 2) return std::nullopt;
  const double variance = (sum_of_squares - sum * sum / n) / (n - 1);
  return std::sqrt(std::max(variance, 0.0) / n);
}

}  // namespace

void ScoreTally::add(std::span<const Record> rows) {
  std::array<double, losses_summed> sums{};  // plain sums do for a few rows
  for (const Record& row : rows) {
    if (row.weight == 0) continue;
    Sides& sides = sides_[label(row.truth)];
    (row.score >= rule_.threshold ? sides.at_or_above : sides.below).add(row.weight);
    ++rows_;
    weighted_ = weighted_ || row.weight != 1;
    if (row.score >= 0 && row.score <= 1) {
      add_losses(row, sides.is_positive, sums);
    } else {
      if (!not_probability_) not_probability_ = NotProbability{.place = row.place, .score = row.score};
      ++not_probability_->count;
    }
  }
  for (std::size_t i = 0; i < losses_summed; ++i) losses_[i].add(sums[i]);
}

std::uint32_t ScoreTally::label(std::string_view text) {
  const std::uint32_t id = labels_.id(text);
  if (id == sides_.size())
    sides_.push_back(
        {.is_positive = rule_.positive ? same_label(text, *rule_.positive) : is_known_positive(text),
         .below = {},
         .at_or_above = {}});
  return id;
}

void ScoreTally::add_losses(const Record& row, bool is_positive, std::array<double, losses_summed>& sums) {
  const double error = is_positive ? 1 - row.score : row.score;
  const double squared = error * error;
  sums[brier] += row.weight * squared;
  sums[brier_squared] += squared * squared;
  const double clipped = std::clamp(row.score, rule_.clip, 1 - rule_.clip);
  const double probability_of_truth = is_positive ? clipped : 1 - clipped;
  if (probability_of_truth == 0) {
    ++infinite_rows_;
    return;
  }
  const double loss = -std::log(probability_of_truth);
  sums[log_loss] += row.weight * loss;
  sums[log_loss_squared] += loss * loss;
}

void ScoreTally::merge(const ScoreTally& later) {
  for (std::size_t i = 0; i < later.sides_.size(); ++i) {
    Sides& sides = sides_[label(later.labels_.texts()[i])];
    sides.below.merge(later.sides_[i].below);
    sides.at_or_above.merge(later.sides_[i].at_or_above);
  }
  for (std::size_t i = 0; i < losses_summed; ++i) losses_[i].merge(later.losses_[i]);
  rows_ += later.rows_;
  infinite_rows_ += later.infinite_rows_;
  if (!not_probability_) {
    not_probability_ = later.not_probability_;
  } else if (later.not_probability_) {
    not_probability_->count += later.not_probability_->count;
  }
  weighted_ = weighted_ || later.weighted_;
}

ConfusionMatrix ScoreTally::matrix(const Classes& classes, std::size_t positive) const {
  std::vector<Sum> cells(4);
  for (std::size_t i = 0; i < sides_.size(); ++i) {
    cells[2 * classes.of_text[i] + positive].merge(sides_[i].at_or_above);
    cells[2 * classes.of_text[i] + (1 - positive)].merge(sides_[i].below);
  }
  ConfusionMatrix matrix{.labels = classes.names, .cells = {}, .weighted = weighted_};
  for (const Sum& cell : cells) matrix.cells.push_back(cell.value());
  return matrix;
}

ProbabilityLosses ScoreTally::losses() const {
  Sum weight;
  for (const Sides& sides : sides_) {
    weight.merge(sides.below);
    weight.merge(sides.at_or_above);
  }
  const auto mean_loss = [&](const Sum& sum, const Sum& squares) {
    MeanLoss loss{.mean = sum.value() / weight.value()};
    if (!weighted_)
      loss.standard_error = standard_error(sum.value(), squares.value(), static_cast<double>(rows_));
    return loss;
  };
  ProbabilityLosses losses{.log_loss = mean_loss(losses_[log_loss], losses_[log_loss_squared]),
                           .brier = mean_loss(losses_[brier], losses_[brier_squared]),
                           .infinite_rows = infinite_rows_,
                           .not_probability = not_probability_};
  if (infinite_rows_ > 0) losses.log_loss = {.mean = std::numeric_limits<double>::infinity()};
  return losses;
}

}  // namespace assay
