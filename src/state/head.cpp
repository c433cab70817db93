// What a state says of itself before its tallies: which shards, which options, which columns.
#include "state/head.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "sample/tallies.hpp"
#include "state/options.hpp"
#include "state/shallow.hpp"

namespace assay {

namespace {

using Json = nlohmann::json;

[[noreturn]] void refuse() { throw data_error("its head does not hold what a state holds", "make it again"); }

void require(bool holds) {
  if (!holds) refuse();
}

// To and from JSON, kind by kind.

template <class Plain>
Json json_of(const Plain& value) {
  return value;
}
Json json_of(char value) { return std::string(1, value); }
Json json_of(ScoreMeaning value) { return std::string(name_of(value)); }
Json json_of(Missing value) { return std::string(name_of(value)); }
template <class Value>
Json json_of(const std::optional<Value>& value) {
  return value ? json_of(*value) : Json();
}

template <class Plain>
void take(const Json& json, Plain& value) {
  value = json.get<Plain>();
}
void take(const Json& json, bool& value) { value = json.get<bool>(); }
void take(const Json& json, double& value) {
  value = json.get<double>();
  require(std::isfinite(value));
}
void take(const Json& json, char& value) {
  const auto text = json.get<std::string>();
  require(text.size() == 1);
  value = text[0];
}
void take(const Json& json, ScoreMeaning& value) {
  for (const ScoreMeaning one : score_meanings)
    if (json == json_of(one)) return static_cast<void>(value = one);
  refuse();
}
void take(const Json& json, Missing& value) {
  for (const Missing one : {Missing::error, Missing::drop})
    if (json == json_of(one)) return static_cast<void>(value = one);
  refuse();
}
template <class Value>
void take(const Json& json, std::optional<Value>& value) {
  if (json.is_null()) return value.reset();
  take(json, value.emplace());
}

// What decides how rows are read, by name.
Json options_of(const InputPlan& plan) {
  Json options = Json::object();
  each_option(plan, [&](const char* name, const auto& value) { options[name] = json_of(value); });
  for (const Role* role : roles_of_states())
    if (const std::string* column = plan.columns.find(*role)) options[std::string(role->option)] = *column;
  if (const std::string* pattern = plan.columns.find(role::class_scores))
    options[std::string(role::class_scores.option)] = *pattern;
  return options;
}

InputPlan plan_with(const Json& options) {
  InputPlan plan;
  each_option(plan, [&](const char* name, auto& value) { take(options.at(name), value); });
  std::vector<const Role*> roles = roles_of_states();
  roles.push_back(&role::class_scores);
  for (const Role* role : roles)
    if (const auto column = options.find(std::string(role->option)); column != options.end())
      plan.columns.set(*role, column->get<std::string>());
  require(!plan.bounded || is_bound(*plan.bounded));
  require(plan.clip >= 0 && plan.clip < 0.5 && plan.bins.count >= 1 && plan.bins.count <= 10'000 &&
          supported_delimiters.find(plan.dialect.delimiter) != std::string_view::npos);
  return plan;
}

Json needs_json(const Needs& needs) {
  Json all = Json::object();
  each_need(needs, [&](const char* name, bool needed) { all[name] = needed; });
  return all;
}

Needs needs_with(const Json& all) {
  Needs needs;
  each_need(needs, [&](const char* name, bool& needed) { take(all.at(name), needed); });
  return needs;
}

// The columns by their names.
Json columns_by_name(const State& state) {
  Json columns = Json::object();
  for (const Role* role : roles_of_states())
    if (const auto position = state.columns.find(*role))
      columns["the column of " + std::string(role->name)] = state.header[*position];
  for (const ClassColumn& one : state.columns.class_scores)
    columns["the columns of scores"][one.label] = state.header[one.column];
  columns["the positive class"] = json_of(state.positive);
  return columns;
}

Json json_of_columns(const Columns& columns) {
  Json roles = Json::object(), scores = Json::array();
  for (const Role* role : roles_of_states())
    if (const auto position = columns.find(*role)) roles[std::string(role->name)] = *position;
  for (const ClassColumn& one : columns.class_scores) scores.push_back({one.label, one.column});
  return {{"roles", roles}, {"scores", scores}, {"pattern", columns.classes_pattern}};
}

Columns columns_with(const Json& json, std::size_t header) {
  Columns columns;
  const auto position = [&](const Json& number) {
    const auto at = number.get<std::size_t>();
    require(number.is_number_unsigned() && at < header);
    return at;
  };
  for (const Role* role : roles_of_states())
    if (const auto found = json.at("roles").find(std::string(role->name)); found != json.at("roles").end())
      columns.set(*role, position(*found));
  for (const Json& one : json.at("scores"))
    columns.class_scores.push_back({one.at(0).get<std::string>(), position(one.at(1))});
  columns.classes_pattern = json.at("pattern").get<std::string>();
  const std::size_t scores = columns.class_scores.size();
  require(columns.has(role::truth) && (scores == 0 || (scores > 1 && scores <= max_classes)));
  return columns;
}

constexpr std::size_t RowCounts::*counts_in_order[] = {&RowCounts::rows, &RowCounts::dropped,
                                                       &RowCounts::filtered, &RowCounts::unfinished,
                                                       &RowCounts::mixed_ends};

Json json_of_state(const State& state) {
  Json notes = Json::array(), counts = Json::array();
  for (const Warning& note : state.notes)
    notes.push_back({note.code, note.message.text_in_full(), note.count});
  for (const auto count : counts_in_order) counts.push_back(state.counts.*count);
  const Dialect& dialect = state.dialect;
  return {{"header", state.header},
          {"dialect",
           {std::string(1, dialect.delimiter), dialect.header, dialect.short_header, dialect.decimal_comma}},
          {"columns", json_of_columns(state.columns)},
          {"positive", json_of(state.positive)},
          {"spelling", {state.spelling.truth, state.spelling.predicted}},
          {"notes", notes},
          {"counts", counts}};
}

State state_with(const Json& json, const InputPlan& plan, const Needs& needs) {
  State state{
      .name = {}, .header = json.at("header").get<std::vector<std::string>>(), .dialect = {}, .columns = {}};
  const Json& dialect = json.at("dialect");
  take(dialect.at(0), state.dialect.delimiter);
  require(supported_delimiters.find(state.dialect.delimiter) != std::string_view::npos);
  take(dialect.at(1), state.dialect.header);
  take(dialect.at(2), state.dialect.short_header);
  take(dialect.at(3), state.dialect.decimal_comma);
  state.columns = columns_with(json.at("columns"), state.header.size());
  take(json.at("positive"), state.positive);
  state.spelling.truth = json.at("spelling").at(0).get<std::map<std::string, std::string>>();
  state.spelling.predicted = json.at("spelling").at(1).get<std::map<std::string, std::string>>();
  for (const Json& note : json.at("notes"))
    state.notes.push_back(
        {note.at(0).get<std::string>(), note.at(1).get<std::string>(), note.at(2).get<std::size_t>()});
  for (std::size_t i = 0; i < std::size(counts_in_order); ++i)
    take(json.at("counts").at(i), state.counts.*counts_in_order[i]);
  state.tallies = empty_tallies(state, plan, needs);
  require(!state.tallies.empty());
  if (state.columns.has(role::slice)) state.slices.emplace(state.tallies);
  return state;
}

Json json_of(const Shard& shard) {
  Json json{shard.name, shard.rows, shard.blank};
  if (shard.part)
    for (const Json& one :
         {Json(shard.part->file), Json(shard.part->bytes.begin), Json(shard.part->bytes.end)})
      json.push_back(one);
  return json;
}

Shard shard_with(const Json& json) {
  Shard shard{json.at(0).get<std::string>(), json.at(1).get<std::size_t>(), json.at(2).get<bool>()};
  if (json.size() == 3) return shard;
  shard.part = {json.at(3).get<std::string>(),
                {json.at(4).get<std::uint64_t>(), json.at(5).get<std::uint64_t>()}};
  require(shard.part->bytes.begin < shard.part->bytes.end);
  return shard;
}

std::string shown(const Json& json, const std::string& key) {
  const auto found = json.find(key);
  if (found == json.end() || found->is_null()) return "not given";
  return printable(found->is_string() ? in_quotes(found->get<std::string>())
                                      : found->dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::optional<OptionDifference> difference(const Json& first, const Json& second, const Json& all) {
  for (const auto& [key, value] : all.items())
    if (!first.contains(key) || !second.contains(key) || first.at(key) != second.at(key))
      return OptionDifference{printable(key), shown(first, key), shown(second, key)};
  return std::nullopt;
}

std::optional<OptionDifference> difference(const Json& first, const Json& second) {
  Json all = first;
  all.update(second);
  return difference(first, second, all);
}

}  // namespace

std::string head_of(const PartialState& state) {
  Json shards = Json::array();
  for (const Shard& shard : state.shards) shards.push_back(json_of(shard));
  Json head{{"shards", shards},
            {"options", options_of(state.plan)},
            {"scores_of_classes", state.plan.offers_class_scores},
            {"needs", needs_json(state.needs)}};
  if (state.tallied) head["table"] = json_of_state(*state.tallied);
  std::string bytes;
  Json::to_cbor(head, bytes);
  return bytes;
}

PartialState state_with_head(std::string_view bytes, const std::string& source) {
  try {
    require(is_shallow(bytes));
    const Json head = Json::from_cbor(bytes);
    PartialState state{.shards = {},
                       .plan = plan_with(head.at("options")),
                       .needs = needs_with(head.at("needs")),
                       .source = source};
    take(head.at("scores_of_classes"), state.plan.offers_class_scores);
    for (const Json& shard : head.at("shards")) state.shards.push_back(shard_with(shard));
    require(std::adjacent_find(state.shards.begin(), state.shards.end(), [](const Shard& a, const Shard& b) {
              return a.name >= b.name;
            }) == state.shards.end());
    if (const auto table = head.find("table"); table != head.end())
      state.tallied = state_with(*table, state.plan, state.needs);
    return state;
  } catch (const Json::exception&) {
    refuse();
  }
}

std::optional<OptionDifference> difference_in_options(const InputPlan& first, const InputPlan& second) {
  return difference(options_of(first), options_of(second));
}

std::optional<OptionDifference> difference_in_given(const InputPlan& given, const InputPlan& second) {
  const Json options = options_of(given), usual = options_of({});
  Json named = Json::object();
  for (const auto& [key, value] : options.items())
    if (!usual.contains(key) || usual.at(key) != value) named[key] = value;
  return difference(options, options_of(second), named);
}

std::optional<OptionDifference> difference_in_needs(const Needs& first, const Needs& second) {
  return difference(needs_json(first), needs_json(second));
}

std::optional<OptionDifference> difference_in_columns(const State& first, const State& second) {
  return difference(columns_by_name(first), columns_by_name(second));
}

}  // namespace assay
