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

}  // namespace

std::string markdown_cell(std::string_view text) {
  std::string result;
  for (const char c : printable(text)) {
    if (c == '<') {
      result += "&lt;";
    } else if (c == '>') {
      result += "&gt;";
    } else if (c == '&') {
      result += "&amp;";
    } else {
      if (begins_link(result, c) || std::string_view("\\`*_[]|~#").find(c) != std::string_view::npos)
        result += '\\';
      result += c;
    }
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
