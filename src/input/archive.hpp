// Zstd, xz, bzip2 and lz4, by libarchive.
#pragma once

#include "assay/input/bytes.hpp"

namespace assay {

/// The content of all frames or streams, one after the other. Throws a data error, without the file's name,
/// when the data are damaged, end early or are followed by something else.
[[nodiscard]] ByteSource from_zstd(ByteSource compressed);
[[nodiscard]] ByteSource from_xz(ByteSource compressed);
[[nodiscard]] ByteSource from_bzip2(ByteSource compressed);
[[nodiscard]] ByteSource from_lz4(ByteSource compressed);

}  // namespace assay
