// Data made safe for where it is printed: CSV, Markdown, XML.
#include <algorithm>

#include "assay/core/text.hpp"

namespace assay {

std::string csv_cell(std::string_view text, char separator) {
  const bool formula = !text.empty() &&
                       std::string_view("=+-@\t\r\n").find(text[0]) != std::string_view::npos &&
                       !number_from(text);
  std::string cell = formula ? "'" : "";
  cell += printable_lines(text);
  const bool blank_edge = cell.starts_with(' ') || cell.ends_with(' ');
  const std::string special = std::string("\"\r\n") + separator;
  if (cell.find_first_of(special) == std::string::npos && !blank_edge) return cell;
  for (std::size_t at = 0; (at = cell.find('"', at)) != std::string::npos; at += 2) cell.insert(at, 1, '"');
  return '"' + cell + '"';
}

namespace {

// GitHub makes links of "http://" and "www." by themselves.
bool begins_link(std::string_view before, char c) {
  if (c == '/') return before.ends_with(':');
  return c == '.' && lower(before.substr(before.size() - std::min<std::size_t>(3, before.size()))) == "www";
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_'; }

// GitHub finds @names, #1, GH-1 and :emoji: in what Markdown has made, where no backslash is left; a blank
// without width after the first sign breaks them.
bool begins_reference(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at), after = text.substr(at + 1);
  if (after.empty()) return false;
  switch (text[at]) {
    case '@':
      return is_word(after[0]);
    case '#':
      return is_digit(after[0]);
    case '-':
      return is_digit(after[0]) && lower(before).ends_with("gh");
    case ':': {
      const auto end = std::find_if_not(after.begin(), after.end(),
                                        [](char c) { return is_word(c) || c == '+' || c == '-'; });
      return end != after.begin() && end != after.end() && *end == ':';
    }
    default:
      return false;
  }
}

std::string_view markdown_entity(char c) {
  switch (c) {
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '&':
      return "&amp;";
    case '$':  // of a formula
      return "&#36;";
    default:
      return "";
  }
}

}  // namespace

std::string markdown_cell(std::string_view text) {
  const std::string shown = printable(text);
  std::string result;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const char c = shown[i];
    const bool reference = begins_reference(shown, i);
    if (const std::string_view entity = markdown_entity(c); !entity.empty()) {
      result += entity;
      continue;
    }
    if (!reference &&
        (begins_link(result, c) || std::string_view("\\`*_[]|~#").find(c) != std::string_view::npos))
      result += '\\';
    result += c;
    if (reference) result += "&#8203;";
  }
  return result;
}

std::string shell_word(const std::string& word) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_-./:=,+@%").find(c) != std::string_view::npos;
  };
  if (!word.empty() && std::all_of(word.begin(), word.end(), is_plain)) return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string xml_text(std::string_view text) {
  std::string result;
  for (const char c : printable(text)) switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += c;
    }
  return result;
}

}  // namespace assay
