// The parts of a report as JSON.
#include "report/render/json_parts.hpp"

#include <fmt/format.h>

#include <cmath>

#include "assay/core/text.hpp"
#include "assay/report/render.hpp"
#include "report/render/equations.hpp"
#include "report/render/verdict.hpp"
#include "report/render/words.hpp"

namespace assay {

void append_to(Json& object, const char* key, Json value) {
  Json& array = object[key];
  if (array.is_null()) array = Json::array();
  array.push_back(std::move(value));
}

Json number(double value, bool weighted) {
  if (weighted || !is_whole(value) || std::abs(value) > largest_count) return value;
  return static_cast<std::int64_t>(value);
}

namespace {

Json number_or_null(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json json_of(const Bracket& bracket) { return {{"low", bracket.low}, {"high", bracket.high}}; }

Json json_of(const Estimate& estimate) {
  Json object{{"value", nullptr}};
  if (estimate.value.defined()) {
    object["value"] = estimate.value.number();
  } else {
    object["reason"] = valid_utf8(estimate.value.reason());
  }
  if (estimate.bracket) object["bracket"] = json_of(*estimate.bracket);
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
  Json& parent = list.choice ? object["best"] : object;
  Json& values = list.key.empty() ? parent : parent[list.key] = Json::object();
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
  for (const std::string& label : table.labels) append_to(matrix, "labels", valid_utf8(label));
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
  const auto& [value, interval, bracket] = gate.estimate;
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
  if (bracket) object["bracket"] = json_of(*bracket);
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
  for (const Value& value : metric.values) append_to(object, "values", number_of(value));
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
    append_to(all, "names", valid_utf8(one.name));
    append_to(all, "rows", number(one.rows, false));
  }
  for (const FoldedMetric& one : folds.metrics)
    all["metrics"][valid_utf8(one.name)] = json_of(one, folds.folds);
}

Json json_of(const MetricComparison& one) {
  Json object{{"reference", number_of(one.reference)},
              {"value", number_of(one.value)},
              {"difference", {{"value", number_of(one.difference)}}},
              {"p", one.p ? Json(*one.p) : Json(nullptr)}};
  if (one.interval) object["difference"].update({{"low", one.interval->low}, {"high", one.interval->high}});
  if (one.corrected_p) object["corrected_p"] = *one.corrected_p;
  object["method"] = one.interval ? Json(name_of(one.interval->method)) : Json(nullptr);
  object["test"] = one.p ? Json(one.test) : Json(nullptr);
  object["verdict"] = name_of(one.standing);
  if (!one.difference.defined()) object["reason"] = valid_utf8(one.difference.reason());
  if (!one.why_no_interval.empty()) object["reason"] = valid_utf8(one.why_no_interval);
  return object;
}

void add(Json& object, const Comparisons& comparisons) {
  for (const ComparedModel& one : comparisons.models)
    append_to(object, "models",
              {{"name", valid_utf8(one.name)},
               {one.is_file ? "file" : "column", valid_utf8(one.place)},
               {"predictions", one.predictions}});
  if (!comparisons.models.empty()) object["paired"] = comparisons.paired;
  Json& all = object["comparisons"] = Json::array();
  for (const ModelComparison& comparison : comparisons.all) {
    Json& one = all.emplace_back(Json{{"model", valid_utf8(comparison.model)},
                                      {"reference", valid_utf8(comparison.reference)},
                                      {"metrics", Json::object()}});
    for (const MetricComparison& metric : comparison.metrics)
      one["metrics"][valid_utf8(metric.name)] = json_of(metric);
  }
}

}  // namespace

void add(Json& object, const std::vector<Part>& parts) {
  for (const Part& part : parts) std::visit([&](const auto& p) { add(object, p); }, part);
}

}  // namespace assay
