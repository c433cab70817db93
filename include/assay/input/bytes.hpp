// Bytes from a file or a pipe.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "assay/core/error.hpp"
#include "assay/input/range.hpp"

namespace assay {

/// Fills the buffer from its beginning, and says how many bytes it got: 0 only at the end. Throws i/o errors.
using ByteSource = std::function<std::size_t(std::span<char> buffer)>;

/// A source, open, and what is known of it.
struct Bytes {
  std::string name;                 // for messages: the path, or <stdin>; printable
  std::optional<std::size_t> size;  // in bytes, when it is known: not of what is decompressed
  ByteSource read;
};

/// What open(2) has just failed at, with the name of a file of the same folder that may be meant.
[[nodiscard]] Error cannot_open(const std::string& path);

/// Opens a file, or standard input for "-". Reads with read(2), which a file cut short while it is read
/// cannot crash. Throws an i/o error when it cannot be opened; the read that finds the end of a regular file
/// throws one when the file is not what it was when it was opened. One that may be `growing` is read up to
/// where it ended then. Of a regular file, a `part` may be read alone.
[[nodiscard]] Bytes open_bytes(const std::string& path, bool growing = false,
                               const std::optional<ByteRange>& part = std::nullopt);

/// The same, decompressed as it is read where its first bytes are those of gzip, zstd, xz, bzip2 or lz4. What
/// is wrong with the compressed data is thrown by read() as a data error without a place.
[[nodiscard]] Bytes inflated(Bytes bytes);

}  // namespace assay
