// States of shards: read instead of rows, or written instead of a report.
#pragma once

#include "assay/state/partial.hpp"
#include "cli/options/input.hpp"

namespace assay::cli {

/// Thrown where a state was written: there is no report.
struct StateWritten {};

/// Reads the state that --from-state names, before its command runs: the input is what it was made of. Throws
/// usage, data and i/o errors.
void open_state(InputOptions& options);

/// Reads the rows of a shard and writes what was tallied of them where --partial says. Throws as reading
/// does.
[[noreturn]] void write_shard(const InputOptions& options, const InputPlan& plan, const Needs& needs);

/// To a file, or to standard output for "-".
void write_state(PartialState state, const std::string& path, unsigned threads);

}  // namespace assay::cli
