// Options of shards.
#include "cli/options/states.hpp"

#include <algorithm>

#include "assay/core/error.hpp"
#include "cli/options/add.hpp"
#include "cli/options/input.hpp"

namespace assay::cli {

void add_states(CLI::App& app, InputOptions& options) {
  const char* const group = "Shards of a table (see 'assay merge')";
  app.add_option(
         "--partial", options.partial,
         "Write what was tallied of the rows to a file, or to standard output with '-', instead of a report")
      ->type_name("FILE")
      ->group(group);
  app.add_option("--shard", options.shard, "Name of this shard in the state (default: the name of the file)")
      ->type_name("SHARD")
      ->group(group);
  app.add_option(
         "--from-state", options.from_state,
         "Report on the rows of states that were joined by 'assay merge', or that stand one after the other")
      ->type_name("FILE")
      ->group(group);
}

void add_bounded(CLI::App& app, InputOptions& options) {
  add_number(
      app, "--bounded",
      "Keep scores in at most about 1/EPS bins, whatever the number of rows; figures of their order come "
      "with the bracket that holds the exact value",
      "a number from 1e-9 to 0.01 is expected, such as 1e-6", is_bound,
      [&options](double bounded) { options.bounded = bounded; })
      ->type_name("EPS")
      ->group("Shards of a table (see 'assay merge')");
}

void refuse_report_options(const CLI::App& command) {
  const CLI::Option* const partial = command.get_option_no_throw("--partial");
  if (partial == nullptr || partial->count() == 0) return;
  const auto is_of_report = [](const CLI::Option* option) {
    const std::vector<std::string> others{"plot", "save-map", "apply-map", "rewrite"};
    const std::string name = option->get_lnames().empty() ? "" : option->get_lnames().front();
    return option->count() > 0 && ((option->get_group() == "Output" && name != "quiet") ||
                                   std::find(others.begin(), others.end(), name) != others.end());
  };
  const std::vector<const CLI::Option*> unused = command.get_options(is_of_report);
  if (unused.empty()) return;
  throw usage_error("--partial writes a state, not a report, so that " + unused.front()->get_name() +
                        " has nothing to act on",
                    "give it when the state is reported: assay " + command.get_name() +
                        " --from-state FILE " + unused.front()->get_name());
}

}  // namespace assay::cli
