// Words for metrics by fold.
#include <fmt/format.h>

#include <algorithm>

#include "assay/core/text.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

// "200 rows each", "113 to 114 rows".
std::string sizes_of(const std::vector<Folds::Fold>& folds) {
  const auto fewer = [](const Folds::Fold& a, const Folds::Fold& b) { return a.rows < b.rows; };
  const auto [least, most] = std::minmax_element(folds.begin(), folds.end(), fewer);
  if (folds.size() > 1 && least->rows == most->rows) return counted(most->rows, "row") + " each";
  return (least->rows < most->rows ? exact(least->rows) + " to " : "") + counted(most->rows, "row");
}

}  // namespace

std::string folds_line(const Folds& folds) {
  return fmt::format("pooled: all {} together; mean, sd and range: over the {} of {} ({})",
                     counted(folds.rows, "row"), counted(static_cast<double>(folds.folds.size()), "fold"),
                     in_quotes(folds.column), sizes_of(folds.folds));
}

std::vector<std::vector<std::string>> fold_table(const Folds& folds, const Report& report, int digits) {
  const bool intervals = report.confidence &&
                         std::any_of(folds.metrics.begin(), folds.metrics.end(),
                                     [](const FoldedMetric& one) { return one.pooled.interval.has_value(); });
  std::vector<std::vector<std::string>> rows{{"metric", "pooled"}};
  if (intervals) rows[0].push_back(fmt::format("{:.10g}% interval", *report.confidence * 100));
  for (const char* name : {"mean", "sd", "lowest", "highest", "folds"}) rows[0].emplace_back(name);
  for (const FoldedMetric& one : folds.metrics) {
    auto& row = rows.emplace_back();
    row = {one.name, value_text(one.pooled.value, digits)};
    if (intervals) row.push_back(one.pooled.interval ? interval_text(*one.pooled.interval, digits) : "");
    for (const Value* value : {&one.mean, &one.sd, &one.low, &one.high})
      row.push_back(value_text(*value, digits));
    row.push_back(fmt::format("{} of {}", one.defined, folds.folds.size()));
  }
  return rows;
}

std::vector<std::string> reasons(const Folds& folds) {
  Table table{.key = {}, .row_header = {}, .columns = {}, .rows = {{"all rows", {}}}};
  for (const FoldedMetric& one : folds.metrics) {
    table.columns.push_back(one.name);
    table.rows[0].cells.emplace_back(Estimate{one.pooled.value});
  }
  for (std::size_t i = 0; i < folds.folds.size(); ++i) {
    TableRow& row = table.rows.emplace_back(TableRow{"fold " + folds.folds[i].name, {}});
    for (const FoldedMetric& one : folds.metrics) row.cells.emplace_back(Estimate{one.values[i]});
  }
  return reasons(table);
}

}  // namespace assay
