// JSON, in full precision.
#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "assay/core/text.hpp"
#include "assay/report/render.hpp"
#include "report/render/verdict.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

using Json = nlohmann::ordered_json;

Json number(double value, bool weighted) {
  if (weighted || !is_whole(value) || std::abs(value) > largest_count) return value;
  return static_cast<std::int64_t>(value);
}

Json number_or_null(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json json_of(const Estimate& estimate) {
  Json object{{"value", nullptr}};
  if (estimate.value.defined()) {
    object["value"] = estimate.value.number();
  } else {
    object["reason"] = valid_utf8(estimate.value.reason());
  }
  if (!estimate.interval) return object;
  object["low"] = number_or_null(estimate.interval->low);
  object["high"] = number_or_null(estimate.interval->high);
  object["method"] = name_of(estimate.interval->method);
  return object;
}

Json json_of(const Cell& cell) {
  return std::visit(Overloaded{[](const Estimate& estimate) { return json_of(estimate); },
                               [](const Count& count) { return number(count.number, count.weighted); },
                               [](const std::string& text) { return Json(valid_utf8(text)); }},
                    cell);
}

Json json_of(const Provenance& input) {
  const std::vector<std::string>& files = input.files;
  Json object{{"file", files.empty()       ? Json(nullptr)
                       : files.size() == 1 ? Json(valid_utf8(files[0]))
                                           : Json(valid_utf8(name_of_source(input)))},
              {"rows", number(input.rows, false)},
              {"dropped", input.dropped}};
  if (input.weight) object["weight"] = *input.weight;
  Json& columns = object["columns"] = Json::object();
  for (const auto& [role, column] : input.columns) columns[role] = valid_utf8(column);
  object["positive"] = input.positive ? Json(valid_utf8(*input.positive)) : Json(nullptr);
  object["threshold"] = input.threshold ? Json(*input.threshold) : Json(nullptr);
  if (input.score_is) object["score_is"] = name_of(*input.score_is);
  object["source"] = name_of(input.source);
  if (input.source == Provenance::Source::rows) object["missing"] = name_of(input.missing);
  if (files.size() > 1)
    for (const std::string& file : files) object["files"].push_back(valid_utf8(file));
  if (input.truth_file) object["truth_file"] = valid_utf8(*input.truth_file);
  if (input.key) object["key"] = valid_utf8(*input.key);
  if (input.truth_file && !input.key) object["by_position"] = true;
  if (input.drop_unmatched) object["unmatched"] = "drop";
  for (const std::string& condition : input.conditions) object["filter"].push_back(valid_utf8(condition));
  for (const auto& [label, read] : input.map) object["map"][valid_utf8(label)] = valid_utf8(read);
  if (input.ignore_case) object["ignore_case"] = true;
  if (input.delimiter != ',') object["delimiter"] = std::string(1, input.delimiter);
  for (const std::string& label : input.labels) object["labels"].push_back(valid_utf8(label));
  if (input.clip > 0) object["clip"] = input.clip;
  return object;
}

Json json_of(const IntervalPlan& plan) {
  if (!plan.wanted) return nullptr;
  return {{"confidence", plan.confidence()},
          {"proportions", name_of(plan.proportions)},
          {"areas", name_of(plan.areas)},
          {"zero_cells", plan.zero_cells},
          {"replicates", plan.bootstrap.replicates},
          {"seed", plan.bootstrap.seed}};
}

Json json_of(const EstimateRules& rules) {
  Json object{{"intervals", json_of(rules.intervals)},
              {"undefined", rules.zero_division ? Json(*rules.zero_division) : Json(nullptr)}};
  for (const std::string& metric : rules.own_metrics) object["own_metrics"].push_back(valid_utf8(metric));
  return object;
}

Json json_of(const Choice& choice) {
  Json object{{"goal", valid_utf8(choice.goal)}, {"threshold", nullptr}};
  if (choice.threshold.defined()) {
    object["threshold"] = choice.threshold.number();
  } else {
    object["reason"] = valid_utf8(choice.threshold.reason());
  }
  return object;
}

void add(Json& object, const ValueList& list) {
  if (list.choice) object["best"] = json_of(*list.choice);
  Json& values = (list.choice ? object["best"] : object)[list.key] = Json::object();
  for (const auto& [name, estimate, exact] : list.values)
    values[valid_utf8(name)] =
        list.plain && estimate.value.defined() ? number(estimate.value.number(), false) : json_of(estimate);
}

void add(Json& object, const Table& table) {
  Json& rows = object[table.key] = Json::object();
  for (const TableRow& row : table.rows) {
    Json& cells = rows[valid_utf8(row.label)] = Json::object();
    for (std::size_t i = 0; i < row.cells.size(); ++i) cells[table.columns[i]] = json_of(row.cells[i]);
  }
}

// Cells row by row, as an array of arrays.
template <class Cells, class Convert>
Json square(const Cells& cells, std::size_t side, Convert convert) {
  Json rows = Json::array();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i % side == 0) rows.push_back(Json::array());
    rows.back().push_back(convert(cells[i]));
  }
  return rows;
}

