// The formats that a report can be written in.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/report/report.hpp"

namespace assay {

/// How much of a report people see: the answer and its table, what is usual, or everything.
enum class Detail { brief, usual, full };

/// How a report is to look. Formats in full precision know no digits, and JSON always has the notes.
struct Style {
  int digits = 4;
  bool color = false;
  bool utf8 = false;                    // else ASCII only
  std::size_t width = 0;                // columns of the terminal; 0 for any
  bool numbers_alone = false;           // no sentences, notes and signature
  bool signature = false;               // text has all of it, not the short one
  Detail detail = Detail::usual;        // of text and Markdown
  std::vector<std::string> parts = {};  // keys of the parts that these show; empty for the usual ones
};

/// A format is a file in render/, and a row in the table.
struct Format {
  std::string_view name;             // on the command line
  std::string_view other_name = {};  // the same, and the end of a file's name: "md"
  std::string (*render)(const Report& report, const Style& style);
  bool all_digits = false;      // all numbers have all their digits
  bool words = true;            // it has a place for words; else notes are told beside it
  bool one_table = false;       // it holds one table, and no more
  bool of_gates = false;        // for CI systems: only of a verdict
  bool sweeps = false;          // it lets readers move the threshold
  bool tells_failures = false;  // it says that there is nothing to report, and why, too
  /// The environment variable that names a file which collects Markdown of such runs, if there is one.
  const char* summary_variable = nullptr;
};

/// All formats; the first is the usual one.
[[nodiscard]] std::span<const Format> formats();

/// Null where there is none of that name, or other name.
[[nodiscard]] const Format* find_format(std::string_view name);

/// The format that the end of a file's name says: "out.json". Null where it says none.
[[nodiscard]] const Format* format_of_file(std::string_view path);

}  // namespace assay
