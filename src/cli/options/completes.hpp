// What a shell completes the value of an option to.
#pragma once

#include <span>
#include <string>

namespace CLI {
class Option;
class Validator;
}  // namespace CLI

namespace assay::cli {

/// For check(): a check that lets every value pass, and says what the values are where the option's type name
/// does not: "LABEL,...", or words as "error|drop". cli/completion/values knows all kinds.
[[nodiscard]] CLI::Validator completed_to(const std::string& values);

/// The name of the check that marks a common option, which says nothing of its values.
inline constexpr const char* mark_of_common = "common";

/// "error|drop" of "error" and "drop".
[[nodiscard]] std::string one_of(std::span<const std::string> words);

/// What the values are: as completed_to() has it, or the type name.
[[nodiscard]] std::string values_of(CLI::Option& option);

}  // namespace assay::cli
