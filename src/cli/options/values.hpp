// What the value of an option may be.
#pragma once

#include <span>
#include <string>

namespace assay::cli {

/// Throws a usage error about the value of an option; one of `words` may have been meant.
[[noreturn]] void refuse_value(const std::string& option, const std::string& text, const std::string& wanted,
                               std::span<const std::string> words = {});

/// The probability that the value of an option is. Throws a usage error that says what was probably meant.
[[nodiscard]] double option_probability(const std::string& option, const std::string& text);

}  // namespace assay::cli
