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
  for (const Record& row : rows)
    if (row.weight != 0) add_row(row, label(row.truth));
  keep_partial_sums();
}

std::uint32_t ScoreTally::label(std::string_view text) {
  const std::uint32_t id = labels_.id(text);
  if (id == is_positive_.size()) {
    is_positive_.push_back(rule_.positive ? same_label(text, *rule_.positive) : is_known_positive(text));
    sums_.emplace_back();
    partial_.emplace_back();
  }
  return id;
}

void ScoreTally::add_row(const Record& row, std::uint32_t label) {
  LabelSums<double>& sums = partial_[label];
  sums[row.score >= rule_.threshold ? at_or_above : below] += row.weight;
  ++rows_;
  weighted_ = weighted_ || row.weight != 1;
  if (!(row.score >= 0 && row.score <= 1)) {
    if (!not_probability_) not_probability_ = NotProbability{.place = row.place, .score = row.score};
    ++not_probability_->count;
    return;
  }
  const double error = is_positive_[label] ? 1 - row.score : row.score;
  sums[brier] += row.weight * error * error;
  sums[brier_squared] += error * error * error * error;
  const double clipped = std::clamp(row.score, rule_.clip, 1 - rule_.clip);
  const double probability_of_truth = is_positive_[label] ? clipped : 1 - clipped;
  if (probability_of_truth == 0) {
    ++infinite_rows_;
    return;
  }
  const double loss = -std::log(probability_of_truth);
  sums[log_loss] += row.weight * loss;
  sums[log_loss_squared] += loss * loss;
}

void ScoreTally::keep_partial_sums() {
  for (std::size_t label = 0; label < sums_.size(); ++label) {
    for (std::size_t i = 0; i < quantities; ++i) sums_[label][i].add(partial_[label][i]);
    partial_[label] = {};
  }
}

void ScoreTally::merge(const ScoreTally& later) {
  for (std::size_t from = 0; from < later.sums_.size(); ++from) {
    LabelSums<Sum>& sums = sums_[label(later.labels_.texts()[from])];
    for (std::size_t i = 0; i < quantities; ++i) sums[i].merge(later.sums_[from][i]);
  }
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
  for (std::size_t i = 0; i < sums_.size(); ++i) {
    cells[2 * classes.of_text[i] + positive].merge(sums_[i][at_or_above]);
    cells[2 * classes.of_text[i] + (1 - positive)].merge(sums_[i][below]);
  }
  ConfusionMatrix matrix{.labels = classes.names, .cells = {}, .weighted = weighted_};
  for (const Sum& cell : cells) matrix.cells.push_back(cell.value());
  return matrix;
}

ProbabilityLosses ScoreTally::losses() const {
  LabelSums<Sum> total;
  for (const LabelSums<Sum>& sums : sums_)
    for (std::size_t i = 0; i < quantities; ++i) total[i].merge(sums[i]);
  const double weight = total[below].value() + total[at_or_above].value();
  const auto mean_loss = [&](const Sum& sum, const Sum& squares) {
    MeanLoss loss{.mean = sum.value() / weight};
    if (!weighted_) loss.standard_error = standard_error(sum.value(), squares.value(), static_cast<double>(rows_));
    return loss;
  };
  ProbabilityLosses losses{.log_loss = mean_loss(total[log_loss], total[log_loss_squared]),
                           .brier = mean_loss(total[brier], total[brier_squared]),
                           .infinite_rows = infinite_rows_,
                           .not_probability = not_probability_};
  if (infinite_rows_ > 0) losses.log_loss = {.mean = std::numeric_limits<double>::infinity()};
  return losses;
}

}  // namespace assay
