// Labels that are read as others, as rows are read.
#pragma once

#include <array>
#include <functional>
#include <map>
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

  /// Of each label as it is compared, how the truth had it first; or the predictions, where the truth has it
  /// not.
  [[nodiscard]] std::map<std::string, std::string> spelling() const;

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  struct Column {
    std::unordered_map<std::string, std::string, Hash, std::equal_to<>> read_as;
    std::map<std::string, std::string> spelling;
    std::vector<std::string_view> texts;  // of the rows at hand
  };
  [[nodiscard]] std::string_view text_of(Column& column, std::string_view text) const;

  LabelRule rule_;
  std::array<Column, 2> labels_;  // of the truth, and of predictions
  std::vector<Batch::Column> columns_;
};

}  // namespace assay
