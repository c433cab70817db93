// From a file to all that was tallied of it.
#include "assay/sample/state.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "sample/join_columns.hpp"
#include "sample/label_reading.hpp"
#include "sample/roles.hpp"
#include "sample/rows_read.hpp"
#include "sample/rows_repeated.hpp"
#include "sample/score_reading.hpp"
#include "sample/slice_columns.hpp"
#include "sample/tallies.hpp"

namespace assay {

double cut_of(const InputPlan& plan) {
  const double threshold = threshold_of(plan).value_or(0);
  return plan.score_is == ScoreMeaning::distance ? -threshold : threshold;
}

namespace {

// So many of a power of two that scores of six digits fit where one over the number is 1e-6.
std::size_t most_bins(double bounded) {
  return std::bit_ceil(static_cast<std::size_t>(std::ceil(1 / bounded)));
}

}  // namespace

TallySet empty_tallies(const State& state, const InputPlan& plan, const Needs& needs) {
  const Columns& columns = state.columns;
  TallySet tallies;
  const bool answers = columns.has(role::predicted) || columns.has(role::correct);
  const bool predicted = needs.matrix && answers, scored = columns.has(role::score);
  if (predicted) tallies.pairs.emplace();
  if (scored && (needs.losses || (needs.matrix && !predicted)))
    tallies.scores.emplace(ScoreRule{.threshold = cut_of(plan),
                                     .clip = plan.clip,
                                     .positive = state.positive,
                                     .meaning = plan.score_is.value_or(ScoreMeaning::probability)});
  const Ranking empty = plan.bounded ? Ranking(most_bins(*plan.bounded)) : Ranking();
  if (scored && needs.ranking) tallies.rankings.emplace_back(state.positive, role::score, empty);
  for (const Role* role : needs.other_rankings) tallies.rankings.emplace_back(state.positive, *role, empty);
  if (!columns.class_scores.empty()) {
    std::vector<std::string> names;
    for (const ClassColumn& one : columns.class_scores) names.push_back(one.label);
    tallies.class_scores.emplace(std::move(names), plan.clip, needs.ranking);
  }
  return tallies;
}

namespace {

void refuse_unbounded(const Columns& columns, const InputPlan& plan, const Needs& needs,
                      const std::string& where) {
  if (!plan.bounded || !needs.ranking) return;
  const char* const what = columns.has(role::weight)       ? "rows with weights"
                           : columns.has(role::cluster)    ? "rows in clusters"
                           : !columns.class_scores.empty() ? "a score for each class"
                                                           : nullptr;
  if (what != nullptr)
    throw usage_error(where + ": --bounded counts the rows in bins of one score, and does not keep " + what,
                      "leave --bounded out: every score is kept then, in 8 bytes a row");
}

template <class Tally>
void read_with_labels(Tally& total, State& state, RowTable& table, const InputPlan& plan,
                      const ReadPlan& how) {
  LabelRule rule = label_rule(plan);
  const std::vector<WantedColumn> wanted = state.columns.wanted();
  if (!rule.changes()) {
    state.counts = read_into(total, table, wanted, how);
    return;
  }
  for (const ClassColumn& one : state.columns.class_scores) rule.prefer(one.label);
  RowsRead all(total, LabelReading(std::move(rule)));
  state.counts = read_into(all, table, wanted, how);
  state.spelling = all.reading.spelling();
  total = std::move(all.tally);
}

template <class Tally>
void read_repeated(Tally& total, State& state, RowTable& table, const InputPlan& plan, const ReadPlan& how) {
  if (!state.columns.has(role::frequency)) return read_with_labels(total, state, table, plan, how);
  RowsRepeated all(total);
  read_with_labels(all, state, table, plan, how);
  state.counts.rows = all.repeater.rows();
  total = std::move(all.tally);
}

template <class Tally>
void read_with_scores(Tally& total, State& state, RowTable& table, const InputPlan& plan,
                      const ReadPlan& how) {
  const ScoreMeaning meaning = plan.score_is.value_or(ScoreMeaning::probability);
  if (!ScoreReading::changes(meaning)) return read_repeated(total, state, table, plan, how);
  RowsRead all(total, ScoreReading(meaning, state.positive));
  read_repeated(all, state, table, plan, how);
  total = std::move(all.tally);
}

}  // namespace

void refuse_matrix(const std::vector<std::string>& header, std::span<const std::vector<std::string>> rows,
                   const InputPlan& plan, const std::string& where) {
  if (header.size() < 3 || rows.size() + 1 != header.size()) return;
  for (const auto& row : rows) {
    if (row.size() != header.size() || std::find(header.begin() + 1, header.end(), row[0]) == header.end())
      return;
    for (std::size_t i = 1; i < row.size(); ++i)
      if (!count_from(row[i])) return;
  }
  Error error = data_error(where + ": this is a confusion matrix, not rows", "--matrix reads it");
  error.remedy = {"--matrix", paths_of(plan).front()};
  throw error;
}

void TallySet::merge(const TallySet& later) {
  if (pairs) pairs->merge(*later.pairs);
  if (scores) scores->merge(*later.scores);
  for (std::size_t i = 0; i < rankings.size(); ++i) rankings[i].merge(later.rankings[i]);
  if (class_scores) class_scores->merge(*later.class_scores);
}

void TallySet::keep(const TallySet& kinds) {
  if (!kinds.pairs) pairs.reset();
  if (!kinds.scores) scores.reset();
  if (kinds.rankings.empty()) rankings.clear();
  if (!kinds.class_scores) class_scores.reset();
}

void TallySet::move_places(const std::function<RowPlace(RowPlace)>& moved) {
  if (scores) scores->move_place(moved);
  if (class_scores) class_scores->move_place(moved);
}

void TallySet::save(StateWriter& out) const {
  each([&](const auto& tally) { tally.save(out); });
}

void TallySet::load(StateReader& in) {
  each([&](auto& tally) { tally.load(in); });
}

const std::vector<std::string>& TallySet::labels() const {
  if (pairs) return pairs->labels().texts();
  if (class_scores) return class_scores->classes();
  return (scores ? scores->labels() : rankings.front().labels()).texts();
}

RankingTally* TallySet::ranking(const Role& score) {
  for (RankingTally& one : rankings)
    if (&one.score() == &score) return &one;
  return nullptr;
}

namespace {

State tallied(RowTable& table, const InputPlan& plan, const Needs& needs) {
  add_slice_columns(table, plan);
  constexpr std::size_t rows_looked_at = 5000;
  const auto first_rows = table.preview(rows_looked_at);
  if (plan.columns.empty()) refuse_matrix(table.header(), first_rows, plan, table.name());
  ChosenColumns chosen = choose_roles(table.header(), first_rows, plan, needs, table.name());
  refuse_unbounded(chosen.columns, plan, needs, table.name());
  State state{.name = table.name(),
              .header = table.header(),
              .dialect = table.dialect(),
              .columns = std::move(chosen.columns),
              .positive = plan.positive ? plan.positive : std::move(chosen.positive),
              .notes = std::move(chosen.notes)};
  for (const Role* role : needs.other_rankings)
    if (!state.columns.has(*role))
      throw data_error(table.name() + ": no column is named as the " + std::string(role->column),
                       "name it with " + std::string(role->option));
  const TallySet empty = empty_tallies(state, plan, needs);
  const bool sliced = state.columns.has(role::slice);
  ReadPlan how{.missing = plan.missing, .threads = plan.threads, .large_blocks = sliced};
  if (plan.progress)
    how.progress = [&, size = table.size()](std::size_t bytes) { plan.progress(bytes, size); };
  if (sliced) {
    state.slices.emplace(empty);
    read_with_scores(*state.slices, state, table, plan, how);
    state.tallies = state.slices->total();
  } else {
    state.tallies = empty;
    read_with_scores(state.tallies, state, table, plan, how);
  }
  state.unmatched = table.unmatched();
  state.place_of = table.places();
  return state;
}

}  // namespace

State read(const InputPlan& asked, const Needs& needs) {
  RowTable table(paths_of(asked), asked.dialect, asked.conditions);
  return tallied(table, asked.truth_file ? with_truth_file(table, asked) : asked, needs);
}

std::optional<State> read_part(const InputPlan& asked, const Needs& needs) {
  InputPlan plan = asked;
  plan.dialect.may_be_empty = true;
  RowTable table(paths_of(plan), plan.dialect, plan.conditions);
  if (!table.has_rows()) return std::nullopt;
  return tallied(table, plan, needs);
}

}  // namespace assay
