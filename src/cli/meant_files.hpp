// What was meant by files that make no table as they are named.
#pragma once

#include "assay/core/error.hpp"
#include "cli/options/input.hpp"

namespace assay::cli {

/// For the handler of an error that files were read with: throws it again, or a better one where some file is
/// a state of shards, and a better hint where one of two has the true labels and the other what is predicted.
[[noreturn]] void fail_as_meant(const Error& error, const InputOptions& options);

/// "day" of "--by model day": a column's name among the files. Throws a usage error that says how several
/// columns are written.
void refuse_column_as_file(const InputOptions& options);

}  // namespace assay::cli
