// assay shards: divides a file into ranges of bytes that are read by themselves.
#include <memory>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/report/build/shards.hpp"
#include "cli/command.hpp"
#include "cli/options/add.hpp"
#include "cli/options/output.hpp"
#include "cli/options/reading.hpp"

namespace assay::cli {

namespace {

constexpr double most_shards = 1e6;

struct ShardsOptions {
  std::string file, shards;
  Dialect dialect;
  OutputOptions output;
};

Report run(const ShardsOptions& options) {
  if (options.shards.empty())
    throw usage_error("a file and a number of shards are expected", "assay shards predictions.csv 8");
  const auto number = number_from(options.shards);
  if (!number || !is_whole(*number) || *number < 1 || *number > most_shards)
    throw usage_error("the number of shards is " + in_quotes(options.shards) +
                          ": a whole number from 1 to 1,000,000 is expected",
                      "assay shards predictions.csv 8");
  const auto wanted = static_cast<std::size_t>(*number);
  return shards_report(options.file, record_ranges(options.file, options.dialect, wanted));
}

}  // namespace

Task declare_shards(CLI::App& app) {
  const auto options = std::make_shared<ShardsOptions>();
  app.add_option("FILE", options->file, "File of rows, CSV or JSON Lines, that is not compressed")
      ->type_name("");
  app.add_option("N", options->shards, "How many shards are wanted")->type_name("");
  add_dialect(app, options->dialect);
  add_printed_output(app, options->output);
  return {.run = [options] { return run(*options); }, .output = {options, &options->output}};
}

}  // namespace assay::cli
