// What the text of a cell means: missing, a number, or something else.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace assay {

/// One of na, n/a, nan and null, in any case.
[[nodiscard]] bool is_word_for_missing(std::string_view cell);

/// Empty, NA, N/A, NaN or null, in any case.
[[nodiscard]] inline bool is_missing(std::string_view cell) {
  return cell.empty() ||
         (cell.size() <= 4 && (cell[0] == 'n' || cell[0] == 'N') && is_word_for_missing(cell));
}

/// The number of "0,93": digits, a comma, digits.
[[nodiscard]] std::optional<double> decimal_from(std::string_view cell);

/// What is wrong with a cell that should be a number, and what to do: for an error message.
[[nodiscard]] std::string hint_for_number(std::string_view cell, std::string_view column);

}  // namespace assay
