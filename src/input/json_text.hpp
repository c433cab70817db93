// JSON text as it stands: its scalars, and what is wrong with a line of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace assay {

/// What ends the reading of a line. `at`: a byte of the line; null for the whole of it.
struct JsonFault {
  const char* at;
  std::string what;
  std::string hint;
};

/// A number by the grammar of JSON (RFC 8259, 6), true, false or null; or NaN, Infinity or -Infinity, which
/// are not JSON and are written by many all the same.
[[nodiscard]] bool is_json_scalar(std::string_view token);

/// What is wrong with a value that is none of those.
[[nodiscard]] JsonFault bad_json_value(std::string_view token);

/// What a line may have instead of an object in UTF-8, when the parser refused it; nothing when that is not
/// the matter.
[[nodiscard]] std::optional<JsonFault> fault_of_json_line(std::string_view line);

}  // namespace assay
