// Kinds of options, as they are added to a command.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "assay/core/text.hpp"
#include "cli/options/completes.hpp"
#include "cli/options/values.hpp"

namespace assay::cli {

/// Marks an option as one of the first that people need: --help shows it, others are left to --help-all.
CLI::Option* common(CLI::Option* option);
[[nodiscard]] bool is_common(CLI::Option& option);

/// "--digits" of "-d,--digits" or "--digits,--decimals".
[[nodiscard]] std::string long_name_of(const std::string& names);

/// "--truth", "--score": those of groups too.
[[nodiscard]] std::vector<std::string> option_names(const CLI::App& app);

/// Adds an option whose value is a number that `fits`, which `wanted` describes.
template <class Fits, class Store>
CLI::Option* add_number(CLI::App& app, const std::string& name, const std::string& description,
                        const std::string& wanted, Fits fits, Store store) {
  const std::string long_name = long_name_of(name);
  return app.add_option_function<std::string>(
      name,
      [=](const std::string& text) {
        const auto number = number_from(text);
        if (!number || !fits(*number)) refuse_value(long_name, text, wanted);
        store(*number);
      },
      description);
}

/// Adds an option that takes one of several words.
template <class T>
CLI::Option* add_choice(CLI::App& app, const std::string& name, T& value,
                        const std::map<std::string, T>& choices, const std::string& description) {
  const std::string long_name = long_name_of(name);
  std::vector<std::string> words;
  for (const auto& [word, meaning] : choices) words.push_back(word);
  return app
      .add_option_function<std::string>(
          name,
          [=, &value](const std::string& text) {
            const auto found = choices.find(text);
            if (found == choices.end())
              refuse_value(long_name, text, "choose one of " + listed(words), words);
            value = found->second;
          },
          description)
      ->check(completed_to(one_of(words)));
}

/// Adds an option whose value is a probability, as people write it, that `fits`, which `wanted` describes.
CLI::Option* add_probability(
    CLI::App& app, const std::string& name, const std::string& description,
    const std::function<void(double)>& store, const std::string& wanted = {},
    const std::function<bool(double)>& fits = [](double) { return true; });

}  // namespace assay::cli
