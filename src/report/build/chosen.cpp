// A report of some of its metrics.
#include "assay/report/build/chosen.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "assay/core/text.hpp"
#include "assay/metric/catalogue.hpp"
#include "report/build/in_short.hpp"

namespace assay {

namespace {

constexpr std::string_view of_threshold = "_threshold";  // "ks_threshold" is where ks is reached
constexpr std::size_t most_in_short = 3;

// The metric's own name of an alias, and of what is read off it.
std::string plain_name(std::string_view name) {
  if (name.ends_with(of_threshold)) name.remove_suffix(of_threshold.size());
  const Metric* metric = find_metric(name.substr(0, name.find('(')));
  if (metric == nullptr || name.find('(') != std::string_view::npos) return std::string(name);
  return std::string(metric->name);
}

class Selection {
 public:
  explicit Selection(std::span<const std::string> names) {
    for (const std::string& name : names) asked_.insert(plain_name(name));
  }

  void apply(std::vector<Part>& parts) {
    for (Part& part : parts) {
      if (auto* list = std::get_if<ValueList>(&part)) apply(*list);
      if (auto* table = std::get_if<Table>(&part)) apply(*table);
    }
    std::erase_if(parts, [](const Part& part) {
      const auto* list = std::get_if<ValueList>(&part);
      const auto* table = std::get_if<Table>(&part);
      return (list != nullptr && list->key == "metrics" && list->values.empty()) ||
             (table != nullptr && table->columns.empty());
    });
  }

  void apply(Table& table) {
    if (table.row_header == "metric") {
      std::erase_if(table.rows, [&](const TableRow& row) { return is_left_out(row.label); });
      return;
    }
    for (std::size_t i = table.columns.size(); i-- > 0;)
      if (is_metric(table.columns[i]) && is_left_out(table.columns[i])) erase_column(table, i);
  }

  // Throws what was asked for and is not there.
  void check(std::string_view command) const {
    const std::vector<std::string> known(seen_.begin(), seen_.end());
    for (const std::string& name : asked_)
      if (!seen_.contains(name))
        throw usage_error(
            std::string(command) + " does not report " + in_quotes(name) + did_you_mean(name, known),
            "it has " + listed(known) + "; for others: assay report --metrics " + printable(name));
  }

 private:
  static bool is_metric(const std::string& column) {
    return find_metric(std::string_view(plain_name(column)).substr(0, column.find('('))) != nullptr;
  }

  bool is_left_out(const std::string& name) {
    const std::string plain = plain_name(name);
    seen_.insert(plain);
    return !asked_.contains(plain);
  }

  void apply(ValueList& list) {
    if (list.key == "metrics")
      std::erase_if(list.values, [&](const NamedValue& one) { return is_left_out(one.name); });
  }

  static void erase_column(Table& table, std::size_t i) {
    const auto place = static_cast<std::ptrdiff_t>(i);
    table.columns.erase(table.columns.begin() + place);
    for (TableRow& row : table.rows) row.cells.erase(row.cells.begin() + place);
    if (i < table.worst.size()) table.worst.erase(table.worst.begin() + place);
    if (i < table.marked.size()) table.marked.erase(table.marked.begin() + place);
    if (table.bars && *table.bars > i) --*table.bars;
  }

  std::set<std::string> asked_, seen_;
};

}  // namespace

void keep_metrics(Report& report, std::span<const std::string> names) {
  Selection selection(names);
  selection.apply(report.parts);
  if (report.slices) {
    selection.apply(report.slices->summary);
    report.slices->summary.usual_columns.clear();
    for (SliceReport& slice : report.slices->all) selection.apply(slice.parts);
  }
  selection.check(report.command);
  for (const Part& part : report.parts)
    if (const auto* list = std::get_if<ValueList>(&part); list != nullptr && list->key == "metrics") {
      if (list->values.size() <= most_in_short)
        report.summary = values_in_short(list->values, report.confidence.value_or(0));
      if (list->values.size() == 1) set_answer(report, list->values[0].estimate.value);
    }
}

}  // namespace assay
