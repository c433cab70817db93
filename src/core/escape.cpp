// Data made safe for where it is printed: terminal, messages, JSON.
#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "assay/core/text.hpp"

namespace assay {

namespace {

// One character of UTF-8, or one byte that is none.
struct Character {
  std::string_view bytes;
  std::uint32_t code = 0;
  bool valid = false;
};

Character next_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t first = byte(0);
  if (first < 0x80) return {text.substr(0, 1), first, true};
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  const Character invalid{text.substr(0, 1), first, false};
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return invalid;
  std::uint32_t code = first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return invalid;
    code = code << 6 | (byte(i) & 0x3FU);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (overlong || surrogate || code > 0x10FFFF) return invalid;
  return {text.substr(0, length), code, true};
}

template <class Write>
void each_character(std::string_view text, Write write) {
  while (!text.empty()) {
    const Character character = next_character(text);
    write(character);
    text.remove_prefix(character.bytes.size());
  }
}

struct CodeRange {
  std::uint32_t first, last;
  [[nodiscard]] bool holds(std::uint32_t code) const { return code >= first && code <= last; }
};

template <std::size_t count>
bool in_any(const std::array<CodeRange, count>& ranges, std::uint32_t code) {
  for (const CodeRange& range : ranges)
    if (range.holds(code)) return true;
  return false;
}

// Characters that reorder, hide or break text: soft hyphen, zero-width, directional, separators, tags, BOM;
// and those that XML forbids.
bool deceives(std::uint32_t code) {
  static constexpr std::array<CodeRange, 9> ranges{{{0xAD, 0xAD},
                                                    {0x61C, 0x61C},
                                                    {0x180E, 0x180E},
                                                    {0x200B, 0x200F},
                                                    {0x2028, 0x202E},
                                                    {0x2060, 0x206F},
                                                    {0xFEFF, 0xFEFF},
                                                    {0xFFFE, 0xFFFF},
                                                    {0xE0000, 0xE007F}}};
  return in_any(ranges, code);
}

bool is_control(std::uint32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }

std::string hexadecimal(std::uint32_t code, int least_digits) {
  std::string digits;
  for (; code > 0 || least_digits > 0; code >>= 4, --least_digits)
    digits.insert(digits.begin(), "0123456789abcdef"[code & 0xF]);
  return digits;
}

// Bytes of white space, of any script, before the first other character.
std::size_t blank_prefix(std::string_view text) {
  static constexpr std::array<CodeRange, 7> blanks{{{0x20, 0x20},
                                                    {0xA0, 0xA0},
                                                    {0x1680, 0x1680},
                                                    {0x2000, 0x200A},
                                                    {0x202F, 0x202F},
                                                    {0x205F, 0x205F},
                                                    {0x3000, 0x3000}}};
  std::size_t prefix = 0;
  bool inside = true;
  each_character(text, [&](const Character& character) {
    inside = inside && in_any(blanks, character.code);
    if (inside) prefix += character.bytes.size();
  });
  return prefix;
}

std::string shown(const Character& character) {
  if (!character.valid || is_control(character.code)) return "\\x" + hexadecimal(character.code, 2);
  if (deceives(character.code)) return "\\u{" + hexadecimal(character.code, 4) + "}";
  return std::string(character.bytes);
}

}  // namespace

std::string printable(std::string_view text) {
  std::string result;
  each_character(text, [&](const Character& character) { result += shown(character); });
  // GitHub and Azure runners obey "::command::" at the start of a line, blanks aside, and "##[command]"
  // anywhere.
  const std::size_t start = blank_prefix(result);
  if (std::string_view(result).substr(start).starts_with("::")) result.insert(start, "\\");
  for (std::size_t at = 0; (at = result.find("##[", at)) != std::string::npos; at += 4)
    result.insert(at + 2, "\\");
  return result;
}

std::string printable_lines(std::string_view text) {
  std::string result;
  for (std::size_t begin = 0;; result += '\n') {
    const std::size_t end = text.find('\n', begin);
    result += printable(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return result;
    begin = end + 1;
  }
}

std::string ascii(std::string_view text) {
  std::string result;
  each_character(printable(text), [&](const Character& character) {
    result +=
        character.code < 0x80 ? std::string(character.bytes) : "\\u{" + hexadecimal(character.code, 2) + "}";
  });
  return result;
}

std::string shortened(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::string result;
  each_character(text, [&, full = false](const Character& character) mutable {
    full = full || display_width(result) + display_width(character.bytes) + 3 > width;
    if (!full) result += character.bytes;
  });
  return result + "...";
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t most_bytes = 400;  // far more than is shown: only keeps huge cells cheap
  return "'" + shortened(printable(text.substr(0, most_bytes)), 80) + "'";
}

std::string valid_utf8(std::string_view text) {
  std::string result;
  each_character(text, [&](const Character& character) {
    result +=
        character.valid ? std::string(character.bytes) : "\xEF\xBF\xBDx" + hexadecimal(character.code, 2);
  });
  return result;
}

namespace {

// "\u202e", or two of these beyond U+FFFF.
std::string json_escape(std::uint32_t code) {
  if (code < 0x10000) return "\\u" + hexadecimal(code, 4);
  const std::uint32_t above = code - 0x10000;
  return json_escape(0xD800 + (above >> 10)) + json_escape(0xDC00 + (above & 0x3FF));
}

}  // namespace

std::string json_for_logs(std::string json) {
  const auto beyond_ascii = [](char c) { return static_cast<unsigned char>(c) >= 0x7F; };
  if (std::any_of(json.begin(), json.end(), beyond_ascii)) {
    std::string safe;
    each_character(json, [&](const Character& character) {
      const bool plain = character.code < 0x7F || !(is_control(character.code) || deceives(character.code));
      safe += plain ? std::string(character.bytes) : json_escape(character.code);
    });
    json = std::move(safe);
  }
  // It can only stand in a text.
  for (std::size_t at = 0; (at = json.find("##[", at)) != std::string::npos; at += 3)
    json.replace(at, 1, json_escape('#'));
  return json;
}

std::size_t display_width(std::string_view text) {
  static constexpr std::array<CodeRange, 4> marks{
      {{0x300, 0x36F}, {0x1AB0, 0x1AFF}, {0x20D0, 0x20FF}, {0xFE00, 0xFE2F}}};
  static constexpr std::array<CodeRange, 8> wide{{{0x1100, 0x115F},
                                                  {0x2E80, 0x303E},
                                                  {0x3041, 0xA4CF},
                                                  {0xAC00, 0xD7A3},
                                                  {0xF900, 0xFAFF},
                                                  {0xFF00, 0xFF60},
                                                  {0x1F300, 0x1FAFF},
                                                  {0x20000, 0x3FFFD}}};
  std::size_t width = 0;
  each_character(text, [&](const Character& character) {
    width += in_any(marks, character.code) ? 0 : in_any(wide, character.code) ? 2 : 1;
  });
  return width;
}

}  // namespace assay
