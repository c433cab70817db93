// Small files, read whole.
#pragma once

#include <string>

namespace assay::cli {

/// "-" is standard input. Throws an i/o error; a data error for more than 256 MiB.
[[nodiscard]] std::string text_of_file(const std::string& path);

}  // namespace assay::cli
