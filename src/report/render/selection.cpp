// Which parts of a report people see, and in which order.
#include "report/render/selection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <type_traits>
#include <utility>

#include "assay/core/text.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Words alone, beside numbers that say the same.
bool is_sentence(const Part& part) {
  const auto* text = std::get_if<Text>(&part);
  return text && text->columns.empty();
}

bool only_sentences(const std::vector<Part>& parts) {
  return std::all_of(parts.begin(), parts.end(), [](const Part& part) { return is_sentence(part); });
}

bool is_shown(const Part& part, const Report& report, const Style& style) {
  if (is_hidden(part)) return false;
  const std::string_view key = key_of(part);
  if (!style.parts.empty()) return holds(style.parts, key);
  if (style.numbers_alone && is_sentence(part) && !only_sentences(report.parts)) return false;
  return style.detail == Detail::full || !holds(report.aside, key);
}

}  // namespace

ShownParts shown_parts(const Report& report, const Style& style) {
  ShownParts shown;
  for (std::size_t i = 0; i < report.parts.size(); ++i) {
    const bool detail = i + report.details >= report.parts.size();
    if (!is_shown(report.parts[i], report, style)) continue;
    if (detail && style.detail == Detail::brief && style.parts.empty()) continue;
    (detail ? shown.details : shown.answer).push_back(&report.parts[i]);
  }
  return shown;
}

std::vector<const Part*> shown_parts(const Report& report, const SliceReport& slice, const Style& style) {
  std::vector<const Part*> shown;
  for (const Part& part : slice.parts)
    if (is_shown(part, report, style)) shown.push_back(&part);
  return shown;
}

Table shown_summary(const Slices& slices, const Style& style) {
  Table table = slices.summary;
  if (style.detail == Detail::full) return table;
  if (table.rows.size() > table.usual_rows) table.rows.resize(table.usual_rows);
  if (table.usual_columns.empty()) return table;
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (holds(table.usual_columns, table.columns[i])) kept.push_back(i);
  const auto keep = [&](auto& values) {
    std::remove_reference_t<decltype(values)> some;
    for (const std::size_t i : kept) some.push_back(values[i]);
    values = std::move(some);
  };
  keep(table.columns);
  keep(table.worst);
  keep(table.marked);
  for (TableRow& row : table.rows) keep(row.cells);
  return table;
}

std::string not_shown(const Slices& slices, const Style& style) {
  const Table& all = slices.summary;
  if (style.detail == Detail::full || style.numbers_alone) return {};
  const bool columns = !all.usual_columns.empty() && all.usual_columns.size() < all.columns.size();
  if (all.rows.size() <= all.usual_rows) return columns ? "--full shows all metrics of each slice" : "";
  return fmt::format("{} more: --full shows all",
                     counted(static_cast<double>(all.rows.size() - all.usual_rows), "slice"));
}

std::string parts_with_full(const Report& report, const Style& style) {
  std::vector<std::string> names;
  if (style.detail == Detail::full || !style.parts.empty()) return {};
  for (const Part& part : report.parts)
    if (const std::string_view key = key_of(part);
        !is_hidden(part) && holds(report.aside, key) && !holds(names, key))
      names.emplace_back(key);
  return listed(names);
}

std::string short_signature(const Report& report) {
  constexpr std::size_t longest_label = 24;
  if (report.inputs.empty() || report.signature.empty()) return {};
  const Provenance& input = report.inputs[0];
  std::string text = fmt::format("assay {}", version());
  if (input.positive) text += "  positive=" + shortened(printable(*input.positive), longest_label);
  if (input.threshold) text += fmt::format("  threshold={:.6g}", *input.threshold);
  if (input.at_prevalence) text += fmt::format("  prevalence={:.6g}", *input.at_prevalence);
  if (input.bounded) text += fmt::format("  bounded={:.6g}", *input.bounded);
  if (report.confidence) text += fmt::format("  {:.10g}% intervals", *report.confidence * 100);
  return input.positive || input.threshold || report.confidence ? text : std::string();
}

}  // namespace assay
