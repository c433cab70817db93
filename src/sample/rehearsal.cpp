// What would come of a report on a file whose columns hold this.
#include "sample/rehearsal.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "sample/label_reading.hpp"
#include "sample/score_reading.hpp"
#include "sample/tallies.hpp"

namespace assay {

namespace {

// Rows with each label at least twice, and with both ends of the scores beside each true one.
struct StandIns {
  explicit StandIns(const Digest& digest, const Columns& columns) {
    const std::size_t truths = std::max<std::size_t>(digest.truth.size(), 1),
                      predictions = std::max<std::size_t>(digest.predicted.size(), 1);
    const std::size_t rows = 2 * std::max(truths, predictions);
    const auto [low, high] = digest.scores.value_or(std::pair{0.0, 0.0});
    for (std::size_t i = 0; i < rows; ++i) {
      lines.push_back(static_cast<std::uint32_t>(i));
      truth.emplace_back(digest.truth[i % truths]);
      if (!digest.predicted.empty()) predicted.emplace_back(digest.predicted[i % predictions]);
      scores.push_back(i / truths % 2 == 0 ? low : high);
    }
    for (const WantedColumn& wanted : columns.wanted()) {
      if (wanted.role == &role::truth) cells.push_back({.role = &role::truth, .texts = truth});
      if (wanted.role == &role::predicted)
        cells.push_back({.role = &role::predicted, .texts = predicted.empty() ? truth : predicted});
      if (wanted.role->content == Content::number) cells.push_back({.role = wanted.role, .numbers = scores});
    }
  }

  [[nodiscard]] Batch batch() const { return {.rows = lines.size(), .columns = cells, .lines = lines}; }

  std::vector<std::uint32_t> lines;
  std::vector<std::string_view> truth, predicted;
  std::vector<double> scores;
  std::vector<Batch::Column> cells;
};

}  // namespace

InputSample rehearsed(const Digest& digest, const ChosenColumns& chosen, const InputPlan& plan, Needs needs) {
  needs.ranking = false;
  State state{.name = digest.name,
              .header = digest.header,
              .dialect = digest.dialect,
              .columns = chosen.columns,
              .positive = plan.positive ? plan.positive : chosen.positive,
              .notes = chosen.notes,
              .counts = {.rows = digest.rows}};
  state.tallies = empty_tallies(state, plan, needs);
  state.place_of = [&digest](RowPlace) { return FileLine{digest.name}; };
  const StandIns rows(digest, state.columns);
  const ScoreMeaning meaning = plan.score_is.value_or(ScoreMeaning::probability);
  ScoreReading scores(meaning, state.positive);
  LabelRule rule = label_rule(plan);
  for (const ClassColumn& one : state.columns.class_scores) rule.prefer(one.label);
  LabelReading labels(rule);
  Batch batch = rows.batch();
  if (rule.changes()) batch = labels.read(batch);
  if (ScoreReading::changes(meaning)) batch = scores.read(batch);
  state.tallies.add(batch);
  if (rule.changes()) state.spelling = labels.spelling();
  return sample(std::move(state), plan, needs);
}

}  // namespace assay
