// What the text of a cell means.
#include "input/cells.hpp"

#include "assay/core/text.hpp"

namespace assay {

bool is_word_for_missing(std::string_view cell) {
  const std::string text = lower(cell);
  return text == "na" || text == "nan" || text == "n/a" || text == "null";
}

std::optional<double> decimal_from(std::string_view cell) {
  const std::size_t comma = cell.find(',');
  if (comma == std::string_view::npos || comma == 0 || comma + 1 == cell.size()) return std::nullopt;
  std::string text(cell);
  text[comma] = '.';
  return text.find(',') == std::string::npos ? number_from(text) : std::nullopt;
}

std::string hint_for_number(std::string_view cell, std::string_view column) {
  if (cell == column) return "the header is repeated: were files joined together? keep the first header only";
  if (lower(cell) == "none") return "leave the cell empty and give --missing drop to leave such rows out";
  if (cell.ends_with('%')) return "write 0.05 for 5%";
  if (cell.find("\xC2\xA0") != std::string_view::npos) return "it has a no-break space (U+00A0); remove it";
  if (cell.find(',') != std::string_view::npos) return "write the decimal point as '.'";
  if (cell.starts_with("0x") || cell.starts_with("0X")) return "write it in decimal";
  if (cell.find_first_of("_'") != std::string_view::npos)
    return "write it without separators between thousands";
  return "write a decimal number such as 0.93 or 1e-3";
}

}  // namespace assay
