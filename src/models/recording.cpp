// From a table to recorded rows.
#include "models/recording.hpp"

#include <algorithm>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/sample/profile.hpp"
#include "models/recorder.hpp"
#include "sample/column_likeness.hpp"
#include "sample/join_columns.hpp"
#include "sample/named_columns.hpp"
#include "sample/roles.hpp"
#include "sample/slice_columns.hpp"

namespace assay {

namespace {

// A table whose header and first rows are known.
struct OpenTable {
  explicit OpenTable(const InputPlan& asked)
      : table(paths_of(asked), asked.dialect, asked.conditions),
        plan(asked.truth_file ? with_truth_file(table, asked) : asked) {
    add_slice_columns(table, plan);
    constexpr std::size_t rows_looked_at = 5000;
    first_rows = table.preview(rows_looked_at);
    profiles = profiles_of(table.header(), first_rows);
  }

  [[nodiscard]] NamedColumns columns() const { return {table.header(), table.name()}; }

  RowTable table;
  InputPlan plan;
  std::vector<std::vector<std::string>> first_rows;
  std::vector<ColumnProfile> profiles;
};

// How one model of a table is read.
struct ModelReading {
  InputPlan plan;
  Needs needs;
  ChosenColumns chosen = {};
};

// Fractions are scores, and so are numbers that are no labels of the truth.
bool holds_scores(const ColumnProfile& column, const ColumnProfile& truth) {
  return column.numbers && (column.has_fractions() || !share_labels(column, truth));
}

void choose(ModelReading& reading, const OpenTable& open) {
  reading.chosen =
      choose_roles(open.table.header(), open.first_rows, reading.plan, reading.needs, open.table.name());
}

// --model names the column already.
void leave_out_columns(Error& error) {
  for (const Role* role : {&role::score, &role::predicted}) {
    const auto option = std::find(error.remedy.begin(), error.remedy.end(), role->option);
    if (option != error.remedy.end()) error.remedy.erase(option, option + 2);
  }
}

// "old_*" names a score for each class, unless a column is called so.
bool is_pattern(const std::string& place, const std::vector<std::string>& header) {
  return std::count(place.begin(), place.end(), '*') == 1 &&
         std::find(header.begin(), header.end(), place) == header.end();
}

// The columns of a model: one, or those for each class.
std::vector<std::string> columns_of(const std::string& place, const OpenTable& open) {
  const std::vector<std::string>& header = open.table.header();
  if (!is_pattern(place, header)) return {place};
  std::vector<std::string> columns;
  for (const std::string& name : header)
    if (class_in(name, place)) columns.push_back(name);
  if (columns.size() < 2)
    throw open.columns().error("--model " + in_quotes(place) + " names " +
                                   counted(static_cast<double>(columns.size()), "column") +
                                   ", and a score for each class needs two or more",
                               open.columns().listed_columns());
  return columns;
}

// The columns as scores for each class.
ModelReading reading_of_classes(const std::string& pattern, std::size_t truth, const OpenTable& open,
                                const InputPlan& shared, const Needs& needs) {
  ModelReading reading{.plan = shared, .needs = needs};
  for (const std::string& column : columns_of(pattern, open)) std::erase(reading.plan.other_columns, column);
  reading.plan.columns.set(role::truth, open.columns().reference(truth));
  reading.plan.columns.set(role::class_scores, pattern);
  reading.needs.scores_beside_predictions = false;
  choose(reading, open);
  return reading;
}

// The column as the prediction, or as the score, whatever it is called; `shared` has it among others.
ModelReading reading_of(const std::string& column, std::size_t truth, const OpenTable& open,
                        const InputPlan& shared, const Needs& needs) {
  if (is_pattern(column, open.table.header())) return reading_of_classes(column, truth, open, shared, needs);
  const std::size_t position = open.columns().position(column, role::predicted);
  ModelReading reading{.plan = shared, .needs = needs};
  std::erase(reading.plan.other_columns, column);
  reading.plan.columns.set(role::truth, open.columns().reference(truth));
  if (holds_scores(open.profiles[position], open.profiles[truth])) {
    reading.needs.scores_beside_predictions = false;
    reading.plan.columns.set(role::score, column);
  } else {
    reading.needs.losses = reading.needs.ranking = false;
    reading.plan.threshold = std::nullopt;
    reading.plan.score_is = std::nullopt;
    reading.plan.columns.set(role::predicted, column);
  }
  try {
    choose(reading, open);
  } catch (Error& error) {
    leave_out_columns(error);
    throw;
  }
  return reading;
}

// The column says only whether each answer was right.
ModelReading reading_of_answers(const std::string& column, const OpenTable& open, const InputPlan& shared,
                                const Needs& needs) {
  ModelReading reading{.plan = shared, .needs = needs};
  Columns& columns = reading.chosen.columns;
  for (const Role* role : role::of_one_column)
    if (const std::string* asked = shared.columns.find(*role))
      columns.set(*role, open.columns().position(*asked, *role));
  columns.set(role::correct, open.columns().position(column, role::correct));
  return reading;
}

// The true labels stand in a column that is no model.
std::size_t truth_beside(const OpenTable& open, const InputPlan& shared) {
  InputPlan plan = shared;
  plan.threshold = std::nullopt;
  plan.score_is = std::nullopt;
  const Needs truth_alone{.positive = false, .predictions_optional = true};
  return choose_roles(open.table.header(), open.first_rows, plan, truth_alone, open.table.name())
      .columns.at(role::truth);
}

std::vector<ModelReading> readings_of(const OpenTable& open, std::span<const ModelSource> models,
                                      const Needs& needs) {
  InputPlan shared = open.plan;
  if (shared.key) shared.other_columns.push_back(*shared.key);
  std::vector<ModelReading> readings;
  if (const std::string* column = shared.columns.find(role::correct)) {
    if (models.empty()) readings.push_back(reading_of_answers(*column, open, shared, needs));
    for (const ModelSource& model : models)
      readings.push_back(reading_of_answers(model.place, open, shared, needs));
    return readings;
  }
  if (models.empty()) {
    choose(readings.emplace_back(ModelReading{.plan = shared, .needs = needs}), open);
    return readings;
  }
  if (shared.columns.has(role::class_scores))
    throw usage_error("--model names the columns of each model: --scores is for files",
                      "leave --scores out; a pattern is a score for each class, such as --model new='new_*'");
  for (const ModelSource& model : models)
    for (const std::string& column : columns_of(model.place, open)) shared.other_columns.push_back(column);
  const std::size_t truth = truth_beside(open, shared);
  for (const ModelSource& model : models)
    readings.push_back(reading_of(model.place, truth, open, shared, needs));
  return readings;
}

// The columns that all readings need, each once; those of models in `places`.
std::vector<WantedColumn> wanted_by(const std::vector<ModelReading>& readings,
                                    std::vector<ModelPlaces>& places) {
  std::vector<WantedColumn> wanted;
  for (const ModelReading& reading : readings) {
    const Columns& columns = reading.chosen.columns;
    ModelPlaces& model = places.emplace_back(
        ModelPlaces{.meaning = reading.plan.score_is.value_or(ScoreMeaning::probability),
                    .positive = reading.plan.positive ? reading.plan.positive : reading.chosen.positive});
    for (const WantedColumn& one : columns.wanted()) {
      const bool predicted = one.role == &role::predicted || one.role == &role::correct;
      const bool score = one.role == &role::score;
      const bool class_score = one.role == &role::class_scores;
      if (!predicted && !score && !class_score && &reading != &readings[0]) continue;
      if (class_score) model.class_scores.push_back(wanted.size());
      if (predicted) model.predicted = wanted.size();
      if (score) model.score = wanted.size();
      wanted.push_back(one);
    }
    model.records_labels = model.predicted && reading.needs.matrix;
  }
  return wanted;
}

State state_of(const OpenTable& open, const ModelReading& reading) {
  return {.name = open.table.name(),
          .header = open.table.header(),
          .dialect = open.table.dialect(),
          .columns = reading.chosen.columns,
          .positive = reading.plan.positive ? reading.plan.positive : reading.chosen.positive,
          .notes = reading.chosen.notes};
}

}  // namespace

std::vector<std::string> columns_of_fractions(const InputPlan& plan) {
  const OpenTable open(plan);
  std::vector<std::string> names;
  for (const ColumnProfile& one : open.profiles)
    if (one.has_fractions()) names.push_back(one.name);
  return names;
}

Recording record(const InputPlan& asked, std::span<const ModelSource> models, const Needs& needs,
                 bool keep_keys) {
  OpenTable open(asked);
  const std::vector<ModelReading> readings = readings_of(open, models, needs);
  std::vector<ModelPlaces> places;
  std::vector<WantedColumn> wanted = wanted_by(readings, places);
  if (open.plan.key && (keep_keys || models.empty()) && !open.plan.truth_file)
    wanted.push_back({&role::key, open.columns().position(*open.plan.key, role::key)});
  LabelRule rule = label_rule(open.plan);
  for (const ModelReading& reading : readings)
    for (const ClassColumn& one : reading.chosen.columns.class_scores) rule.prefer(one.label);
  Recorder recorder(places, rule);
  ReadPlan how{.missing = open.plan.missing, .threads = open.plan.threads};
  if (open.plan.progress)
    how.progress = [&, size = open.table.size()](std::size_t bytes) { open.plan.progress(bytes, size); };
  const RowCounts counts = read_into(recorder, open.table, wanted, how);
  Recording recording{.rows = std::move(recorder.rows()), .place_of = open.table.places()};
  if (const auto& unknown = recorder.unknown_answer())
    throw data_error(recording.place_of(unknown->place).text() + ": " + in_quotes(unknown->answer) +
                         " does not say whether the answer was right",
                     "--correct reads 1 or 0, true or false, right or wrong, pass or fail");
  for (const ModelReading& reading : readings) {
    State& state = recording.states.emplace_back(state_of(open, reading));
    state.spelling = recorder.spelling();
    state.counts = counts;
    state.counts.rows = recording.rows.size();
    state.unmatched = open.table.unmatched();
    recording.plans.push_back(reading.plan);
    recording.needs.push_back(reading.needs);
  }
  return recording;
}

}  // namespace assay
