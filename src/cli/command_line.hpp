// From the arguments to a task.
#pragma once

#include <optional>
#include <string>

#include "cli/command.hpp"

namespace assay::cli {

struct CommandLine {
  std::unique_ptr<CLI::App> app;  // owns the options that the task refers to
  std::optional<Task> task;       // nothing when only `answer` is to be printed
  std::string answer;             // the help, or the version
};

/// Throws a usage error with the nearest known command or option.
[[nodiscard]] CommandLine parse(int argc, const char* const* argv);

/// Has the allocator keep large buffers that are freed: the CSV package takes one of 48 MiB for each block
/// that it reads, of which it uses little, and giving that back to the system each time would cost more than
/// the reading.
void keep_large_buffers();

}  // namespace assay::cli
