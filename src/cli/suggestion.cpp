// A command that would do what the one given could not.
#include "cli/suggestion.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "assay/core/text.hpp"
#include "assay/row/role.hpp"

namespace assay::cli {

namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("_-./:=,+@%").find(c) != std::string_view::npos;
}

std::string for_shell(const std::string& word) {
  if (!word.empty() && std::all_of(word.begin(), word.end(), is_plain)) return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

// "--truth" of "-t", "--truth=label" or itself.
std::string long_option(std::string_view word) {
  for (const Role* role : role::of_one_column)
    if (!role->short_option.empty() && word == role->short_option) return std::string(role->option);
  return std::string(word.substr(0, word.find('=')));
}

}  // namespace

std::string suggested_command(std::span<const char* const> arguments, std::span<const std::string> remedy) {
  std::string command = "assay";
  const auto is_replaced = [&](const std::string& option) {
    return option.starts_with('-') && std::find(remedy.begin(), remedy.end(), option) != remedy.end();
  };
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string word = arguments[i];
    if (std::find(remedy.begin(), remedy.end(), word) != remedy.end() && !word.starts_with('-')) continue;
    if (!is_replaced(long_option(word))) {
      command += " " + for_shell(word);
    } else if (word.find('=') == std::string::npos) {
      ++i;  // its value
    }
  }
  for (const std::string& word : remedy) command += " " + for_shell(word);
  return command;
}

}  // namespace assay::cli
