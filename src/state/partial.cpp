// From shards to one sample: tallied, joined and settled.
#include "assay/state/partial.hpp"

#include <algorithm>
#include <numeric>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "state/head.hpp"
#include "state/tallies.hpp"

namespace assay {

namespace {

void refuse_undivided(const InputPlan& plan) {
  if (plan.files.size() > 1)
    throw usage_error("--partial reads one file, and " + std::to_string(plan.files.size()) + " are named",
                      "write a state of each, and join them: assay merge STATE...");
  if (plan.truth_file || plan.key || plan.by_position)
    throw usage_error("--partial reads true labels and predictions from one file", "join the files before");
  if (plan.matrix || plan.counts.any())
    throw usage_error("--partial reads rows, not counts", "name a file of rows");
}

std::string names_of(const PartialState& state) {
  std::vector<std::string> names;
  for (const Shard& shard : state.shards) names.push_back(shard.name);
  return names.size() == 1
             ? printable(names[0])
             : printable(names[0]) + " and " + counted(static_cast<double>(names.size() - 1), "more shard");
}

// What a message calls a state: its file, unless that has several.
std::string called(const PartialState& state) {
  if (state.shards.empty()) return state.source;
  return state.source.empty() ? names_of(state) : state.source + " (" + names_of(state) + ")";
}

[[noreturn]] void refuse(const PartialState& all, const PartialState& more, const OptionDifference& found,
                         const std::string& hint) {
  throw data_error("states that do not fit together: " + found.name + " is " + found.first + " in " +
                       called(all) + ", and " + found.second + " in " + called(more),
                   hint);
}

void check_alike(const PartialState& all, const PartialState& more) {
  const std::string same = "write all states with the same command and the same options";
  if (const auto found = difference_in_options(all.plan, more.plan)) refuse(all, more, *found, same);
  if (const auto found = difference_in_needs(all.needs, more.needs)) refuse(all, more, *found, same);
  if (all.plan.offers_class_scores != more.plan.offers_class_scores)
    refuse(all, more,
           {"a score for each class", all.plan.offers_class_scores ? "true" : "false",
            more.plan.offers_class_scores ? "true" : "false"},
           same);
  if (!all.tallied || !more.tallied) return;
  if (const auto found = difference_in_columns(*all.tallied, *more.tallied))
    refuse(all, more, *found,
           "name the columns, and the positive class, when each state is written: --truth, --pred, --score, "
           "--positive");
}

void refuse_shard_twice(const std::string& name, const PartialState& all, const PartialState& more) {
  const std::string where = all.source == more.source ? all.source : all.source + " and in " + more.source;
  throw data_error("shard " + in_quotes(name) + " is there twice: in " + where,
                   name == "-"
                       ? "name what is read from standard input: --shard NAME, when its state is written"
                       : "give each state once; shards of the same file name are told apart by --shard NAME");
}

// The shards of both, in order; where each shard is then, of one and of the other.
struct Union {
  std::vector<Shard> shards;
  std::vector<std::uint32_t> first, second;
};

Union both(const PartialState& all, const PartialState& more) {
  Union both;
  for (std::size_t i = 0, k = 0; i < all.shards.size() || k < more.shards.size();) {
    const bool ended = k == more.shards.size();
    if (i < all.shards.size() && !ended && all.shards[i].name == more.shards[k].name)
      refuse_shard_twice(all.shards[i].name, all, more);
    const bool from_first = i < all.shards.size() && (ended || all.shards[i].name < more.shards[k].name);
    (from_first ? both.first : both.second).push_back(static_cast<std::uint32_t>(both.shards.size()));
    both.shards.push_back(from_first ? all.shards[i++] : more.shards[k++]);
  }
  return both;
}

bool have_rows_in_common(const Shard& one, const Shard& other) {
  if (!one.part && !other.part) return false;
  if (!one.part) return one.name == other.part->file;
  if (!other.part) return other.name == one.part->file;
  return one.part->file == other.part->file && one.part->bytes.begin < other.part->bytes.end &&
         other.part->bytes.begin < one.part->bytes.end;
}

void refuse_overlap(const PartialState& all, const PartialState& more) {
  for (const Shard& one : all.shards)
    for (const Shard& other : more.shards)
      if (have_rows_in_common(one, other))
        throw data_error("shards " + in_quotes(one.name) + " and " + in_quotes(other.name) +
                             " have rows of one file in common",
                         "divide the file once, and read each range once: assay shards FILE N");
}

void number_shards(State& state, const std::vector<std::uint32_t>& numbers) {
  move_places(state, [&](RowPlace place) { return RowPlace{numbers[place.block], place.line}; });
}

// What a command needs that was not tallied; null where nothing is.
const char* lacking(const PartialState& state, const Needs& needs) {
  const Needs& there = state.needs;
  const bool scores_are_named =
      state.plan.columns.has(role::score) || state.plan.columns.has(role::class_scores);
  if (needs.matrix && (!there.matrix || (there.predictions_optional && !needs.predictions_optional)))
    return "predicted labels";
  if (needs.matrix && scores_are_named && needs.scores_beside_predictions != there.scores_beside_predictions)
    return "predicted labels beside scores that are named";
  if (needs.losses && !there.losses) return "losses of scores";
  return needs.ranking && !there.ranking ? "the order of scores" : nullptr;
}

Error lacks(const PartialState& state, const std::string& what) {
  return data_error(called(state) + " does not hold " + what + ", which this command needs",
                    "write it with the command, and the --metrics or gates, that report it");
}

}  // namespace

PartialState read_shard(const InputPlan& plan, const Needs& needs, const std::string& name) {
  refuse_undivided(plan);
  PartialState state{.shards = {{name}}, .plan = plan, .needs = needs, .tallied = read_part(plan, needs)};
  if (plan.dialect.range) state.shards[0].part = {paths_of(plan).front(), *plan.dialect.range};
  state.plan.files.clear();
  state.plan.dialect.range.reset();
  state.shards[0].blank = !state.tallied;
  if (!state.tallied) return state;
  state.shards[0].rows = state.tallied->counts.rows;
  move_places(*state.tallied, [&](RowPlace place) {
    return RowPlace{0, static_cast<std::uint32_t>(state.tallied->place_of(place).line)};
  });
  return state;
}

void join(PartialState& all, PartialState more) {
  if (more.shards.empty()) return;
  if (all.shards.empty()) return static_cast<void>(all = std::move(more));
  check_alike(all, more);
  Union shards = both(all, more);
  refuse_overlap(all, more);
  if (all.tallied) number_shards(*all.tallied, shards.first);
  if (more.tallied) number_shards(*more.tallied, shards.second);
  // The header and the notes are those of the first shard that has some, whichever was joined first.
  const auto first_with_rows = std::find_if(shards.shards.begin(), shards.shards.end(),
                                            [](const Shard& shard) { return !shard.blank; });
  const auto at = static_cast<std::uint32_t>(first_with_rows - shards.shards.begin());
  if (std::binary_search(shards.second.begin(), shards.second.end(), at))
    std::swap(all.tallied, more.tallied);
  if (more.tallied) merge(*all.tallied, *more.tallied);
  all.shards = std::move(shards.shards);
}

InputPlan plan_of(const PartialState& state) {
  InputPlan plan = state.plan;
  for (const Shard& shard : state.shards) plan.files.push_back(shard.name);
  return plan;
}

void refuse_files_beside_state(std::span<const std::string> files) {
  for (const std::string& file : files)
    if (is_state(file))
      throw usage_error("--from-state reads one file of states, and " + in_quotes(file) + " is another",
                        "join them before: assay merge STATE... -o all.state");
  if (!files.empty()) throw usage_error("--from-state has the rows already", "leave out other files");
}

void check_options(const InputPlan& given, const PartialState& state) {
  refuse_files_beside_state(given.files);
  if (given.truth_file || given.key || given.by_position || given.matrix || given.counts.any() ||
      given.dialect.range)
    throw usage_error("--from-state has the rows already", "leave out other files and counts, and --range");
  if (const auto found = difference_in_given(given, state.plan))
    throw usage_error(found->name + " is " + found->first + ", and " + found->second + " in " + called(state),
                      "what decides how rows are read is said when a state is written");
}

InputSample sample(PartialState state, const InputPlan& plan, const Needs& needs) {
  if (const char* const what = lacking(state, needs)) throw lacks(state, what);
  const bool of_classes = state.tallied && !state.tallied->columns.class_scores.empty();
  if (state.plan.offers_class_scores != plan.offers_class_scores && (of_classes || plan.offers_class_scores))
    throw data_error(called(state) + " was written by a command that " +
                         (of_classes ? "reads" : "does not read") + " a score for each class, and this one " +
                         (of_classes ? "does not" : "does"),
                     "write it with the command that reports it");
  const std::string name = printable(name_of_source({.files = plan.files}));
  if (!state.tallied) check_some_rows(name, {});
  State& tallied = *state.tallied;
  if (tallied.slices) tallied.tallies = tallied.slices->total();
  narrow(tallied, plan, needs);
  if (tallied.tallies.empty()) throw lacks(state, "scores");
  if (!tallied.columns.has(role::frequency)) check_some_rows(name, tallied.counts);
  tallied.name = name;
  tallied.place_of = [shards = state.shards](RowPlace place) {
    return FileLine{printable(shards[place.block].name), place.line};
  };
  return sample(std::move(tallied), plan, needs);
}

}  // namespace assay
