// Rows as tests write them, and as tallies take them.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "assay/row/batch.hpp"

namespace assay {

/// One row, with a cell for each role.
struct Record {
  std::string_view truth;
  std::string_view predicted = {};
  double score = 0;
  double weight = 1;
  std::string_view slice = {};
  std::span<const double> class_scores = {};
  RowPlace place = {};
  std::string_view cluster = {};  // of all rows, or of none
};

/// Records of one block, as a batch with a column for each role.
class RecordBatch {
 public:
  explicit RecordBatch(std::span<const Record> rows) {
    const std::size_t classes = rows.empty() ? 0 : rows[0].class_scores.size();
    for (const Record& row : rows) {
      truth_.push_back(row.truth);
      predicted_.push_back(row.predicted);
      slice_.push_back(row.slice);
      score_.push_back(row.score);
      weight_.push_back(row.weight);
      lines_.push_back(row.place.line);
      if (!row.cluster.empty()) cluster_.push_back(row.cluster);
    }
    class_scores_.resize(classes);
    for (std::size_t k = 0; k < classes; ++k)
      for (const Record& row : rows) class_scores_[k].push_back(row.class_scores[k]);
    columns_ = {{.role = &role::truth, .texts = truth_},
                {.role = &role::predicted, .texts = predicted_},
                {.role = &role::score, .numbers = score_},
                {.role = &role::weight, .numbers = weight_},
                {.role = &role::slice, .texts = slice_}};
    for (const std::vector<double>& column : class_scores_)
      columns_.push_back({.role = &role::class_scores, .numbers = column});
    if (!cluster_.empty()) columns_.push_back({.role = &role::cluster, .texts = cluster_});
    if (!rows.empty()) block_ = rows[0].place.block;
  }
  RecordBatch(const RecordBatch&) = delete;
  RecordBatch& operator=(const RecordBatch&) = delete;

  operator Batch() const {  // NOLINT: so that it can be given to add()
    return {.rows = truth_.size(), .columns = columns_, .block = block_, .lines = lines_};
  }

 private:
  std::vector<std::string_view> truth_, predicted_, slice_, cluster_;
  std::vector<double> score_, weight_;
  std::vector<std::vector<double>> class_scores_;
  std::vector<std::uint32_t> lines_;
  std::vector<Batch::Column> columns_;
  std::uint32_t block_ = 0;
};

}  // namespace assay
