// From the arguments to a task.
#include "cli/command_line.hpp"
#include "cli/options/add.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <utility>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "cli/arguments.hpp"
#include "cli/completion/completion.hpp"
#include "cli/config/config.hpp"
#include "cli/help.hpp"
#include "cli/options/given_metrics.hpp"
#include "cli/options/states.hpp"
#include "cli/output.hpp"
#include "cli/unknown_option.hpp"

namespace assay::cli {

namespace {

void check_command(const char* const* argv) {
  const std::string_view first = argv[1];
  const std::vector<std::string> names = command_names();
  if (std::find(names.begin(), names.end(), first) != names.end()) return;
  const std::vector<std::string> options{"--help", "--version", "-h", "-V"};
  if (std::find(options.begin(), options.end(), first) != options.end()) return;
  if (first.starts_with('-'))
    throw usage_error("no option " + in_quotes(first) + " before the command" + did_you_mean(first, options),
                      "options of a command come after it: assay report --quiet");
  if (std::error_code none; first == "-" || std::filesystem::exists(first, none))
    throw usage_error(in_quotes(first) + " is a file, and the command comes first",
                      "assay report " + shell_word(std::string(first)));
  throw usage_error("no command " + in_quotes(first) + did_you_mean(first, names),
                    "the commands are: " + listed(names) + "; 'assay --help' says more");
}

Error unexpected_argument(const CLI::App& app) {
  const std::vector<std::string> rest = app.remaining(true);
  const std::string word = rest.empty() ? "" : rest.front().substr(0, rest.front().find('='));
  const CLI::App& command = app.get_subcommands().empty() ? app : *app.get_subcommands().front();
  std::vector<std::string> known = option_names(command);
  const std::string help = "'assay " + command.get_name() + " --help' lists the options";
  if (!word.starts_with('-'))
    return usage_error(
        "one argument too many: " + in_quotes(word),
        "lists need commas and values with blanks need quotes: --metrics f1,recall, --prior '1 in "
        "200'; " +
            help);
  if (command.get_option_no_throw("--given") != nullptr) {
    const std::vector<std::string> metrics = given_metric_options();
    known.insert(known.end(), metrics.begin(), metrics.end());
  }
  return unknown_option(word, known, help);
}

// CLI11 says "--digits: 1 required N missing" or "--digits: At Most 1 required but received 2".
Error argument_mismatch(const std::string& message, const std::string& command) {
  const std::string option = message.substr(0, message.find(':'));
  if (message.find("At Most") != std::string::npos)
    return usage_error(option + " is given twice", "give it once");
  return usage_error(option + " needs a value", "'assay " + command + " --help' shows which");
}

// CLI11 says "Could not convert: --quiet = maybe"; other options read their values themselves.
Error flag_with_value(const std::string& message) {
  const std::size_t name = message.find('-');
  return usage_error(printable(message.substr(name, message.find(" = ") - name)) +
                     " takes no value but true or false");
}

// A command that the command line names, and its options.
struct Called {
  const Command& command;
  CLI::App& app;
};

std::size_t help_width() {
  const std::size_t terminal = terminal_width();
  return terminal > 0 ? std::min(terminal, widest_help) : widest_help;
}

}  // namespace

Task declare(const Command& command, CLI::App& app) {
  Task task = command.declare(app);
  if (!task.prints) {
    add_config(app);
    if (!task.reads_config) task = with_config(app, std::move(task));
  }
  common(app.get_option("--help"))->description("Print the common options and exit");
  common(app.set_help_all_flag("--help-all", "Print all options and exit"));
  return task;
}

void declare_program(CLI::App& app) {
  app.set_help_flag("-h,--help", "Print this help and exit");
  app.set_version_flag("-V,--version", "assay " + std::string(version()), "Print the version and exit");
}

CommandLine parse(int argc, const char* const* argv) {
  if (argc < 2) return {.app = {}, .task = {}, .answer = first_steps(), .status = ExitStatus::usage};
  // "assay help report" is "assay report --help".
  if (std::string_view(argv[1]) == "help") {
    const std::array<const char*, 3> asked{argv[0], argc > 2 ? argv[2] : "--help", "--help"};
    return parse(argc > 2 ? 3 : 2, asked.data());
  }
  if (std::string_view(argv[1]) == "__complete")
    return {.app = {},
            .task = {},
            .answer = completion_answer(std::span(argv + 2, static_cast<std::size_t>(argc - 2)))};
  check_command(argv);
  CommandLine line{
      .app = std::make_unique<CLI::App>(
          "Measure how good a classifier's predictions are, and see how each number comes about.", "assay")};
  CLI::App& app = *line.app;
  declare_program(app);
  app.require_subcommand(1);
  std::optional<Called> called;
  std::optional<Task> task;
  for (const Command& command : commands()) {
    CLI::App* subcommand = app.add_subcommand(command.name, command.summary);
    // Only the options of the command that is called: declaring those of all would double the time of a
    // start.
    if (std::string_view(argv[1]) != command.name) continue;
    called.emplace(Called{command, *subcommand});
    task = declare(command, *subcommand);
  }
  try {
    std::vector<std::string> words = plain_arguments({argv + 1, argv + argc});
    if (called) words = with_given_metrics(std::move(words), called->app);
    std::reverse(words.begin(), words.end());  // as CLI11 takes them
    app.parse(words);
    if (called) refuse_report_options(called->app);
    if (task && task->prints) {
      line.answer = task->prints();
    } else {
      line.task = std::move(task);
    }
  } catch (const CLI::CallForHelp&) {
    line.answer = called ? help_of(called->command, called->app, HelpOf::common_options, help_width())
                         : help_of_program(app, help_width());
  } catch (const CLI::CallForAllHelp&) {
    line.answer = help_of(called->command, called->app, HelpOf::all_options, help_width());
  } catch (const CLI::CallForVersion& call) {
    line.answer = std::string(call.what()) + "\n";
  } catch (const CLI::ExtrasError&) {
    throw unexpected_argument(app);
  } catch (const CLI::ArgumentMismatch& error) {
    throw argument_mismatch(error.what(), argv[1]);
  } catch (const CLI::ConversionError& error) {
    throw flag_with_value(error.what());
  } catch (const CLI::ParseError& error) {
    throw usage_error(printable(error.what()),
                      "'assay " + std::string(argv[1]) + " --help' lists the options");
  }
  return line;
}

}  // namespace assay::cli
