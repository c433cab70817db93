// The words of a command line up to the cursor, understood as far as they go.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace assay::cli {

/// What is typed after the name of a command.
struct Typed {
  std::vector<std::pair<CLI::Option*, std::string>> values = {};  // of options
  std::vector<std::string> arguments = {};                        // of no option: files, or names
  CLI::Option* awaits = nullptr;                                  // the option whose value is being typed
  bool no_more_options = false;                                   // after "--"
  std::string before = {};  // the part of the last word that a candidate keeps: "--truth="
  std::string word = {};    // the rest of it, which a candidate begins with

  [[nodiscard]] bool has(const CLI::Option& option) const;
  /// Of the option with this name, such as --from; null when it is not there.
  [[nodiscard]] const std::string* value_of(std::string_view name) const;
};

/// Options of `app` are only looked up: no value is read.
[[nodiscard]] Typed typed(CLI::App& app, std::span<const std::string> words);

/// It takes a value, and is no flag.
[[nodiscard]] bool takes_value(const CLI::Option& option);

}  // namespace assay::cli
