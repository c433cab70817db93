// Reports slice by slice: --by.
#include "cli/slices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "assay/core/text.hpp"
#include "assay/metric/catalogue.hpp"

namespace assay::cli {

namespace {

// Of the lists that a summary has: the measures, and how unevenly rows are spread.
std::vector<NamedValue> values_in(const std::vector<Part>& parts) {
  std::vector<NamedValue> values;
  for (const Part& part : parts)
    if (const auto* list = std::get_if<ValueList>(&part);
        list && (list->key == "metrics" || list->key == "imbalance"))
      values.insert(values.end(), list->values.begin(), list->values.end());
  return values;
}

// The values of a slice in the columns of the summary.
TableRow row_of(const SliceReport& slice, const std::vector<std::string>& columns) {
  const std::vector<NamedValue> values = values_in(slice.parts);
  TableRow row{slice.value, {Count{slice.rows}}};
  for (std::size_t i = 1; i < columns.size(); ++i) {
    const auto found = std::find_if(values.begin(), values.end(),
                                    [&](const NamedValue& one) { return one.name == columns[i]; });
    row.cells.emplace_back(Estimate{found == values.end() ? Value::undefined("n = 0: there are no rows")
                                                          : found->estimate.value});
  }
  return row;
}

Better better_of(const std::string& column) {
  const Metric* metric = find_metric(column.substr(0, column.find('(')));
  return metric ? metric->better : Better::neither;
}

// For comparison: an infinite value is beyond all others. Nothing for one that is undefined.
std::optional<double> number_in(const Cell& cell) {
  const Value& value = std::get<Estimate>(cell).value;
  if (value.is_infinite()) return std::numeric_limits<double>::infinity();
  return value.defined() ? std::optional(value.number()) : std::nullopt;
}

// The row of the worst value among slices that are judged; nothing where they do not differ.
std::optional<std::size_t> worst_in(const Slices& slices, std::size_t column) {
  const Better better = better_of(slices.summary.columns[column]);
  if (better == Better::neither) return std::nullopt;
  std::optional<std::size_t> worst;
  double worst_number = 0;
  bool differ = false;
  for (std::size_t i = 0; i < slices.all.size(); ++i) {
    const auto number = number_in(slices.summary.rows[i].cells[column]);
    if (!slices.all[i].judged || !number) continue;
    differ = differ || (worst && *number != worst_number);
    if (worst && (better == Better::higher ? *number >= worst_number : *number <= worst_number)) continue;
    worst = i;
    worst_number = *number;
  }
  return differ ? worst : std::nullopt;
}

// The columns are the values of all rows.
void fill_summary(Slices& slices, const std::vector<Part>& of_all_rows) {
  Table& summary = slices.summary;
  const std::vector<NamedValue> values = values_in(of_all_rows);
  if (values.empty()) return;
  summary.columns = {"rows"};
  for (const NamedValue& value : values) {
    summary.columns.push_back(value.name);
    if (value.exact) summary.in_full.push_back(value.name);
  }
  for (const SliceReport& slice : slices.all) summary.rows.push_back(row_of(slice, summary.columns));
  summary.worst.resize(summary.columns.size());
  for (std::size_t i = 1; i < summary.columns.size(); ++i) summary.worst[i] = worst_in(slices, i);
}

void warn_of_few_rows(Report& report, double min_rows) {
  std::vector<std::string> few;
  for (const SliceReport& slice : report.slices->all)
    if (!slice.judged) few.push_back(in_quotes(slice.value));
  if (few.empty()) return;
  report.warnings.push_back(
      {"slices_not_judged",
       fmt::format("{} below {} (--min-rows), too few to be called the worst: {}",
                   counted(static_cast<double>(few.size()), "slice"), counted(min_rows, "row"), listed(few)),
       few.size()});
}

}  // namespace

void add_slices(Report& report, const InputOptions& options, const std::vector<Slice>& slices,
                const std::function<std::vector<Part>(std::size_t)>& parts_of) {
  if (slices.empty()) return;
  report.slices.emplace();
  for (std::size_t i = 0; i < slices.size(); ++i)
    report.slices->all.push_back({.value = slices[i].value,
                                  .rows = slices[i].rows,
                                  .judged = slices[i].rows >= options.min_rows,
                                  .parts = parts_of(i)});
  for (const auto& [role, column] : report.inputs[0].columns)
    if (role == "by") report.slices->summary.row_header = column;
  fill_summary(*report.slices, report.parts);
  if (!report.slices->summary.columns.empty()) warn_of_few_rows(report, options.min_rows);
  for (std::string* signature : {&report.signature, &report.signature_with_points})
    if (!signature->empty()) *signature += fmt::format(" | min_rows={}", exact(options.min_rows));
}

}  // namespace assay::cli
