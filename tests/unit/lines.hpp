// Lines of text taken together.
#pragma once

#include <string>
#include <vector>

inline std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

inline std::string joined(const std::vector<std::string>& lines, const std::string& between) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : between) + line;
  return text;
}
