// Rows that say only whether the answer was right.
#include "models/answers.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "assay/core/text.hpp"

namespace assay {

namespace {

constexpr std::array<std::string_view, 7> right_words{"1", "1.0", "true", "right", "correct", "yes", "pass"};
constexpr std::array<std::string_view, 7> wrong_words{"0",         "0.0", "false", "wrong",
                                                      "incorrect", "no",  "fail"};

// Nothing where it is neither.
std::optional<bool> is_right(std::string_view answer) {
  const std::string text = lower(answer);
  const auto is_among = [&](const auto& words) {
    return std::find(words.begin(), words.end(), text) != words.end();
  };
  if (is_among(right_words)) return true;
  if (is_among(wrong_words)) return false;
  return std::nullopt;
}

}  // namespace

Batch AnswerReading::read(const Batch& rows) {
  const auto answers = rows.texts(role::correct);
  predicted_.clear();
  for (std::size_t row = 0; row < rows.rows; ++row) {
    const std::optional<bool> right = is_right(answers[row]);
    if (!right && !unknown_) unknown_ = {std::string(answers[row]), rows.place(row)};
    predicted_.push_back(right.value_or(false) ? right_answer : wrong_answer);
  }
  truth_.assign(rows.rows, right_answer);
  columns_ = {{.role = &role::truth, .texts = truth_}, {.role = &role::predicted, .texts = predicted_}};
  for (const Batch::Column& column : rows.columns)
    if (column.role != &role::correct) columns_.push_back(column);
  Batch read = rows;
  read.columns = columns_;
  return read;
}

void AnswerReading::merge(const AnswerReading& later) {
  if (!unknown_) unknown_ = later.unknown_;
}

}  // namespace assay
