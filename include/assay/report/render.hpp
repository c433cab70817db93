// From a report to bytes. None of these reads or writes anything else.
#pragma once

#include <string>

#include "assay/report/formats.hpp"
#include "assay/report/report.hpp"

namespace assay {

/// For people.
[[nodiscard]] std::string render_text(const Report& report, const Style& style = {});

/// One object in full precision, "schema": "assay.<command>/1". Never NaN or Infinity; always valid UTF-8.
[[nodiscard]] std::string render_json(const Report& report, const Style& style = {});

/// In full precision: a line for each value (group, label, metric, value, low, high, method, reason); of a
/// report that has series only those, a line for each of their rows; of one that is a matrix, the matrix. The
/// file and the slice that a line is of come first, each in a column of its own.
[[nodiscard]] std::string render_csv(const Report& report, const Style& style = {});

/// The same with tabs for commas.
[[nodiscard]] std::string render_tsv(const Report& report, const Style& style = {});

/// Tables of GitHub-flavoured Markdown.
[[nodiscard]] std::string render_markdown(const Report& report, const Style& style = {});

/// A page: one HTML file that needs no other and asks for none, the same bytes for the same report.
[[nodiscard]] std::string render_html(const Report& report, const Style& style = {});

/// JUnit's XML: a test case for each gate of the verdict, or one with the failure. Always well-formed.
[[nodiscard]] std::string render_junit(const Report& report, const Style& style = {});

/// For the log of GitHub Actions: a line for each gate, those that do not pass as a workflow command that
/// makes an annotation; or the failure as one.
[[nodiscard]] std::string render_github(const Report& report, const Style& style = {});

/// A drawing as a picture: one SVG file that needs no other, readable in dark and light, the same bytes for
/// the same drawing.
[[nodiscard]] std::string render_svg(const Drawing& drawing, const Style& style = {});

/// Likewise the differences of models, with their intervals.
[[nodiscard]] std::string render_svg(const Comparisons& comparisons);

}  // namespace assay
