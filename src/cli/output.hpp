// Where reports and errors go.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "assay/core/error.hpp"
#include "assay/report/report.hpp"
#include "cli/options/output.hpp"

namespace assay::cli {

/// Writes the report: in each further format to its file, and in the format asked for to its file or to
/// standard output. A file is complete or not there. Notes that a format has no place for go to standard
/// error. Throws an i/o error; a usage error when a file is the report's own input, or named twice.
void write(const Report& report, const OutputOptions& options);

/// Some format asked for tells a CI system that there is nothing to report, and why.
[[nodiscard]] bool tells_of_failures(const OutputOptions& options);

/// Columns of the terminal that standard output is; 0 when it is none.
[[nodiscard]] std::size_t terminal_width();

/// To standard output. Throws an i/o error.
void print(const std::string& text);

void print_to_standard_error(std::string_view text);

/// To standard error: each diagnostic on a line of its own, with its hint below; and a command that would
/// work.
void print_error(const Error& error, const std::string& suggestion = "");

}  // namespace assay::cli
