// An option that a command does not have, and what was probably meant.
#pragma once

#include <span>
#include <string>

#include "assay/core/error.hpp"

namespace assay::cli {

/// `known`: the options of the command, with their dashes; `hint`: where they are listed.
[[nodiscard]] Error unknown_option(const std::string& word, std::span<const std::string> known,
                                   const std::string& hint);

}  // namespace assay::cli
