// A command that would do what the one given could not.
#include "cli/suggestion.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "assay/core/text.hpp"
#include "assay/row/role.hpp"

namespace assay::cli {

namespace {

// "--truth" of "-t", "--truth=label" or itself.
std::string long_option(std::string_view word) {
  for (const Role* role : role::of_one_column)
    if (!role->short_option.empty() && word == role->short_option) return std::string(role->option);
  return std::string(word.starts_with('-') ? word.substr(0, word.find('=')) : word);
}

}  // namespace

std::string suggested_command(std::span<const char* const> arguments, std::span<const std::string> remedy) {
  std::string command = "assay";
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string word = arguments[i];
    const bool given_again = std::find(remedy.begin(), remedy.end(), long_option(word)) != remedy.end();
    if (std::error_code none;
        !given_again || !(word.starts_with('-') || std::filesystem::exists(word, none))) {
      command += " " + shell_word(word);
    } else if (word.starts_with('-') && word.find('=') == std::string::npos) {
      ++i;  // its value
    }
  }
  for (const std::string& word : remedy) command += " " + shell_word(word);
  return command;
}

}  // namespace assay::cli
