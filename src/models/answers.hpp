// Rows that say only whether the answer was right.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/row/batch.hpp"

namespace assay {

/// What the truth and the predictions of such rows are called: a right answer is what should be answered.
inline constexpr std::string_view right_answer = "right", wrong_answer = "wrong";

/// Makes truths and predictions of them. What it returns is valid until the next call.
class AnswerReading {
 public:
  /// An answer that is neither right nor wrong is remembered, and read as wrong.
  [[nodiscard]] Batch read(const Batch& rows);
  void merge(const AnswerReading& later);

  struct Unknown {
    std::string answer;
    RowPlace place;
  };
  [[nodiscard]] const std::optional<Unknown>& first_unknown() const { return unknown_; }

 private:
  std::optional<Unknown> unknown_;
  std::vector<std::string_view> truth_, predicted_;
  std::vector<Batch::Column> columns_;
};

}  // namespace assay
