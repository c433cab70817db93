// Files that are no rows of text, known by their first bytes.
#pragma once

#include <string>
#include <string_view>

namespace assay {

/// As many first bytes tell what a file is.
inline constexpr std::size_t telling_bytes = 512;

/// Throws a data error that says what a file is that begins so, and what to do, when it is none of text.
void refuse_foreign(std::string_view beginning, const std::string& file);

}  // namespace assay
