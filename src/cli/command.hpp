// What a subcommand is.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "assay/report/report.hpp"

namespace CLI {
class App;
}

namespace assay::cli {

struct OutputOptions;

/// A subcommand, declared: how it runs once the command line is parsed, and where its report goes; or what it
/// prints instead of a report.
struct Task {
  std::function<Report()> run = {};
  std::shared_ptr<OutputOptions> output = {};
  bool reads_config = false;  // `run` reads the file of --config itself
  std::function<std::string()> prints = {};
};

/// A command line that a help shows. Examples read predictions.csv and the like, which tests lay out.
struct Example {
  const char* shows;
  const char* command;
};

struct Command {
  const char* name;
  const char* summary;
  Task (*declare)(CLI::App& app);  // adds its options
  std::array<Example, 3> examples;
};

/// All commands, in the order of the help. A command is one file, and one line here.
[[nodiscard]] std::span<const Command> commands();
[[nodiscard]] std::vector<std::string> command_names();

Task declare_bayes(CLI::App& app);
Task declare_calibration(CLI::App& app);
Task declare_check(CLI::App& app);
Task declare_compare(CLI::App& app);
Task declare_completion(CLI::App& app);
Task declare_confusion(CLI::App& app);
Task declare_explain(CLI::App& app);
Task declare_imbalance(CLI::App& app);
Task declare_inspect(CLI::App& app);
Task declare_merge(CLI::App& app);
Task declare_plan(CLI::App& app);
Task declare_pr(CLI::App& app);
Task declare_report(CLI::App& app);
Task declare_roc(CLI::App& app);
Task declare_shards(CLI::App& app);
Task declare_solve(CLI::App& app);
Task declare_threshold(CLI::App& app);

}  // namespace assay::cli
