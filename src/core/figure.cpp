// Numbers as people write them.
#include "assay/core/figure.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "assay/core/text.hpp"

namespace assay {

namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "10,000" without its commas, which stand before each three digits.
std::string without_commas(std::string_view text) {
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool grouped = text[i] == ',' && i > 0 && all_digits(text.substr(i + 1, 3)) &&
                         (i + 4 == text.size() || (i + 4 < text.size() && text[i + 4] == ','));
    if (!grouped) digits += text[i];
  }
  return digits;
}

// "1/20" or "1 in 20" as its two numbers.
std::optional<double> fraction_from(std::string_view text) {
  for (const std::string_view separator : {"/", " in "}) {
    const std::size_t at = text.find(separator);
    if (at == std::string_view::npos) continue;
    const auto part = number_from(without_commas(trimmed(text.substr(0, at))));
    const auto whole = number_from(without_commas(trimmed(text.substr(at + separator.size()))));
    if (!part || !whole || !std::isfinite(*part) || !std::isfinite(*whole) || *whole == 0)
      return std::nullopt;
    return *part / *whole;
  }
  return std::nullopt;
}

// A decimal in parts: "-12.5e3" is -125 tenths of thousands.
struct Decimal {
  bool negative = false;
  std::string digits;  // without point and leading zeros
  int exponent = 0;    // of ten, of the last digit
  bool has_point = false;

  [[nodiscard]] double number(std::string_view further_digits, int shift) const {
    return number_from((negative ? "-" : "") + digits + std::string(further_digits) + "e" +
                       std::to_string(exponent + shift))
        .value_or(0);
  }
};

std::optional<Decimal> decimal_from(std::string_view text) {
  const auto number = number_from(text);
  if (!number || !std::isfinite(*number)) return std::nullopt;
  Decimal decimal{.negative = text.starts_with('-')};
  const std::size_t e = std::min(text.find_first_of("eE"), text.size());
  for (const char c : text.substr(0, e)) {
    if (c == '.') decimal.has_point = true;
    if (c < '0' || c > '9') continue;
    decimal.digits += c;
    if (decimal.has_point) --decimal.exponent;
  }
  if (e < text.size()) {
    const auto exponent = number_from(text.substr(e + 1));
    if (!exponent || std::abs(*exponent) > 300) return std::nullopt;
    decimal.exponent += static_cast<int>(*exponent);
  }
  decimal.digits.erase(0, std::min(decimal.digits.find_first_not_of('0'), decimal.digits.size() - 1));
  return decimal;
}

// One less than a whole number above 0, as text.
std::string one_less(std::string digits) {
  for (std::size_t i = digits.size(); i-- > 0;) {
    if (digits[i] != '0') {
      --digits[i];
      break;
    }
    digits[i] = '9';
  }
  return digits;
}

// The numbers that round to it: half a unit of its last digit to each side.
Figure rounded_from(const Decimal& decimal, int shift) {
  Figure figure{.value = decimal.number("", shift), .low = 0, .high = 0};
  const double farther = decimal.number("5", shift - 1);
  Decimal nearer = decimal;
  if (decimal.digits == "0") {
    nearer.negative = !decimal.negative;
  } else {
    nearer.digits = one_less(decimal.digits);
  }
  const double closer = nearer.number("5", shift - 1);
  figure.low = std::min(farther, closer);
  figure.high = std::max(farther, closer);
  return figure;
}

// With so many significant digits, in scientific notation where that is shorter.
std::string shortest(double number, int digits) {
  std::array<char, 32> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::general, digits)
          .ptr;
  return {buffer.data(), end};
}

}  // namespace

std::optional<Figure> figure_from(std::string_view text) {
  text = trimmed(text);
  if (const auto fraction = fraction_from(text)) return Figure{*fraction, *fraction, *fraction};
  const bool is_percent = text.ends_with('%');
  if (is_percent) text = trimmed(text.substr(0, text.size() - 1));
  const auto decimal = decimal_from(text);
  if (!decimal) return std::nullopt;
  const bool sharp = !is_percent && !decimal->has_point &&
                     (decimal->digits == "0" || decimal->digits == "1") && decimal->exponent == 0;
  if (!sharp) return rounded_from(*decimal, is_percent ? -2 : 0);
  const double value = decimal->number("", 0);
  return Figure{value, value, value};
}

std::optional<double> probability_from(std::string_view text) {
  const auto figure = figure_from(text);
  return figure && figure->value >= 0 && figure->value <= 1 ? std::optional(figure->value) : std::nullopt;
}

std::string why_no_probability(std::string_view text) {
  const auto figure = figure_from(text);
  const std::string said = figure ? printable(trimmed(text)) : in_quotes(text);
  const std::string refused = said + " is not a probability";
  std::string pointed(text);
  std::replace(pointed.begin(), pointed.end(), ',', '.');
  if (!figure) return refused + (figure_from(pointed) ? ": write the decimal point as '.'" : "");
  const std::string plain(trimmed(text));
  if (number_from(plain) && figure->value > 1 && figure->value <= 100)
    return refused + ": " + exact(figure->value) + "% or " + shortest(figure->value / 100, 10) + "?";
  return refused + ": it lies " + (figure->value < 0 ? "below 0" : "above 1");
}

namespace {

// Three significant digits. 99.97 must not be said as 100: near it, two of what is missing, and three where
// that is all there is, as in 99.625%.
int decimals_of(double share) {
  const double missing = 100 - share, rarer = std::min(share, missing);
  if (rarer <= 0) return 0;
  const auto digits = [&](int significant) {
    return std::clamp(significant - 1 - static_cast<int>(std::floor(std::log10(rarer))), 1, 14);
  };
  const double scale = std::pow(10.0, digits(3));
  const bool in_full = std::abs(std::round(share * scale) / scale - share) <= 1e-10;
  constexpr double near = 0.5;
  return share < 50 || in_full ? digits(3) : missing >= near ? 1 : digits(2);
}

}  // namespace

std::string percent(double probability) {
  const double share = 100 * probability;
  if (!(share >= 1e-9 && share <= 100)) return share == 0 ? "0%" : shortest(share, 3) + "%";
  const int decimals = decimals_of(share);
  std::array<char, 32> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), share, std::chars_format::fixed, decimals)
          .ptr;
  std::string digits(buffer.data(), end);
  if (digits.find('.') != std::string::npos) {
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.')) digits.pop_back();
  }
  return digits + "%";
}

std::string with_commas(double whole) {
  std::string digits = exact(whole);
  if (!all_digits(digits)) return digits;
  for (std::size_t i = digits.size(); i > 3;) digits.insert(i -= 3, ",");
  return digits;
}

}  // namespace assay
