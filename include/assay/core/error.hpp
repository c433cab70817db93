// What went wrong, where, and what to do about it; and the exit status that says so.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace assay {

/// The program's exit statuses. There are no others.
enum class ExitStatus { done = 0, gate_failed = 1, usage = 2, bad_data = 3, io = 4, bug = 70 };

/// One thing that is wrong: place and matter ("preds.csv:7:3: score 'x' is not a number"), and what to do.
struct Diagnostic {
  std::string what;
  std::string hint;
};

/// One or more diagnostics that end the run.
class Error : public std::runtime_error {
 public:
  Error(ExitStatus exit_status, std::string what, std::string hint = "")
      : Error(exit_status, {Diagnostic{std::move(what), std::move(hint)}}, 0) {}
  /// `further`: how many more of the same kind there were.
  Error(ExitStatus exit_status, std::vector<Diagnostic> all, std::size_t further)
      : std::runtime_error(all.front().what),
        status(exit_status),
        diagnostics(std::move(all)),
        unlisted(further) {}

  /// The same, with the place where it is.
  [[nodiscard]] Error at(const std::string& place) const {
    Error error(status, place + ": " + what(), diagnostics.front().hint);
    error.remedy = remedy;
    return error;
  }

  ExitStatus status;
  std::vector<Diagnostic> diagnostics;
  std::size_t unlisted;
  std::vector<std::string> remedy = {};  // options with which the same command runs
};

inline Error usage_error(std::string what, std::string hint = "") {
  return {ExitStatus::usage, std::move(what), std::move(hint)};
}
inline Error data_error(std::string what, std::string hint = "") {
  return {ExitStatus::bad_data, std::move(what), std::move(hint)};
}
inline Error io_error(std::string what, std::string hint = "") {
  return {ExitStatus::io, std::move(what), std::move(hint)};
}

}  // namespace assay
