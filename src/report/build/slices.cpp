// Reports slice by slice.
#include "assay/report/build/slices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "assay/core/text.hpp"
#include "assay/metric/catalogue.hpp"

namespace assay {

namespace {

// The values of a slice in the order of those of all rows.
std::vector<Value> ordered_as(const std::vector<NamedValue>& values,
                              const std::vector<NamedValue>& of_all_rows) {
  std::vector<Value> ordered;
  for (const NamedValue& column : of_all_rows) {
    const auto found = std::find_if(values.begin(), values.end(),
                                    [&](const NamedValue& one) { return one.name == column.name; });
    ordered.push_back(found == values.end() ? Value::undefined("n = 0: there are no rows")
                                            : found->estimate.value);
  }
  return ordered;
}

Better better_in_column(const std::string& column) {
  const Metric* metric = find_metric(column.substr(0, column.find('(')));
  return metric ? metric->better : Better::neither;
}

// For comparison: an infinite value is beyond all others. Nothing for one that is undefined.
std::optional<double> comparable(const Value& value) {
  if (value.is_infinite()) return std::numeric_limits<double>::infinity();
  return value.defined() ? std::optional(value.number()) : std::nullopt;
}

// The slice of the worst number among those that have one; nothing where they do not differ.
std::optional<std::size_t> worst_of(const std::vector<std::optional<double>>& numbers, Better better) {
  if (better == Better::neither) return std::nullopt;
  std::optional<std::size_t> worst;
  bool differ = false;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (!numbers[i]) continue;
    differ = differ || (worst && *numbers[i] != *numbers[*worst]);
    if (!worst ||
        (better == Better::higher ? *numbers[i] < *numbers[*worst] : *numbers[i] > *numbers[*worst]))
      worst = i;
  }
  return differ ? worst : std::nullopt;
}

// `values` are those of each slice, in the order of those of all rows.
void fill_summary(Slices& slices, const std::vector<NamedValue>& of_all_rows,
                  const std::vector<std::vector<Value>>& values) {
  Table& summary = slices.summary;
  if (of_all_rows.empty()) return;
  summary.columns = {"rows"};
  summary.worst = {std::nullopt};
  for (const SliceReport& slice : slices.all) summary.rows.push_back({slice.value, {Count{slice.rows}}});
  for (std::size_t column = 0; column < of_all_rows.size(); ++column) {
    const NamedValue& of_all = of_all_rows[column];
    summary.columns.push_back(of_all.name);
    if (of_all.exact) summary.exact_columns.push_back(of_all.name);
    std::vector<std::optional<double>> judged;
    for (std::size_t i = 0; i < slices.all.size(); ++i) {
      const Value& value = values[i][column];
      summary.rows[i].cells.emplace_back(Estimate{value});
      judged.push_back(slices.all[i].judged ? comparable(value) : std::nullopt);
    }
    summary.worst.push_back(worst_of(judged, better_in_column(of_all.name)));
  }
}

void warn_of_few_rows(Report& report, double min_rows) {
  std::vector<std::string> few;
  for (const SliceReport& slice : report.slices->all)
    if (!slice.judged) few.push_back(in_quotes(slice.value));
  if (few.empty()) return;
  report.warnings.push_back(
      {"slices_not_judged",
       fmt::format("{} below {} (--min-rows), too few to be marked worst: {}",
                   counted(static_cast<double>(few.size()), "slice"), counted(min_rows, "row"), listed(few)),
       few.size()});
}

}  // namespace

void add_slices(Report& report, double min_rows, std::span<const Slice> slices,
                const std::vector<NamedValue>& of_all_rows,
                const std::function<SliceContent(std::size_t)>& content_of) {
  if (slices.empty()) return;
  report.slices.emplace().min_rows = min_rows;
  std::vector<std::vector<Value>> values;
  for (std::size_t i = 0; i < slices.size(); ++i) {
    SliceContent content = content_of(i);
    values.push_back(ordered_as(content.values, of_all_rows));
    report.slices->all.push_back({.value = slices[i].value,
                                  .rows = slices[i].rows,
                                  .judged = slices[i].rows >= min_rows,
                                  .parts = std::move(content.parts)});
  }
  for (const auto& [role, column] : report.inputs[0].columns)
    if (role == "by") report.slices->summary.row_header = column;
  fill_summary(*report.slices, of_all_rows, values);
  if (!of_all_rows.empty()) warn_of_few_rows(report, min_rows);
  for (std::string* signature : {&report.signature, &report.signature_with_points})
    if (!signature->empty()) *signature += fmt::format(" | min_rows={}", exact(min_rows));
}

}  // namespace assay
