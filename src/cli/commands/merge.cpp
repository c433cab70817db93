// assay merge: joins what was tallied of shards.
#include <memory>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/output/written_files.hpp"
#include "assay/report/build/merge.hpp"
#include "cli/command.hpp"
#include "cli/options/add.hpp"
#include "cli/options/output.hpp"
#include "cli/states.hpp"

namespace assay::cli {

namespace {

struct MergeOptions {
  std::vector<std::string> states;  // none for standard input
  std::optional<std::string> joined;
  std::optional<double> shards, rows;  // that are expected
  OutputOptions output;
};

void check_expected(const std::optional<double>& expected, double found, const std::string& what,
                    const std::string& option) {
  if (!expected || *expected == found) return;
  throw data_error(
      option + " " + exact(*expected) + ": there " + (found == 1 ? "is " : "are ") + counted(found, what),
      found < *expected ? "some state is missing, or is of fewer rows than were meant"
                        : "some state is of other rows than were meant");
}

void check(const MergeOptions& options, const PartialState& all) {
  double rows = 0;
  for (const Shard& shard : all.shards) rows += static_cast<double>(shard.rows);
  check_expected(options.shards, static_cast<double>(all.shards.size()), "shard", "--expect-shards");
  check_expected(options.rows, rows, "row", "--expect-rows");
}

Report run(const MergeOptions& options) {
  PartialState all;
  const std::vector<std::string> standard_input{"-"};
  for (const std::string& path : options.states.empty() ? standard_input : options.states)
    for (PartialState& state : read_states(path)) join(all, std::move(state));
  check(options, all);
  Report report = merge_report(all);
  if (options.joined) write_state(std::move(all), *options.joined, 2);
  if (options.joined == "-") throw StateWritten();
  return report;
}

void add_expected(CLI::App& app, const char* name, const char* description, std::optional<double>& expected) {
  common(add_number(
             app, name, description, "a whole number is expected",
             [](double n) { return is_whole(n) && n >= 0; }, [&expected](double n) { expected = n; }))
      ->type_name("N")
      ->group("What must be there");
}

}  // namespace

Task declare_merge(CLI::App& app) {
  const auto options = std::make_shared<MergeOptions>();
  app.add_option(
         "STATE", options->states,
         "States that --partial or merge wrote, one or more in each file; '-' or none for standard input")
      ->type_name("");
  common(app.add_option("-o,--output", options->joined,
                        "Write the joined state to FILE; '-' for standard output, without a report"))
      ->type_name("FILE")
      ->group("Output");
  add_expected(app, "--expect-shards", "Fail unless so many shards are there", options->shards);
  add_expected(app, "--expect-rows", "Fail unless the shards have so many rows", options->rows);
  add_printed_output(app, options->output);
  return {.run = [options] { return run(*options); }, .output = {options, &options->output}};
}

}  // namespace assay::cli
