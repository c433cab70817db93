// The first bytes of a source, looked at before it is read.
#pragma once

#include <string>

#include "assay/input/bytes.hpp"

namespace assay {

/// The first `most` bytes, or all where there are fewer. The source begins with them as before; an error met
/// on the way is thrown by the read that follows them.
[[nodiscard]] std::string peek(ByteSource& source, std::size_t most);
/// Likewise, from the first line on that is not blank.
[[nodiscard]] std::string peek_past_blank_lines(ByteSource& source, std::size_t most);

}  // namespace assay
