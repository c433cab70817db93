// Where reports and complaints go.
#pragma once

#include <string>

#include "assay/error.hpp"
#include "assay/report/report.hpp"
#include "cli/options.hpp"

namespace assay::cli {

/// The report in the format asked for, as it suits where it goes. CSV has no place for notes: they go to
/// standard error.
[[nodiscard]] std::string render(const Report& full, const OutputOptions& options);

/// To the file asked for, which is complete or not there, or to standard output. Throws an i/o error; a usage
/// error when the file is the report's own input.
void write(const std::string& text, const Report& report, const OutputOptions& options);

/// To standard output. Throws an i/o error.
void print(const std::string& text);

/// To standard error: each complaint on a line of its own, with its hint below.
void complain(const Error& error);

}  // namespace assay::cli
