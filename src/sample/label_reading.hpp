// Labels that are read as others, as rows are read.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "assay/row/batch.hpp"
#include "assay/tally/label_rule.hpp"

namespace assay {

/// Reads the labels of rows by a rule, and remembers how those that it put into lower case were written.
class LabelReading {
 public:
  explicit LabelReading(LabelRule rule) : rule_(std::move(rule)) {}

  /// The same rows with their labels read so, until the next call.
  [[nodiscard]] Batch read(const Batch& rows);
  void merge(const LabelReading& later);

  [[nodiscard]] const Spelling& spelling() const { return spelling_; }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  struct Column {
    std::unordered_map<std::string, std::string, Hash, std::equal_to<>> read_as;
    std::vector<std::string_view> texts;  // of the rows at hand
  };
  [[nodiscard]] std::string_view text_of(Column& column, Spelling::Map& spelling,
                                         std::string_view text) const;

  LabelRule rule_;
  Spelling spelling_;
  std::array<Column, 2> labels_;  // of the truth, and of predictions
  std::vector<Batch::Column> columns_;
};

}  // namespace assay
