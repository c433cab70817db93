// Options of shards.
#pragma once

namespace CLI {
class App;
}

namespace assay::cli {

struct InputOptions;

/// --partial, --shard and --from-state.
void add_states(CLI::App& app, InputOptions& options);

/// --bounded: for commands whose figures of ranked scores are exact, have a bracket, or say why they have no
/// value.
void add_bounded(CLI::App& app, InputOptions& options);

/// Throws a usage error where --partial stands beside options of a report, which is not made.
void refuse_report_options(const CLI::App& command);

}  // namespace assay::cli
