// The table of formats.
#include "assay/report/formats.hpp"

#include <algorithm>
#include <array>

#include "assay/report/render.hpp"

namespace assay {

std::span<const Format> formats() {
  static constexpr std::array<Format, 6> table{{
      {.name = "text", .render = render_text},
      {.name = "json", .render = render_json, .all_digits = true},
      {.name = "csv", .render = render_csv, .all_digits = true, .words = false, .one_table = true},
      {.name = "markdown", .render = render_markdown},
      {.name = "junit", .render = render_junit, .of_gates = true, .tells_failures = true},
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
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Format& one) { return one.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace assay
