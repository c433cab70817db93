// Compressed input: what can be wrong with it.
#pragma once

#include <string>

#include "assay/core/error.hpp"

namespace assay {

/// Data errors without a place: whoever reads knows the file and the line.
[[nodiscard]] Error ends_early(const std::string& compression);
/// `why`: in the words of the package; null when it has none.
[[nodiscard]] Error is_damaged(const std::string& compression, const char* why);
[[nodiscard]] Error more_follows(const std::string& compression);

}  // namespace assay
