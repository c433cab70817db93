// The table of formats.
#include "assay/report/formats.hpp"

#include <algorithm>
#include <array>

#include "assay/report/render.hpp"

namespace assay {

std::span<const Format> formats() {
  static constexpr std::array<Format, 8> table{{
      {.name = "text", .other_name = "txt", .render = render_text},
      {.name = "json", .render = render_json, .all_digits = true},
      {.name = "csv", .render = render_csv, .all_digits = true, .words = false, .one_table = true},
      {.name = "tsv", .render = render_tsv, .all_digits = true, .words = false, .one_table = true},
      {.name = "markdown", .other_name = "md", .render = render_markdown},
      {.name = "html", .other_name = "htm", .render = render_html, .sweeps = true},
      {.name = "junit",
       .other_name = "xml",
       .render = render_junit,
       .of_gates = true,
       .tells_failures = true},
      {.name = "github",
       .render = render_github,
       .of_gates = true,
       .tells_failures = true,
       .summary_variable = "GITHUB_STEP_SUMMARY"},
  }};
  return table;
}

const Format* find_format(std::string_view name) {
  const auto all = formats();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Format& one) {
    return !name.empty() && (one.name == name || one.other_name == name);
  });
  return found == all.end() ? nullptr : &*found;
}

const Format* format_of_file(std::string_view path) {
  const std::size_t point = path.find_last_of("./");
  if (point == std::string_view::npos || path[point] != '.') return nullptr;
  return find_format(path.substr(point + 1));
}

}  // namespace assay