void add(Json& object, const MatrixTable& table) {
  Json& matrix = object["matrix"] = Json::object();
  for (const std::string& label : table.labels) matrix["labels"].push_back(valid_utf8(label));
  const auto count = [&](double cell) { return number(cell, table.weighted); };
  matrix["counts"] = square(table.counts, table.labels.size(), count);
  if (!table.shares.empty()) {
    matrix["normalized_by"] = table.normalized_by;
    matrix["shares"] = square(table.shares, table.labels.size(), [](const Value& share) {
      return share.defined() ? Json(share.number()) : Json(nullptr);
    });
  }
  if (table.positive)
    for (const NamedCell& cell : named_cells(table)) matrix[std::string(cell.key)] = count(cell.count);
}

Json plain_or_null(double value) { return std::isfinite(value) ? number(value, false) : Json(nullptr); }

Json records_of(const Series& series) {
  Json records = Json::array();
  for (std::size_t i = 0; i < series.columns[0].numbers.size(); ++i) {
    Json& record = records.emplace_back(Json::object());
    for (const TextColumn& column : series.labels)
      record[valid_utf8(column.name)] = valid_utf8(column.texts[i]);
    for (const NumberColumn& column : series.columns)
      record[valid_utf8(column.name)] = plain_or_null(column.numbers[i]);
  }
  return records;
}

void add(Json& object, const Series& series) {
  if (series.records) {
    object[series.key] = records_of(series);
    return;
  }
  Json& columns = series.name.empty() ? object[series.key] : object[series.key][valid_utf8(series.name)];
  for (const NumberColumn& column : series.columns) {
    Json& numbers = columns[column.name] = Json::array();
    for (const double value : column.numbers) numbers.push_back(plain_or_null(value));
  }
}

void add(Json&, const Drawing&) {}  // what it draws is in the series

void add(Json& object, const Working& working) {
  Json& steps = working.label.empty() ? object[working.key] : object[working.key][valid_utf8(working.label)];
  if (steps.is_null()) steps = Json::object();
  for (const Derivation& one : working.derivations) {
    Json& step = steps[valid_utf8(one.name)] = {{"formula", one.formula},
                                                {"with_numbers", exact_text(one.with_numbers)}};
    if (!one.simplified.empty()) step["simplified"] = exact_text(one.simplified);
    step.update(json_of(Estimate{one.value}));
  }
}

void add_paragraphs(Json& object, const Text& text) {
  for (const Text::Row& row : text.rows) {
    Json& one = row.term.empty() ? object[text.key] : object[text.key][valid_utf8(row.term)];
    one = valid_utf8(text.code.empty() ? row.texts[0].text_in_full() : text.code);
  }
}

void add(Json& object, const Text& text) {
  if (text.columns.empty()) return add_paragraphs(object, text);
  for (std::size_t i = 0; i < text.columns.size(); ++i)
    for (const Text::Row& row : text.rows)
      if (!row.texts[i].empty())
        object[text.key][valid_utf8(text.columns[i])][as_name(valid_utf8(row.term))] =
            valid_utf8(row.texts[i].text_in_full());
}

void add(Json& object, const NaturalFrequencies& crowd) {
  object["natural_frequencies"] = {{"population", number(crowd.population, false)},
                                   {"affected", number(crowd.affected, false)},
                                   {"unaffected", number(crowd.unaffected(), false)},
                                   {"true_positives", number(crowd.true_positives, false)},
                                   {"false_negatives", number(crowd.false_negatives(), false)},
                                   {"false_positives", number(crowd.false_positives, false)},
                                   {"true_negatives", number(crowd.true_negatives(), false)},
                                   {"exact", crowd.exact}};
}

