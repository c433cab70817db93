// Predictions of several models on the same rows.
#include "assay/models/models.hpp"

#include <algorithm>
#include <map>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/core/threads.hpp"
#include "models/answers.hpp"
#include "models/recording.hpp"
#include "sample/predictions.hpp"
#include "sample/slices.hpp"
#include "sample/tallies.hpp"

namespace assay {

namespace {

// What the rows of a model come to: parts of them on several threads, merged in their order.
TallySet tallied(const RecordedRows& rows, std::size_t model, const TallySet& empty, unsigned threads) {
  const std::size_t count = rows.size();
  constexpr std::size_t least = 50'000;
  const std::size_t parts = std::clamp<std::size_t>(count / least, 1, threads);
  std::vector<TallySet> tallies(parts, empty);
  for_each_index(parts, threads, [&](std::size_t i) {
    replay(rows, model, count * i / parts, count * (i + 1) / parts,
           [&](const Batch& batch) { tallies[i].add(batch); });
  });
  for (std::size_t i = 1; i < parts; ++i) tallies[0].merge(tallies[i]);
  return std::move(tallies[0]);
}

// Reads what each model's rows mean.
class Settling {
 public:
  Settling(const Recording& recording, unsigned threads) : recording_(recording), threads_(threads) {}

  // `classes` are such as every model must have.
  [[nodiscard]] InputSample settled(std::size_t model, const std::vector<std::string>& classes) const {
    State state = recording_.states[model];
    const InputPlan& plan = recording_.plans[model];
    const Needs& needs = recording_.needs[model];
    state.tallies = tallied(recording_.rows, model, empty_tallies(state, plan, needs), threads_);
    if (state.tallies.pairs)
      for (const std::string& name : classes) state.tallies.pairs->add_label(name);
    if (state.columns.has(role::correct))  // a model may be right in every row
      for (const std::string_view name : {right_answer, wrong_answer})
        state.tallies.pairs->add_label(std::string(name));
    state.place_of = [this](RowPlace place) {
      return recording_.place_of(recording_.rows.places[place.line]);
    };
    return sample(std::move(state), plan, needs);
  }

