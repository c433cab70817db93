// The words of a command line, as people write them, made what CLI11 reads.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace assay::cli {

/// Without the name of the program. "--metrics f1 recall FILE" becomes "--metrics f1,recall FILE"; "--prior 1
/// in 200" has one value; "--evidence" without a value has the usual one.
[[nodiscard]] std::vector<std::string> plain_arguments(std::span<const char* const> words);

}  // namespace assay::cli
