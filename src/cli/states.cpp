// States of shards: read instead of rows, or written instead of a report.
#include "cli/states.hpp"

#include <unistd.h>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/output/written_files.hpp"

namespace assay::cli {

void open_state(InputOptions& options) {
  if (options.shard && !options.partial)
    throw usage_error("--shard names the shard of a state", "write one with --partial STATE");
  if (!options.from_state) return;
  if (options.partial)
    throw usage_error("--from-state reads a state, and --partial writes one",
                      "assay merge writes states that it read");
  const auto all = std::make_shared<PartialState>();
  for (PartialState& state : read_states(*options.from_state)) join(*all, std::move(state));
  check_options(options, *all);
  InputPlan plan = plan_of(*all);
  plan.offers_class_scores = options.offers_class_scores;
  plan.threads = options.threads;
  plan.at_prevalence = options.at_prevalence;  // which weights what was tallied
  static_cast<InputPlan&>(options) = std::move(plan);
  options.state = all;
}

void write_shard(const InputOptions& options, const InputPlan& plan, const Needs& needs) {
  if (options.at_prevalence)
    throw usage_error("--at-prevalence is said when a state is reported, not when it is written",
                      "leave it out beside --partial");
  const std::string file = paths_of(plan).front();
  if (*options.partial != "-" && same_file(*options.partial, file))
    throw usage_error("--partial " + in_quotes(*options.partial) + " would replace the rows that are read",
                      "name another file");
  const auto& range = plan.dialect.range;
  const std::string name = options.shard.value_or(range ? name_of_part(file, *range) : file);
  write_state(read_shard(plan, needs, name), *options.partial, plan.threads);
  throw StateWritten();
}

void write_state(PartialState state, const std::string& path, unsigned threads) {
  std::string bytes = bytes_of(std::move(state), threads);
  if (path == "-") return write_all(STDOUT_FILENO, bytes, "standard output");
  write_files({{path, std::move(bytes)}});
}

}  // namespace assay::cli