 private:
  const Recording& recording_;
  unsigned threads_;
};

// All models have the same classes: one with a score for each class must have a column for each.
void check_have_scores(const State& state, const std::vector<std::string>& names) {
  std::vector<std::string> with_scores;
  for (const ClassColumn& one : state.columns.class_scores) with_scores.push_back(one.label);
  if (with_scores.empty()) return;
  for (const std::string& name : names)
    if (!find_class(with_scores, name)) throw no_column_for(state.name, name);
}

std::vector<InputSample> settled(const Recording& recording, unsigned threads) {
  const Settling settling(recording, threads);
  std::vector<InputSample> samples;
  std::vector<std::string> names;
  bool differ = false;
  for (std::size_t i = 0; i < recording.states.size(); ++i) {
    samples.push_back(settling.settled(i, {}));
    const std::vector<std::string>& labels = samples[i].predictions.matrix.labels;
    differ = differ || labels != samples[0].predictions.matrix.labels;
    for (const std::string& name : labels)
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  for (std::size_t i = 0; differ && i < samples.size(); ++i) {
    if (samples[i].predictions.matrix.size() < names.size()) check_have_scores(recording.states[i], names);
    samples[i] = settling.settled(i, names);
  }
  return samples;
}

std::vector<LabelId> classes_of_labels(const InputSample& sample, const Labels& labels) {
  std::vector<LabelId> ids;
  for (const std::string& text : labels.texts()) {
    const auto found = sample.class_of.find(text);
    const auto spelled_otherwise = find_class(sample.predictions.matrix.labels, text);
    ids.push_back(
        static_cast<LabelId>(found == sample.class_of.end() ? spelled_otherwise.value_or(0) : found->second));
  }
  return ids;
}

// Of rows that are some of those that the model was read with.
Sample predictions_on(const RecordedRows& rows, const ModelSample& model, std::size_t at) {
  const Sample& all = model.sample.predictions;
  TallySet tallies = tallied(rows, at, empty_tallies(model.state, model.plan, model.needs), 1);
  Classes classes{
      .names = all.matrix.labels, .of_text = {}, .selected = all.selected, .ordered = all.ordered};
  for (const std::string& text : tallies.labels()) classes.of_text.push_back(model.sample.class_of.at(text));
  const TallyReading reading{.needs = model.needs,
                             .state = model.state,
                             .positive = all.positive,
                             .probabilities = probability_rule(model.plan)};
  Sample some = predictions_of(std::move(tallies), classes, reading, 1);
  take_form_of(all, some);
  return some;
}

Recording recorded(const ModelsPlan& plan, const Needs& needs) {
  if (!plan.columns.empty()) return record(plan.input, plan.columns, needs, plan.keep_keys);
  std::optional<Recording> all;
  for (const ModelSource& model : plan.files) {
    InputPlan own = plan.input;
    own.files = {model.place};
    Recording one = record(own, {}, needs, true);
    if (all) {
      add_model(*all, std::move(one), plan.input);
    } else {
      all = std::move(one);
    }
  }
  return *std::move(all);
}

}  // namespace

std::size_t PairedSample::predicted(std::size_t model, std::size_t row) const {
  const ModelSample& one = models[model];
  const ModelColumns& columns = rows.models[model];
  if (!columns.predicted.empty()) return one.class_of[columns.predicted[row]];
  if (!columns.class_scores.empty()) return columns.highest(row);
  const std::size_t positive = *one.sample.predictions.positive;
  return scores(model)[row] >= one.cut ? positive : 1 - positive;
}

PairedSample PairedSample::on(std::span<const std::uint32_t> chosen) const {
  PairedSample some{.rows = some_rows(rows, chosen), .models = {}, .place_of = place_of};
  for (std::size_t i = 0; i < models.size(); ++i) {
    const ModelSample& one = models[i];
    InputSample sample{.predictions = predictions_on(some.rows, one, i),
                       .input = one.sample.input,
                       .class_of = one.sample.class_of};
    some.models.push_back(
        {one.name, std::move(sample), one.plan, one.needs, one.state, one.class_of, one.by_scores, one.cut});
  }
  return some;
}

std::vector<std::pair<std::string, std::vector<std::uint32_t>>> PairedSample::slices() const {
  const std::vector<std::string>& values = rows.slices.texts();
  std::vector<std::pair<std::string, std::vector<std::uint32_t>>> all;
  for (const std::size_t at : in_order(values)) all.push_back({values[at], {}});
  std::map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < all.size(); ++i) places[all[i].first] = i;
  for (std::uint32_t row = 0; row < rows.slice_of.size(); ++row)
    all[places.at(values[rows.slice_of[row]])].second.push_back(row);
  return all;
}

InputSample PairedSample::with_slices(std::size_t model) const {
  InputSample all = models[model].sample;
  for (const auto& [value, chosen] : slices())
    all.slices.push_back(
        {value, static_cast<double>(chosen.size()), on(chosen).models[model].sample.predictions});
  return all;
}

PairedSample read_models(const ModelsPlan& plan, const Needs& needs) {
  refuse_range_of_several(plan.input.dialect.range, plan.files.size());
  Recording recording = recorded(plan, needs);
  std::vector<InputSample> samples = settled(recording, plan.input.threads);
  PairedSample paired;
  paired.place_of = [place_of = recording.place_of, places = recording.rows.places](std::size_t row) {
    return place_of(places[row]).text();
  };
  const auto place = [place_of = recording.place_of, places = recording.rows.places](RowPlace row) {
    return place_of(places[row.line]);
  };
  const std::vector<ModelSource>& sources = plan.columns.empty() ? plan.files : plan.columns;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    ModelSample& model = paired.models.emplace_back(ModelSample{.name = sources[i].name,
                                                                .sample = std::move(samples[i]),
                                                                .plan = recording.plans[i],
                                                                .needs = recording.needs[i],
                                                                .state = std::move(recording.states[i]),
                                                                .class_of = {}});
    model.state.place_of = place;
    model.class_of = classes_of_labels(model.sample, recording.rows.labels);
    const ModelColumns& columns = recording.rows.models[i];
    model.by_scores = columns.predicted.empty() && columns.class_scores.empty();
    model.cut = cut_of(recording.plans[i]);
  }
  paired.rows = std::move(recording.rows);
  return paired;
}

Error no_column_for(const std::string& model, const std::string& label) {
  return data_error(
      printable(model) + ": label " + in_quotes(label) + ", which another model has, has no column of scores",
      "models are compared over the same classes: add the column, with 0 where the model cannot predict the "
      "class");
}

}  // namespace assay
