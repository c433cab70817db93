// Rows with what several models say of each, kept as columns.
#include "assay/models/recorded_rows.hpp"

#include <algorithm>

namespace assay {

namespace {

template <class Column>
void append_column(Column& column, const Column& later) {
  column.insert(column.end(), later.begin(), later.end());
}

// `known` gets the later texts; the numbers that these have in it.
template <class Texts>
std::vector<std::uint32_t> ids_in(Texts& known, const Texts& later) {
  std::vector<std::uint32_t> ids;
  for (const std::string& text : later.texts()) ids.push_back(known.id(text));
  return ids;
}

template <class Id>
void append_ids(std::vector<Id>& column, const std::vector<Id>& later,
                const std::vector<std::uint32_t>& ids) {
  for (const Id one : later) column.push_back(static_cast<Id>(ids[one]));
}

template <class Column>
Column some_of(const Column& column, std::span<const std::uint32_t> chosen) {
  Column some;
  if (column.empty()) return some;
  some.reserve(chosen.size());
  for (const std::uint32_t row : chosen) some.push_back(column[row]);
  return some;
}

ScoreColumn some_of(const ScoreColumn& column, std::span<const std::uint32_t> chosen) {
  ScoreColumn some;
  if (column.size() > 0)
    for (const std::uint32_t row : chosen) some.add(column.values()[row]);
  return some;
}

// Rows of a model as a batch, whose memory is used again.
class Replayed {
 public:
  Replayed(const RecordedRows& rows, const ModelColumns& model)
      : rows_(rows), model_(model), class_scores_(model.class_scores.size()) {}

  void add(std::size_t row) {
    const auto& texts = rows_.labels.texts();
    lines_.push_back(static_cast<std::uint32_t>(row));
    truth_.emplace_back(texts[rows_.truth[row]]);
    if (!model_.predicted.empty()) predicted_.emplace_back(texts[model_.predicted[row]]);
    if (model_.scores.size() > 0) scores_.push_back(model_.scores.values()[row]);
    for (std::size_t k = 0; k < class_scores_.size(); ++k)
      class_scores_[k].push_back(model_.class_scores[k].values()[row]);
    if (!rows_.weights.empty()) weights_.push_back(rows_.weights[row]);
    if (!rows_.clusters.empty()) clusters_.emplace_back(rows_.cluster_names.texts()[rows_.clusters[row]]);
  }

  void hand_over(const std::function<void(const Batch&)>& visit) {
    columns_ = {{.role = &role::truth, .texts = truth_}};
    if (!predicted_.empty()) columns_.push_back({.role = &role::predicted, .texts = predicted_});
    if (!scores_.empty()) columns_.push_back({.role = &role::score, .numbers = scores_});
    for (const std::vector<double>& one : class_scores_)
      columns_.push_back({.role = &role::class_scores, .numbers = one});
    if (!weights_.empty()) columns_.push_back({.role = &role::weight, .numbers = weights_});
    if (!clusters_.empty()) columns_.push_back({.role = &role::cluster, .texts = clusters_});
    visit({.rows = truth_.size(), .columns = columns_, .lines = lines_});
    for (auto* texts : {&truth_, &predicted_, &clusters_}) texts->clear();
    for (auto* numbers : {&scores_, &weights_}) numbers->clear();
    for (std::vector<double>& one : class_scores_) one.clear();
    lines_.clear();
  }

 private:
  const RecordedRows& rows_;
  const ModelColumns& model_;
  std::vector<std::string_view> truth_, predicted_, clusters_;
  std::vector<double> scores_, weights_;
  std::vector<std::vector<double>> class_scores_;
  std::vector<std::uint32_t> lines_;
  std::vector<Batch::Column> columns_;
};

}  // namespace

std::uint32_t Names::id(std::string_view text) {
  const auto [found, is_new] = ids_.try_emplace(std::string(text), static_cast<std::uint32_t>(texts_.size()));
  if (is_new) texts_.emplace_back(text);
  return found->second;
}

void RowPlaces::add(RowPlace place) {
  const auto follows = [&](const Run& run) {
    return run.place.block == place.block && run.place.line + (rows_ - run.first) == place.line;
  };
  if (runs_.empty() || !follows(runs_.back())) runs_.push_back({rows_, place});
  ++rows_;
}

void RowPlaces::append(const RowPlaces& later) {
  for (const Run& run : later.runs_) runs_.push_back({rows_ + run.first, run.place});
  rows_ += later.rows_;
}

RowPlace RowPlaces::operator[](std::size_t row) const {
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), row,
                                      [](std::size_t at, const Run& run) { return at < run.first; });
  const Run& run = *(after - 1);
  return {.block = run.place.block, .line = run.place.line + static_cast<std::uint32_t>(row - run.first)};
}

std::size_t ModelColumns::highest(std::size_t row) const {
  std::size_t top = 0;
  for (std::size_t k = 1; k < class_scores.size(); ++k)
    if (class_scores[k].values()[row] > class_scores[top].values()[row]) top = k;
  return top;
}

void RecordedRows::append(const RecordedRows& later) {
  const std::vector<std::uint32_t> label_ids = ids_in(labels, later.labels);
  append_ids(truth, later.truth, label_ids);
  models.resize(later.models.size());
  for (std::size_t i = 0; i < models.size(); ++i) {
    append_ids(models[i].predicted, later.models[i].predicted, label_ids);
    models[i].scores.append(later.models[i].scores.values());
    models[i].class_scores.resize(later.models[i].class_scores.size());
    for (std::size_t k = 0; k < models[i].class_scores.size(); ++k)
      models[i].class_scores[k].append(later.models[i].class_scores[k].values());
  }
  append_column(weights, later.weights);
  append_ids(clusters, later.clusters, ids_in(cluster_names, later.cluster_names));
  append_ids(slice_of, later.slice_of, ids_in(slices, later.slices));
  append_column(keys, later.keys);
  places.append(later.places);
}

ModelColumns some_rows(const ModelColumns& columns, std::span<const std::uint32_t> chosen) {
  ModelColumns some{.predicted = some_of(columns.predicted, chosen),
                    .scores = some_of(columns.scores, chosen)};
  for (const ScoreColumn& one : columns.class_scores) some.class_scores.push_back(some_of(one, chosen));
  return some;
}

RecordedRows some_rows(const RecordedRows& rows, std::span<const std::uint32_t> chosen) {
  RecordedRows some;
  some.labels = rows.labels;
  some.truth = some_of(rows.truth, chosen);
  for (const ModelColumns& model : rows.models) some.models.push_back(some_rows(model, chosen));
  some.weights = some_of(rows.weights, chosen);
  some.cluster_names = rows.cluster_names;
  some.clusters = some_of(rows.clusters, chosen);
  some.slices = rows.slices;
  some.slice_of = some_of(rows.slice_of, chosen);
  some.keys = some_of(rows.keys, chosen);
  for (const std::uint32_t row : chosen) some.places.add(rows.places[row]);
  return some;
}

void replay(const RecordedRows& rows, std::size_t model, std::size_t begin, std::size_t end,
            const std::function<void(const Batch&)>& visit) {
  constexpr std::size_t most = 512;
  Replayed batch(rows, rows.models[model]);
  for (std::size_t from = begin; from < end; from += most) {
    for (std::size_t i = from; i < std::min(from + most, end); ++i) batch.add(i);
    batch.hand_over(visit);
  }
}

}  // namespace assay
