// Parse, run, render, exit.
#include <cxxabi.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <exception>
#include <new>
#include <span>
#include <string_view>
#include <typeinfo>

#include "assay/core/error.hpp"
#include "cli/allocator.hpp"
#include "cli/command_line.hpp"
#include "cli/output.hpp"
#include "cli/states.hpp"
#include "cli/suggestion.hpp"

namespace {

int exit_with(assay::ExitStatus status) { return static_cast<int>(status); }

// A CI system looks for a result where there is none, too.
assay::Report result_of(const assay::cli::Task& task) {
  try {
    return task.run();
  } catch (const assay::Error& error) {
    if (!assay::cli::tells_of_failures(*task.output)) throw;
    return {.command = {}, .failure = error};
  }
}

using Arguments = std::span<const char* const>;

void print_with_suggestion(const assay::Error& error, const Arguments& arguments) {
  assay::cli::print_error(error,
                          error.remedy.empty() ? "" : assay::cli::suggested_command(arguments, error.remedy));
}

// The failure counts, whatever becomes of the files that tell of it.
assay::ExitStatus fail(const assay::Report& report, const assay::cli::OutputOptions& output,
                       const Arguments& arguments) {
  print_with_suggestion(*report.failure, arguments);
  try {
    assay::cli::write(report, output);
  } catch (const assay::Error& error) {
    assay::cli::print_error(error);
  }
  return report.failure->status;
}

int status_of(const assay::Report& report, const assay::cli::OutputOptions& output) {
  if (report.holds) return exit_with(assay::ExitStatus::done);
  const auto is_inconclusive = [](const assay::Part& part) {
    const auto* verdict = std::get_if<assay::Verdict>(&part);
    return verdict != nullptr && verdict->outcome == assay::Outcome::inconclusive;
  };
  if (output.inconclusive_exit && std::any_of(report.parts.begin(), report.parts.end(), is_inconclusive))
    return *output.inconclusive_exit;
  return exit_with(assay::ExitStatus::gate_failed);
}

constexpr std::string_view report_fault =
    "this is a fault of assay: please report it with the command that showed it";

// Of what nothing can catch, such as memory that runs out in a destructor, or while an error is told.
[[noreturn]] void end_at_once() {
  const std::type_info* const thrown = abi::__cxa_current_exception_type();
  const bool no_memory = thrown != nullptr && *thrown == typeid(std::bad_alloc);
  assay::cli::print_to_standard_error(no_memory ? "assay: out of memory\n" : "assay: internal error\nhint: ");
  if (!no_memory) assay::cli::print_to_standard_error(report_fault);
  ::_exit(exit_with(no_memory ? assay::ExitStatus::io : assay::ExitStatus::bug));
}

}  // namespace

int main(int argc, char** argv) {
  using namespace assay;
  const Arguments arguments(argv, static_cast<std::size_t>(argc));
  std::set_terminate(end_at_once);
  try {
    std::signal(
        SIGPIPE,
        SIG_DFL);  // a closed pipe ends the program silently, even where the caller ignores the signal
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow further is an error, which write(2) tells
    cli::keep_large_buffers();
    const cli::CommandLine line = cli::parse(argc, argv);
    if (!line.task) {
      if (line.status == ExitStatus::done) {
        cli::print(line.answer);
      } else {
        cli::print_to_standard_error(line.answer);
      }
      return exit_with(line.status);
    }
    const Report report = result_of(*line.task);
    if (report.failure) return exit_with(fail(report, *line.task->output, arguments));
    cli::write(report, *line.task->output);
    return status_of(report, *line.task->output);
  } catch (const cli::StateWritten&) {
    return exit_with(ExitStatus::done);
  } catch (const Error& error) {
    print_with_suggestion(error, arguments);
    return exit_with(error.status);
  } catch (const std::bad_alloc&) {
    cli::print_error(io_error("out of memory"));
    return exit_with(ExitStatus::io);
  } catch (const std::exception& exception) {
    cli::print_error(
        {ExitStatus::bug, std::string("internal error: ") + exception.what(), std::string(report_fault)});
    return exit_with(ExitStatus::bug);
  }
}