Json json_of(const GateResult& gate) {
  const auto& [value, interval] = gate.estimate;
  const auto& [outcome, margin, reason] = gate.judgement;
  Json object{{"expression", valid_utf8(gate.expression)},
              {"value", value.defined() ? plain_or_null(value.number()) : Json(nullptr)},
              {"low", interval ? plain_or_null(interval->low) : Json(nullptr)},
              {"high", interval ? plain_or_null(interval->high) : Json(nullptr)},
              {"method", interval ? Json(name_of(interval->method)) : Json(nullptr)},
              {"limit", plain_or_null(gate.comparison.limit)},
              {"margin", margin ? plain_or_null(*margin) : Json(nullptr)},
              {"outcome", name_of(outcome)},
              {"reason", reason.empty() ? Json(nullptr) : Json(valid_utf8(reason.text_in_full()))}};
  if (gate.baseline) object["baseline"] = plain_or_null(*gate.baseline);
  return object;
}

void add(Json& object, const Verdict& verdict) {
  object["outcome"] = name_of(verdict.outcome);
  Json& gates = object["gates"] = Json::array();
  for (const GateResult& gate : verdict.gates) gates.push_back(json_of(gate));
}

Json json_of(const Records::Cell& cell) {
  return std::visit(Overloaded{[](std::monostate) { return Json(nullptr); },
                               [](double value) { return plain_or_null(value); },
                               [](const std::string& text) { return Json(valid_utf8(text)); },
                               [](const std::vector<std::string>& texts) {
                                 Json array = Json::array();
                                 for (const std::string& text : texts) array.push_back(valid_utf8(text));
                                 return array;
                               }},
                    cell);
}

Json json_of(const Records& records, const std::vector<Records::Cell>& row) {
  Json object = Json::object();
  for (std::size_t i = 0; i < row.size(); ++i) object[records.fields[i]] = json_of(row[i]);
  return object;
}

void add(Json& object, const Records& records) {
  Json& all = object[records.key] = Json::array();
  for (const auto& row : records.rows) all.push_back(json_of(records, row));
  if (records.one_row) all = json_of(records, records.rows.front());
}

void add(Json& object, const Findings& findings) {
  Json& all = object[findings.key] = Json::array();
  for (const auto& [code, text, line] : findings.all) {
    Json& one = all.emplace_back(Json{{"code", code}, {"text", valid_utf8(text.text_in_full())}});
    if (line) one["line"] = *line;
  }
}

Json number_of(const Value& value) { return value.defined() ? Json(value.number()) : Json(nullptr); }

Json json_of(const FoldedMetric& metric, const std::vector<Folds::Fold>& folds) {
  Json object{{"pooled", json_of(metric.pooled)}, {"mean", number_of(metric.mean)},
              {"sd", number_of(metric.sd)},       {"low", number_of(metric.low)},
              {"high", number_of(metric.high)},   {"defined", metric.defined},
              {"values", Json::array()}};
  for (const Value& value : metric.values) object["values"].push_back(number_of(value));
  for (std::size_t i = 0; i < metric.values.size(); ++i)
    if (!metric.values[i].defined())
      object["reasons"][valid_utf8(folds[i].name)] = valid_utf8(metric.values[i].reason());
  return object;
}

void add(Json& object, const Folds& folds) {
  Json& all = object["folds"] = {{"column", valid_utf8(folds.column)},
                                 {"names", Json::array()},
                                 {"rows", Json::array()},
                                 {"metrics", Json::object()}};
  for (const Folds::Fold& one : folds.folds) {
    all["names"].push_back(valid_utf8(one.name));
    all["rows"].push_back(number(one.rows, false));
  }
  for (const FoldedMetric& one : folds.metrics)
    all["metrics"][valid_utf8(one.name)] = json_of(one, folds.folds);
}

void add(Json& object, const std::vector<Part>& parts) {
  for (const Part& part : parts) std::visit([&](const auto& p) { add(object, p); }, part);
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
    for (const Provenance& input : report.inputs) object["inputs"].push_back(json_of(input));
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
    object["warnings"].push_back({{"code", warning.code},
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
