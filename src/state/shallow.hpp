// Whether CBOR is nested no deeper than a head is.
#pragma once

#include <string_view>

namespace assay {

/// Its reader calls itself for each level: deeper bytes are not to be handed to it. False for what is no
/// CBOR.
[[nodiscard]] bool is_shallow(std::string_view cbor);

}  // namespace assay
