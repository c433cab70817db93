// From the arguments to a task.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "assay/core/error.hpp"
#include "cli/command.hpp"

namespace assay::cli {

struct CommandLine {
  std::shared_ptr<CLI::App> app;  // owns the options that the task refers to
  std::optional<Task> task;       // nothing when only `answer` is to be printed
  std::string answer;             // the help, the version, or what a command prints that makes no report
  ExitStatus status = ExitStatus::done;  // else the answer is to standard error
};

/// Adds the options of a command, and those that every command has.
[[nodiscard]] Task declare(const Command& command, CLI::App& app);

/// Adds the options that stand before or instead of a command.
void declare_program(CLI::App& app);

/// Throws a usage error with the nearest known command or option.
[[nodiscard]] CommandLine parse(int argc, const char* const* argv);

}  // namespace assay::cli
