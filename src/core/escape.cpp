// Data made safe for where it is printed: terminal, messages, JSON.
#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
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
  utf8proc_int32_t code = 0;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &code);
  if (length <= 0) return {text.substr(0, 1), *bytes, false};
  return {text.substr(0, static_cast<std::size_t>(length)), static_cast<std::uint32_t>(code), true};
}

template <class Write>
void each_character(std::string_view text, Write write) {
  while (!text.empty()) {
    const Character character = next_character(text);
    write(character);
    text.remove_prefix(character.bytes.size());
  }
}

const utf8proc_property_t& properties(std::uint32_t code) {
  return *utf8proc_get_property(static_cast<utf8proc_int32_t>(code));
}

// They only choose a shape.
bool selects_variation(std::uint32_t code) {
  return (code >= 0xFE00 && code <= 0xFE0F) || (code >= 0xE0100 && code <= 0xE01EF) ||
         (code >= 0x180B && code <= 0x180F && code != 0x180E);
}

// Characters that reorder, hide or break text, or that show nothing.
bool deceives(std::uint32_t code) {
  const auto category = properties(code).category;
  const bool separator = category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
  const bool unseen =
      (properties(code).ignorable && !selects_variation(code)) || code == 0x2800;  // Braille of no dots
  const bool annotates = code >= 0xFFF9 && code <= 0xFFFB;
  const bool tag = (code >= 0xE0000 && code <= 0xE007F) || code == 0x2065;  // unassigned ones, too
  const bool forbidden_in_xml = code == 0xFFFE || code == 0xFFFF;
  return separator || unseen || annotates || tag || forbidden_in_xml;
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
  std::size_t prefix = 0;
  bool inside = true;
  each_character(text, [&](const Character& character) {
    inside = inside && properties(character.code).category == UTF8PROC_CATEGORY_ZS;
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

std::string composed(std::string_view text) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                                 static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (size == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc();
  if (size < 0) return std::string(text);
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size)};
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

namespace {

// In columns; a control character, which only a line's end still is where text is printed, counts as one.
std::size_t width_of(std::uint32_t code) {
  // Vowels and final consonants of Hangul join the syllable that they follow.
  const auto bounds = properties(code).boundclass;
  if (bounds == UTF8PROC_BOUNDCLASS_V || bounds == UTF8PROC_BOUNDCLASS_T) return 0;
  if (is_control(code)) return 1;
  return static_cast<std::size_t>(utf8proc_charwidth(static_cast<utf8proc_int32_t>(code)));
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  each_character(text, [&](const Character& character) { width += width_of(character.code); });
  return width;
}

}  // namespace assay
