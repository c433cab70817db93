// The tally that records rows with what models say of them.
#include "models/recorder.hpp"

#include <algorithm>

namespace assay {

namespace {

bool is_of_a_model(const Role* role) {
  return role == &role::predicted || role == &role::score || role == &role::class_scores ||
         role == &role::correct;
}

}  // namespace

Recorder::Recorder(std::vector<ModelPlaces> models, const LabelRule& rule)
    : models_(std::move(models)), changes_labels_(rule.changes()) {
  for (const ModelPlaces& model : models_) {
    labels_.emplace_back(rule);
    scores_.emplace_back(model.meaning, model.positive);
  }
  for (const ModelPlaces& model : models_)
    rows_.models.emplace_back().class_scores.resize(model.class_scores.size());
}

void Recorder::add(const Batch& rows) {
  if (!rows.find(role::frequency)) return record(rows);
  repeater_.repeat(rows, [this](const Batch& repeated) { record(repeated); });
}

// The columns that all models share, and its own.
Batch Recorder::of_model(const ModelPlaces& model, const Batch& rows) {
  columns_.clear();
  for (std::size_t i = 0; i < rows.columns.size(); ++i)
    if (!is_of_a_model(rows.columns[i].role) || i == model.predicted || i == model.score)
      columns_.push_back(rows.columns[i]);
  for (const std::size_t i : model.class_scores) columns_.push_back(rows.columns[i]);
  Batch own = rows;
  own.columns = columns_;
  return own;
}

void Recorder::record(const Batch& rows) {
  for (std::size_t i = 0; i < models_.size(); ++i) {
    Batch own = of_model(models_[i], rows);
    if (own.find(role::correct)) own = answers_.read(own);
    if (changes_labels_) own = labels_[i].read(own);
    if (ScoreReading::changes(models_[i].meaning)) own = scores_[i].read(own);
    if (i == 0) record_shared(own);
    record_model(i, own);
  }
}

void Recorder::record_shared(const Batch& rows) {
  for (const std::string_view text : rows.texts(role::truth))
    rows_.truth.push_back(static_cast<LabelId>(rows_.labels.id(text)));
  const auto weights = rows.numbers(role::weight);
  rows_.weights.insert(rows_.weights.end(), weights.begin(), weights.end());
  for (const std::string_view text : rows.texts(role::cluster))
    rows_.clusters.push_back(rows_.cluster_names.id(text));
  for (const std::string_view text : rows.texts(role::slice))
    rows_.slice_of.push_back(static_cast<LabelId>(rows_.slices.id(text)));
  for (const std::string_view text : rows.texts(role::key)) rows_.keys.emplace_back(text);
  for (std::size_t i = 0; i < rows.rows; ++i) rows_.places.add(rows.place(i));
}

void Recorder::record_model(std::size_t model, const Batch& rows) {
  ModelColumns& columns = rows_.models[model];
  if (models_[model].records_labels)
    for (const std::string_view text : rows.texts(role::predicted))
      columns.predicted.push_back(static_cast<LabelId>(rows_.labels.id(text)));
  for (const double score : rows.numbers(role::score)) columns.scores.add(score + 0.0);  // -0 is 0
  auto next = columns.class_scores.begin();
  for (const Batch::Column& column : rows.columns) {
    if (column.role != &role::class_scores) continue;
    for (const double score : column.numbers) next->add(score + 0.0);
    ++next;
  }
}

void Recorder::merge(const Recorder& later) {
  rows_.append(later.rows_);
  repeater_.merge(later.repeater_);
  answers_.merge(later.answers_);
  for (std::size_t i = 0; i < labels_.size(); ++i) labels_[i].merge(later.labels_[i]);
}

Spelling Recorder::spelling() const {
  Spelling all;
  for (const LabelReading& one : labels_) all.merge(one.spelling());
  return all;
}

}  // namespace assay
