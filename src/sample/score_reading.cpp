// Scores that only mean something beside a prediction, or the other way round, as they are read.
#include "sample/score_reading.hpp"

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/tally/labels.hpp"

namespace assay {

namespace {

// Predicted "True" is the positive label "1" that was asked for.
bool is_label(std::string_view label, const std::optional<std::string>& asked) {
  if (!asked) return is_positive(label, asked);
  const auto side = side_of(label), asked_side = side_of(*asked);
  return side && asked_side ? side == asked_side : is_positive(label, asked);
}

}  // namespace

bool ScoreReading::is_positive_label(std::string_view label) {
  if (label == last_label_ && !last_label_.empty()) return last_is_positive_;
  last_label_ = label;
  return last_is_positive_ = is_label(label, positive_);
}

double ScoreReading::score_of(double number, std::string_view predicted) {
  if (meaning_ == ScoreMeaning::distance) return -number;
  if (!(number >= 0 && number <= 1))
    throw data_error("confidence " + exact(number) + " is not from 0 to 1",
                     "is it something else? see --score-is");
  return is_positive_label(predicted) ? number : 1 - number;
}

Batch ScoreReading::read(const Batch& rows) {
  const auto predicted = rows.texts(role::predicted);
  columns_.assign(rows.columns.begin(), rows.columns.end());
  for (Batch::Column& column : columns_) {
    if (column.role != &role::score) continue;
    scores_.clear();
    for (std::size_t i = 0; i < rows.rows; ++i)
      scores_.push_back(score_of(column.numbers[i], predicted.empty() ? std::string_view() : predicted[i]));
    column.numbers = scores_;
  }
  Batch read = rows;
  read.columns = columns_;
  return read;
}

}  // namespace assay
