// What a shell completes the value of an option to.
#include "cli/options/completes.hpp"

#include <CLI/CLI.hpp>

namespace assay::cli {

// The name of a check is the only text of ours that CLI11 keeps with an option and does not show.
CLI::Validator completed_to(const std::string& values) {
  return {[](std::string&) { return std::string(); }, "", values};
}

std::string one_of(std::span<const std::string> words) {
  std::string joined;
  for (const std::string& word : words) joined += (joined.empty() ? "" : "|") + word;
  return joined;
}

std::string values_of(CLI::Option& option) {
  try {
    for (int i = 0;; ++i)
      if (const std::string& name = option.get_validator(i)->get_name(); name != mark_of_common) return name;
  } catch (const CLI::OptionNotFound&) {  // it has no such check
    return option.get_type_name();
  }
}

}  // namespace assay::cli
