// From the arguments to a task.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "assay/core/error.hpp"
#include "cli/command.hpp"

namespace assay::cli {

struct CommandLine {
  std::unique_ptr<CLI::App> app;         // owns the options that the task refers to
  std::optional<Task> task;              // nothing when only `answer` is to be printed
  std::string answer;                    // the help, or the version
  ExitStatus status = ExitStatus::done;  // else the answer is to standard error
};

/// Throws a usage error with the nearest known command or option.
[[nodiscard]] CommandLine parse(int argc, const char* const* argv);

}  // namespace assay::cli
