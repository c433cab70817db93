// Labels that are read as others, as rows are read.
#include "sample/label_reading.hpp"

namespace assay {

std::string_view LabelReading::text_of(Column& column, std::string_view text) const {
  const auto known = column.read_as.find(text);
  if (known != column.read_as.end()) return known->second;
  const std::string& read = column.read_as.emplace(text, rule_.read(text)).first->second;
  if (rule_.ignores_case()) column.spelling.try_emplace(read, rule_.named(text));
  return read;
}

Batch LabelReading::read(const Batch& rows) {
  columns_.assign(rows.columns.begin(), rows.columns.end());
  for (Batch::Column& column : columns_) {
    if (column.role != &role::truth && column.role != &role::predicted) continue;
    Column& labels = labels_[column.role == &role::truth ? 0 : 1];
    labels.texts.clear();
    for (const std::string_view text : column.texts) labels.texts.push_back(text_of(labels, text));
    column.texts = labels.texts;
  }
  Batch read = rows;
  read.columns = columns_;
  return read;
}

void LabelReading::merge(const LabelReading& later) {
  for (std::size_t i = 0; i < labels_.size(); ++i)
    for (const auto& [read, written] : later.labels_[i].spelling)
      labels_[i].spelling.try_emplace(read, written);
}

std::map<std::string, std::string> LabelReading::spelling() const {
  std::map<std::string, std::string> spelling = labels_[0].spelling;
  spelling.insert(labels_[1].spelling.begin(), labels_[1].spelling.end());
  return spelling;
}

}  // namespace assay
