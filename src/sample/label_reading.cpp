// Labels that are read as others, as rows are read.
#include "sample/label_reading.hpp"

namespace assay {

std::string_view LabelReading::text_of(Column& column, Spelling::Map& spelling, std::string_view text) const {
  const auto known = column.read_as.find(text);
  if (known != column.read_as.end()) return known->second;
  const std::string& read = column.read_as.emplace(text, rule_.read(text)).first->second;
  if (rule_.ignores_case()) Spelling::add(spelling, read, rule_.named(text));
  return read;
}

Batch LabelReading::read(const Batch& rows) {
  columns_.assign(rows.columns.begin(), rows.columns.end());
  for (Batch::Column& column : columns_) {
    if (column.role != &role::truth && column.role != &role::predicted) continue;
    const bool truth = column.role == &role::truth;
    Column& labels = labels_[truth ? 0 : 1];
    Spelling::Map& spelling = truth ? spelling_.truth : spelling_.predicted;
    labels.texts.clear();
    for (const std::string_view text : column.texts) labels.texts.push_back(text_of(labels, spelling, text));
    column.texts = labels.texts;
  }
  Batch read = rows;
  read.columns = columns_;
  return read;
}

void LabelReading::merge(const LabelReading& later) { spelling_.merge(later.spelling_); }

}  // namespace assay
