// Gzip, by zlib.
#pragma once

#include "assay/input/bytes.hpp"

namespace assay {

/// The content of all members, one after the other, as zcat gives it. Lengths and checksums are verified,
/// which libarchive leaves out. Throws a data error, without the file's name, when the data are damaged, end
/// early or are followed by something else.
[[nodiscard]] ByteSource gunzipped(ByteSource compressed);

}  // namespace assay
