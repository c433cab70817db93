// Numbers as text.
#include "figures.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace coverage {

std::string shown(double number) {
  std::array<char, 32> text;
  return {text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr};
}

std::string shown(double number, int digits) {
  if (std::isnan(number)) return "-";
  std::array<char, 400> text;
  return {
      text.data(),
      std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed, digits).ptr};
}

}  // namespace coverage
