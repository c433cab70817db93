// Numbers to text and back, and names nearly right.
#include "assay/core/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace assay {

namespace {

// Insertions, deletions, substitutions, and swaps of neighbours, each counting one.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> two_up, up, row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    two_up = std::exchange(up, std::exchange(row, std::vector<std::size_t>(b.size() + 1, i)));
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substitution = up[j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0);
      row[j] = std::min({row[j - 1] + 1, up[j] + 1, substitution});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], two_up[j - 2] + 1);
    }
  }
  return row.back();
}

// Whether a number whose text is beyond the range of a double is too small, rather than too large.
bool underflows(std::string_view text) {
  const std::string_view mantissa = text.substr(0, text.find_first_of("eE"));
  const auto point = static_cast<long long>(std::min(mantissa.find('.'), mantissa.size()));
  const auto first_digit = static_cast<long long>(mantissa.find_first_of("123456789"));
  long long exponent = 0;
  if (mantissa.size() < text.size()) {
    std::string_view digits = text.substr(mantissa.size() + 1);
    if (digits.starts_with('+')) digits.remove_prefix(1);
    const auto failure = std::from_chars(digits.data(), digits.data() + digits.size(), exponent).ec;
    if (failure != std::errc{}) return digits.starts_with('-');
  }
  return exponent < first_digit - point;
}

double zero_or_nan(std::string_view text) {
  if (!underflows(text)) return std::numeric_limits<double>::quiet_NaN();
  return text.starts_with('-') ? -0.0 : 0.0;
}

}  // namespace

double number_or_nan(std::string_view text) {
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  double number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = end == text.data() + text.size();
  if (whole && failure == std::errc{}) [[likely]]
    return number;
  return whole && failure == std::errc::result_out_of_range ? zero_or_nan(text)
                                                            : std::numeric_limits<double>::quiet_NaN();
}

std::optional<double> number_from(std::string_view text) {
  const double number = number_or_nan(text);
  return std::isnan(number) ? std::nullopt : std::optional(number);
}

// A whole number up to 2^53; the next above reads as the same double.
std::optional<double> count_from(const std::string& text) {
  const auto number = number_from(text);
  if (!number || !(*number >= 0) || !is_whole(*number) || *number > largest_count) return std::nullopt;
  return *number < largest_count || trimmed(text) == exact(largest_count) ? number : std::nullopt;
}

bool is_whole(double number) { return number == std::floor(number); }

std::string exact(double number) {
  std::array<char, 32> buffer{};
  const bool whole = is_whole(number) && std::abs(number) <= largest_count;
  char* const last = buffer.data() + buffer.size();
  const auto end = whole ? std::to_chars(buffer.data(), last, number, std::chars_format::fixed, 0).ptr
                         : std::to_chars(buffer.data(), last, number).ptr;
  return {buffer.data(), end};
}

double complement(double probability) {
  const double rest = 1 - probability;
  // Both ends of a decimal such as 0.98 are decimals, of no more than 15 digits; 1 - 0.98 is 2e-17 off.
  const double decimal = std::round(rest * 1e15) / 1e15;
  const bool is_its_complement = decimal > 0 && decimal < 1 && 1 - decimal == probability;
  return is_its_complement && exact(decimal).size() + 3 < exact(rest).size() ? decimal : rest;
}

std::string rounded(double number, int digits) {
  std::array<char, 400> buffer{};
  const auto write = [&](std::chars_format format, int precision) {
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, format, precision).ptr;
    return std::string(buffer.data(), end);
  };
  const double magnitude = std::abs(number), rest = 1 - magnitude;
  const bool vanishes = digits > 0 && magnitude > 0 && magnitude < std::pow(10.0, 1 - digits);
  const bool huge = magnitude >= 1e15;
  constexpr double rounding = 0x1p-51;
  if (digits > 0 && rest > rounding && rest < 0.5 * std::pow(10.0, -digits))  // as many as tell it from 1
    digits = static_cast<int>(std::ceil(-std::log10(rest) - 1e-6));
  return vanishes || huge ? write(std::chars_format::general, std::max(digits, 2))
                          : write(std::chars_format::fixed, digits);
}

std::optional<std::string> nearest(std::string_view name, std::span<const std::string> known) {
  std::optional<std::string> best;
  std::size_t best_distance = std::max<std::size_t>(1, name.size() / 3) + 1;
  for (const std::string& candidate : known) {
    const std::size_t distance = edit_distance(lower(name), lower(candidate));
    if (distance >= std::min(best_distance, candidate.size())) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

std::string did_you_mean(std::string_view name, std::span<const std::string> known) {
  const auto meant = nearest(name, known);
  return meant ? "; did you mean " + in_quotes(*meant) + "?" : "";
}

std::string listed(std::span<const std::string> names, std::size_t most) {
  constexpr std::size_t most_bytes = 400;  // far more than is shown: only keeps huge names cheap
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
    text += (i > 0 ? ", " : "") + shortened(printable(names[i].substr(0, most_bytes)), 80);
  if (names.size() > most) text += " and " + std::to_string(names.size() - most) + " more";
  return text;
}

std::string counted(double count, std::string_view noun) {
  return exact(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

std::string as_name(std::string_view text) {
  std::string name = lower(trimmed(text));
  std::erase(name, '\'');
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
  return name;
}

namespace {

// Of one byte a column, so that it may be cut anywhere.
bool is_plain(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
  std::vector<std::string> lines;
  for (std::string word : split(text, ' ')) {
    if (!lines.empty() && display_width(lines.back()) + 1 + display_width(word) <= width) {
      lines.back() += ' ' + word;
      continue;
    }
    while (display_width(word) > width && is_plain(word)) {
      const std::size_t underscore = word.rfind('_', width - 1);
      const std::size_t end = underscore == std::string::npos ? width : underscore + 1;
      lines.push_back(word.substr(0, end));
      word.erase(0, end);
    }
    lines.push_back(word);
  }
  return lines;
}

}  // namespace assay
