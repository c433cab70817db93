// JSON, in full precision.
#include "assay/core/text.hpp"
#include "assay/report/render.hpp"
#include "report/render/json_parts.hpp"
#include "report/render/verdict.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

Json json_of(const Provenance& input) {
  const std::vector<std::string>& files = input.files;
  Json object{{"file", files.empty()       ? Json(nullptr)
                       : files.size() == 1 ? Json(valid_utf8(files[0]))
                                           : Json(valid_utf8(name_of_source(input)))},
              {"rows", number(input.rows, false)},
              {"dropped", input.dropped}};
  if (input.weight) object["weight"] = *input.weight;
  if (input.clusters) object["clusters"] = *input.clusters;
  Json& columns = object["columns"] = Json::object();
  for (const auto& [role, column] : input.columns) columns[role] = valid_utf8(column);
  object["positive"] = input.positive ? Json(valid_utf8(*input.positive)) : Json(nullptr);
  object["threshold"] = input.threshold ? Json(*input.threshold) : Json(nullptr);
  if (input.at_prevalence) object["at_prevalence"] = *input.at_prevalence;
  if (input.score_is) object["score_is"] = name_of(*input.score_is);
  object["source"] = name_of(input.source);
  if (input.source == Provenance::Source::rows) object["missing"] = name_of(input.missing);
  if (files.size() > 1)
    for (const std::string& file : files) append_to(object, "files", valid_utf8(file));
  if (input.range) object["range"] = text_of(*input.range);
  if (input.truth_file) object["truth_file"] = valid_utf8(*input.truth_file);
  if (input.key) object["key"] = valid_utf8(*input.key);
  if (input.truth_file && !input.key) object["by_position"] = true;
  if (input.drop_unmatched) object["unmatched"] = "drop";
  for (const std::string& condition : input.conditions) append_to(object, "filter", valid_utf8(condition));
  for (const auto& [label, read] : input.map) object["map"][valid_utf8(label)] = valid_utf8(read);
  if (input.ignore_case) object["ignore_case"] = true;
  if (input.delimiter != ',') object["delimiter"] = std::string(1, input.delimiter);
  for (const std::string& label : input.labels) append_to(object, "labels", valid_utf8(label));
  if (input.bounded) object["bounded"] = *input.bounded;
  if (input.clip > 0) object["clip"] = input.clip;
  return object;
}

Json json_of(const IntervalPlan& plan, bool drawn) {
  if (!plan.wanted) return nullptr;
  Json object{{"confidence", plan.confidence()}};
  if (drawn) object.update({{"replicates", plan.bootstrap.replicates}, {"seed", plan.bootstrap.seed}});
  for (const std::string_view method : methods_of(plan)) append_to(object, "methods", method);
  return object;
}

Json json_of(const EstimateRules& rules) {
  Json object{{"intervals", json_of(rules.intervals, rules.drawn())},
              {"undefined", rules.zero_division ? Json(*rules.zero_division) : Json(nullptr)}};
  for (const std::string& metric : rules.own_metrics) append_to(object, "own_metrics", valid_utf8(metric));
  return object;
}

// How many slices were judged, and how their gates went.
Json json_of_judgements(const Slices& slices) {
  const SliceCount count = count_of_slices(slices);
  Json object{{"by", valid_utf8(slices.summary.row_header)},
              {"min_rows", number(slices.min_rows, false)},
              {"judged", count.judged},
              {"passed", count.passed},
              {"not_judged", count.few_rows + count.no_baseline}};
  Json& gates = object["gates"] = Json::object();
  for (const Outcome outcome : {Outcome::pass, Outcome::fail, Outcome::inconclusive, Outcome::undefined})
    gates[std::string(name_of(outcome))] = 0;
  for (const SliceReport& slice : slices.all)
    if (const Verdict* verdict = verdict_of(slice))
      for (const GateResult& gate : verdict->gates) {
        Json& times = gates[std::string(name_of(gate.judgement.outcome))];
        times = times.get<std::int64_t>() + 1;
      }
  return object;
}

void add_slices(Json& object, const Slices& slices) {
  Json& all = object["slices"] = Json::object();
  for (const SliceReport& slice : slices.all) {
    Json& one =
        all[valid_utf8(slice.value)] = {{"rows", number(slice.rows, false)}, {"judged", slice.judged}};
    add(one, slice.parts);
  }
}

void add_worst_slices(Json& object, const Slices& slices) {
  const Table& summary = slices.summary;
  Json& worst = object["worst_slices"] = Json::object();
  for (std::size_t i = 0; i < summary.worst.size(); ++i)
    if (summary.worst[i]) worst[summary.columns[i]] = valid_utf8(slices.all[*summary.worst[i]].value);
}

}  // namespace

std::string render_json(const Report& report, const Style&) {
  Json object{{"schema", "assay." + report.command + "/1"}, {"version", version()}};
  if (report.inputs.size() == 1) object["input"] = json_of(report.inputs[0]);
  if (report.inputs.size() > 1)
    for (const Provenance& input : report.inputs) append_to(object, "inputs", json_of(input));
  if (!report.summary.empty()) object["summary"] = valid_utf8(report.summary.text_in_full());
  if (report.confidence) object["confidence"] = *report.confidence;
  add(object, report.parts);
  if (report.slices) {
    const bool judged = verdict_of(report) != nullptr;
    if (judged) object["by_slice"] = json_of_judgements(*report.slices);
    add_slices(object, *report.slices);
    if (!judged) add_worst_slices(object, *report.slices);
  }
  if (const auto& command = report.command_next)
    object["command"] = command->empty() ? Json(nullptr) : Json(valid_utf8(*command));
  object["warnings"] = Json::array();
  for (const Warning& warning : report.warnings)
    append_to(object, "warnings",
              {{"code", warning.code},
               {"message", valid_utf8(warning.message.text_in_full())},
               {"count", warning.count}});
  if (report.rules) object["rules"] = json_of(*report.rules);
  const bool points = !report.signature_with_points.empty();
  if (const std::string& signature = points ? report.signature_with_points : report.signature;
      !signature.empty())
    object["signature"] = valid_utf8(signature);
  return json_for_logs(object.dump(2)) + "\n";
}

}  // namespace assay
