// A plain reader of CSV, against which assay's is held: byte by byte, by the rules of assay-report(1), "CSV".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay::fuzz {

using Records = std::vector<std::vector<std::string>>;

/// All records, the header first; nothing where one cannot be read, or has more or fewer cells than the
/// header. The delimiter is not a blank, of which several count as one.
[[nodiscard]] std::optional<Records> plain_csv(std::string_view text, char delimiter);

}  // namespace assay::fuzz
