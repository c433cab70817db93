// The tally that records rows with what models say of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assay/models/recorded_rows.hpp"
#include "models/answers.hpp"
#include "sample/label_reading.hpp"
#include "sample/rows_repeated.hpp"
#include "sample/score_reading.hpp"

namespace assay {

/// Which columns of a batch are of one model, by their place in it.
struct ModelPlaces {
  std::optional<std::size_t> predicted, score;
  std::vector<std::size_t> class_scores = {};  // in the order of the classes
  bool records_labels = false;                 // else they only say what scores mean
  ScoreMeaning meaning = ScoreMeaning::probability;
  std::optional<std::string> positive = std::nullopt;
};

/// Records rows as their labels and scores are read. A tally.
class Recorder {
 public:
  Recorder(std::vector<ModelPlaces> models, const LabelRule& rule);

  void add(const Batch& rows);
  void merge(const Recorder& later);

  [[nodiscard]] RecordedRows& rows() { return rows_; }
  /// The first that does not say whether it was right.
  [[nodiscard]] const std::optional<AnswerReading::Unknown>& unknown_answer() const {
    return answers_.first_unknown();
  }
  /// Of labels, as they were written: see LabelReading.
  [[nodiscard]] Spelling spelling() const;

 private:
  void record(const Batch& rows);
  void record_shared(const Batch& rows);
  void record_model(std::size_t model, const Batch& rows);
  [[nodiscard]] Batch of_model(const ModelPlaces& model, const Batch& rows);

  std::vector<ModelPlaces> models_;
  bool changes_labels_;
  std::vector<LabelReading> labels_;  // of each model
  std::vector<ScoreReading> scores_;
  AnswerReading answers_;
  Repeater repeater_;
  RecordedRows rows_;
  std::vector<Batch::Column> columns_;
};

}  // namespace assay
