// Fuzz targets: what is done with bytes that nobody chose. libFuzzer drives them, and a test replays the
// corpus.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace assay::fuzz {

/// Does something with the bytes. What may not be, such as an exception that is no Error, ends the program.
struct Target {
  std::string_view name;
  void (*run)(std::string_view bytes);
};

/// All of them.
[[nodiscard]] std::span<const Target> targets();

/// Ends the program: a law does not hold.
[[noreturn]] void fail(const std::string& what);

/// `call`, of which an Error is an answer, but no internal one. False when it throws one.
template <class Call>
bool answers(const Call& call);

/// Takes the first byte, which settles how the rest is used; 0 where there is none.
[[nodiscard]] unsigned take_byte(std::string_view& bytes);

/// Takes the first line, without its newline.
[[nodiscard]] std::string_view take_line(std::string_view& bytes);

// The targets.
void read_csv(std::string_view bytes);
void read_json_lines(std::string_view bytes);
void decompress(std::string_view bytes);
void read_formula(std::string_view bytes);
void read_gate(std::string_view bytes);
void read_config(std::string_view bytes);
void read_baseline(std::string_view bytes);
void read_states(std::string_view bytes);
void solve(std::string_view bytes);
void run_on_file(std::string_view bytes);
void run_without_file(std::string_view bytes);

}  // namespace assay::fuzz

#include "assay/core/error.hpp"

template <class Call>
bool assay::fuzz::answers(const Call& call) {
  try {
    call();
    return true;
  } catch (const Error& error) {
    if (error.status == ExitStatus::bug) fail(error.what());
    for (const Diagnostic& one : error.diagnostics)
      if (one.what.empty()) fail("an error says nothing");
    return false;
  }
}
