// Values, tables of values and differences as markup, with bars and intervals drawn.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "assay/core/text.hpp"
#include "report/render/differences.hpp"
#include "report/render/html/parts.hpp"
#include "report/render/html/picture.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

std::string reasons_below(const std::vector<std::string>& notes) {
  std::string markup;
  for (const std::string& note : notes) markup += "<p class=\"reason\">" + xml_text(note) + "</p>\n";
  return markup;
}

// Where the column holds shares: of a metric between 0 and 1, or that text draws as bars, too.
bool has_bars(const Table& table, std::size_t column) {
  return table.bars == column || (column < table.columns.size() && is_share(table.columns[column]));
}

std::string bar_of(const Cell& cell) {
  const auto* estimate = std::get_if<Estimate>(&cell);
  return estimate && estimate->value.defined() ? "b " + step_of('b', estimate->value.number()) : "";
}

}  // namespace

std::string PartsOfPage::operator()(const ValueList& list) {
  Sheet values{.caption = heading_of(list),
               .rows = value_rows(list.values, style_.digits),
               .names_in_rows = list.header == "metric"};
  std::vector<std::string> heading = value_heading(report_, list, values.rows);
  heading.emplace_back("from 0 to 1");
  values.rows.insert(values.rows.begin(), heading);
  values.prose = 2;
  values.look = [&](std::size_t row, std::size_t column) -> CellLook {
    if (column != 4) return {};
    if (row == 0) return {.classes = "picture"};
    const NamedValue& one = list.values[row - 1];
    if (!one.estimate.value.defined() || !is_share(one.name)) return {.classes = "picture"};
    return {.classes = "picture",
            .behind = interval_picture(one.estimate.value.number(), one.estimate.interval, 0, 1)};
  };
  const std::string chosen =
      list.choice ? "<p>" + xml_text(list.choice->goal) + ": threshold " +
                        xml_text(list.choice->threshold.defined() ? exact(list.choice->threshold.number())
                                                                  : value_text(list.choice->threshold, 0)) +
                        "</p>\n"
                  : "";
  return chosen + sheet(values);
}

std::string PartsOfPage::operator()(const Table& original) {
  Table table = as_shown(original);
  const bool turned = !original.transposed.empty();
  const std::size_t all = table.rows.size();
  if (style_.detail != Detail::full && all > most_rows_of_page) table.rows.resize(most_rows_of_page);
  Sheet shown{.caption = heading_of(original),
              .rows = {{table.row_header}},
              .sortable = table.rows.size() > 2,
              .names_in_rows = turned,
              .names_in_heading = !turned};
  shown.rows[0].insert(shown.rows[0].end(), table.columns.begin(), table.columns.end());
  for (const TableRow& row : table.rows) {
    auto& cells = shown.rows.emplace_back(row_texts(table, row, style_.digits));
    cells.insert(cells.begin(), row.label);
  }
  shown.look = [&](std::size_t row, std::size_t column) -> CellLook {
    if (row == 0 || column == 0 || turned || !has_bars(table, column - 1)) return {};
    return {.classes = bar_of(table.rows[row - 1].cells[column - 1])};
  };
  std::string markup = sheet(shown) + reasons_below(reasons(original));
  if (table.rows.size() < all)
    markup += fmt::format("<p class=\"left-out\">{} more rows are left out: --full shows all.</p>\n",
                          all - table.rows.size());
  return markup;
}

std::string PartsOfPage::operator()(const Comparisons& comparisons) {
  std::string markup;
  for (const ModelComparison& one : comparisons.all) {
    if (const std::string line = comparison_line(comparisons, one); !line.empty())
      markup += "<h3>" + xml_text(line) + "</h3>\n";
    const auto [low, high] = span_of(one);
    Sheet changes{.caption = "Model " + one.model + " against " + one.reference,
                  .rows = comparison_table(one, report_, style_.digits),
                  .names_in_rows = true};
    const std::size_t columns = changes.rows[0].size();
    if (report_.confidence) changes.rows[0].back() = "evidence";
    changes.rows[0].push_back(fmt::format("change from {} to {}", rounded(low, 3), rounded(high, 3)));
    changes.prose = report_.confidence ? 2 : 1;
    changes.look = [&, low = low, high = high](std::size_t row, std::size_t column) -> CellLook {
      if (row > 0 && report_.confidence && column + 1 == columns) return {.classes = "standing"};
      if (column != columns) return {};
      if (row == 0 || !one.metrics[row - 1].difference.defined()) return {.classes = "picture"};
      const MetricComparison& metric = one.metrics[row - 1];
      return {.classes = "picture",
              .behind = interval_picture(metric.difference.number(), metric.interval, low, high)};
    };
    markup += sheet(changes) + reasons_below(reasons(one));
  }
  return markup;
}

}  // namespace assay
