// The words of a command line up to the cursor, understood as far as they go.
#include "cli/completion/typed.hpp"

#include <algorithm>

namespace assay::cli {

namespace {

bool is_option(std::string_view word) { return word.size() > 1 && word.front() == '-'; }

// Of "--truth", "--truth=label", "-t" or "-tlabel".
std::string option_name(const std::string& word) {
  return word.starts_with("--") ? word.substr(0, word.find('=')) : word.substr(0, 2);
}

// What follows the name in the same word: "label" of "--truth=label"; nothing where the next word is the
// value.
std::optional<std::string> attached_value(const std::string& word) {
  const std::size_t equals = word.find('=');
  if (word.starts_with("--"))
    return equals == std::string::npos ? std::nullopt : std::optional(word.substr(equals + 1));
  return word.size() > 2 ? std::optional(word.substr(2)) : std::nullopt;
}

}  // namespace

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

bool Typed::has(const CLI::Option& option) const {
  return std::any_of(values.begin(), values.end(), [&](const auto& one) { return one.first == &option; });
}

const std::string* Typed::value_of(std::string_view name) const {
  for (const auto& [option, value] : values)
    if (option->check_name(std::string(name))) return &value;
  return nullptr;
}

Typed typed(CLI::App& app, std::span<const std::string> words) {
  Typed line;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string& word = words[i];
    if (line.awaits) {
      line.values.emplace_back(std::exchange(line.awaits, nullptr), word);
    } else if (line.no_more_options || !is_option(word)) {
      line.arguments.push_back(word);
    } else if (word == "--") {
      line.no_more_options = true;
    } else if (CLI::Option* const option = app.get_option_no_throw(option_name(word))) {
      const auto value = attached_value(word);
      if (value || !takes_value(*option)) {
        line.values.emplace_back(option, value.value_or(""));
      } else {
        line.awaits = option;
      }
    }
  }
  line.word = words.back();
  if (line.awaits || line.no_more_options || !is_option(line.word)) return line;
  CLI::Option* const option = app.get_option_no_throw(option_name(line.word));
  const auto value = attached_value(line.word);
  if (!option || !value || !takes_value(*option)) return line;
  line.awaits = option;
  line.before = line.word.substr(0, line.word.size() - value->size());
  line.word = *value;
  return line;
}

}  // namespace assay::cli
