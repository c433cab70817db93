// Rows with what several models say of each, kept as columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "assay/row/batch.hpp"
#include "assay/tally/labels.hpp"
#include "assay/tally/score_column.hpp"

namespace assay {

/// The number of a label. No more than max_classes are read, so it is small.
using LabelId = std::uint16_t;

/// Distinct texts, however many, numbered in the order in which they were first met.
class Names {
 public:
  std::uint32_t id(std::string_view text);
  [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }

 private:
  std::vector<std::string> texts_;
  std::unordered_map<std::string, std::uint32_t> ids_;
};

/// Where rows stand: long runs of them follow each other, line by line.
class RowPlaces {
 public:
  void add(RowPlace place);
  void append(const RowPlaces& later);
  [[nodiscard]] RowPlace operator[](std::size_t row) const;

 private:
  struct Run {
    std::size_t first;
    RowPlace place;  // of the first
  };
  std::vector<Run> runs_;
  std::size_t rows_ = 0;
};

/// What a model says of each row: a label, and a score of the positive class or one of each class.
struct ModelColumns {
  std::vector<LabelId> predicted = {};
  ScoreColumn scores = {};
  std::vector<ScoreColumn> class_scores = {};  // in the order of the classes

  /// The class that scores highest; of several the first.
  [[nodiscard]] std::size_t highest(std::size_t row) const;
};

/// Columns of equal length; those that no row has are empty.
struct RecordedRows {
  Labels labels;  // of the truth and of predictions
  std::vector<LabelId> truth;
  std::vector<ModelColumns> models;
  std::vector<double> weights;
  Names cluster_names;
  std::vector<std::uint32_t> clusters;
  Labels slices{{.noun = "values of --by", .hint = "choose a column that has fewer"}};
  std::vector<LabelId> slice_of;
  std::vector<std::string> keys;
  RowPlaces places;

  [[nodiscard]] std::size_t size() const { return truth.size(); }
  [[nodiscard]] double weight(std::size_t row) const { return weights.empty() ? 1 : weights[row]; }
  void append(const RecordedRows& later);
};

/// Those rows, in that order.
[[nodiscard]] ModelColumns some_rows(const ModelColumns& columns, std::span<const std::uint32_t> chosen);
[[nodiscard]] RecordedRows some_rows(const RecordedRows& rows, std::span<const std::uint32_t> chosen);

/// Hands over rows of one model as a reader does, some hundred at a time, from `begin` to `end`. The place of
/// a row is its number, as a line of block 0.
void replay(const RecordedRows& rows, std::size_t model, std::size_t begin, std::size_t end,
            const std::function<void(const Batch&)>& visit);

}  // namespace assay
