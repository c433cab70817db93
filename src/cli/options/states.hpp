// Options of shards.
#pragma once

namespace CLI {
class App;
}

namespace assay::cli {

struct InputOptions;

/// --partial, --shard and --from-state.
void add_states(CLI::App& app, InputOptions& options);

/// Throws a usage error where --partial stands beside options of a report, which is not made.
void refuse_report_options(const CLI::App& command);

}  // namespace assay::cli
