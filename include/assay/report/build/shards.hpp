// The report on a file that is divided.
#pragma once

#include <string>
#include <vector>

#include "assay/input/range.hpp"
#include "assay/report/report.hpp"

namespace assay {

/// The ranges of bytes into which the file is divided, of which there are some.
[[nodiscard]] Report shards_report(const std::string& file, const std::vector<ByteRange>& ranges);

}  // namespace assay
