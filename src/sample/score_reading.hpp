// Scores that only mean something beside a prediction, or the other way round, as they are read.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "assay/row/batch.hpp"
#include "assay/tally/scores.hpp"

namespace assay {

/// Turns confidences in the predicted label into scores of the positive class, and distances into scores of
/// which the high ones are positive. Others stay as they are.
class ScoreReading {
 public:
  /// `positive`: the positive label; else the known names of one.
  ScoreReading(ScoreMeaning meaning, std::optional<std::string> positive)
      : meaning_(meaning), positive_(std::move(positive)) {}

  [[nodiscard]] static bool changes(ScoreMeaning meaning) {
    return meaning == ScoreMeaning::confidence || meaning == ScoreMeaning::distance;
  }

  /// The same rows with their scores read so, until the next call. Throws a data error for a confidence that
  /// is not from 0 to 1.
  [[nodiscard]] Batch read(const Batch& rows);
  void merge(const ScoreReading&) {}

 private:
  [[nodiscard]] double score_of(double number, std::string_view predicted);
  [[nodiscard]] bool is_positive_label(std::string_view label);

  ScoreMeaning meaning_;
  std::optional<std::string> positive_;
  std::string last_label_;  // most labels are that of the row before
  bool last_is_positive_ = false;
  std::vector<double> scores_;
  std::vector<Batch::Column> columns_;
};

}  // namespace assay
