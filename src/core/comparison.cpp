// Something compared with a number.
#include "assay/core/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "assay/core/figure.hpp"
#include "assay/core/syntax_error.hpp"
#include "assay/core/text.hpp"

namespace assay {

namespace {

constexpr std::string_view signs = "<>=!";

std::optional<Comparison::Sign> sign_from(std::string_view text) {
  using enum Comparison::Sign;
  for (const auto sign : {at_least, above, at_most, below})
    if (text == symbol_of(sign)) return sign;
  return std::nullopt;
}

// How much of the text is a number, and what is wrong with the rest.
std::pair<std::size_t, const char*> no_number(std::string_view text) {
  std::size_t good = text.size();
  while (good > 0 && !figure_from(text.substr(0, good))) --good;
  if (good == 0) return {0, "a number is expected"};
  good = trimmed(text.substr(0, good)).size();
  const std::string_view rest = text.substr(good);
  if (rest.find_first_not_of("0123456789") == std::string_view::npos)
    return {0, "the number is too large or too small"};
  if (rest[0] == ',') return {good, "numbers have no commas: write 0.9, or 1000"};
  if (std::string_view(" \t;)#").find(rest[0]) == std::string_view::npos) return {0, "a number is expected"};
  return {good + std::min(rest.find_first_not_of(" \t"), rest.size()), "nothing may follow the number"};
}

}  // namespace

bool Comparison::equals(double number) const {
  constexpr double rounding = 1e-14;
  return number == limit ||
         (std::isfinite(number) &&
          std::abs(number - limit) <= rounding * std::max(std::abs(number), std::abs(limit)));
}

bool Comparison::holds(double number) const {
  if (equals(number)) return sign == Sign::at_least || sign == Sign::at_most;
  switch (sign) {
    case Sign::at_least:
      return number >= limit;
    case Sign::above:
      return number > limit;
    case Sign::at_most:
      return number <= limit;
    default:
      return number < limit;
  }
}

double Comparison::margin(double number) const {
  if (equals(number)) return 0;
  return wants_more() ? number - limit : limit - number;
}

std::string_view symbol_of(Comparison::Sign sign) {
  switch (sign) {
    case Comparison::Sign::at_least:
      return ">=";
    case Comparison::Sign::above:
      return ">";
    case Comparison::Sign::at_most:
      return "<=";
    default:
      return "<";
  }
}

ParsedComparison parse_comparison(std::string_view text, std::string_view subject) {
  const auto error = [&](std::size_t at, const std::string& why) {
    return SyntaxError(subject, text, at, why, "for example 'precision >= 0.9' or 'FP <= 20'");
  };
  const std::size_t last = text.find_last_of(signs);
  if (last == std::string_view::npos) {
    const std::size_t sign = text.find("\xE2\x89");  // as in U+2265, greater than or equal
    throw error(std::min(sign, text.size()), "a comparison is expected: >= > <= or <");
  }
  const std::size_t before = text.find_last_not_of(signs, last);
  const std::size_t first = before == std::string_view::npos ? 0 : before + 1;
  const auto sign = sign_from(text.substr(first, last + 1 - first));
  if (!sign) throw error(first, "the comparisons are >= > <= and <");
  const std::string_view left = trimmed(text.substr(0, first));
  if (left.empty()) throw error(0, "what is compared is missing");
  const std::string_view right = trimmed(text.substr(last + 1));
  const auto limit = figure_from(right);
  if (!limit) {
    const std::size_t at = right.empty() ? text.size() : text.find_first_not_of(" \t", last + 1);
    const auto [good, why] = no_number(right);
    throw error(at + good, figure_from(left) ? "write the metric first: f1 > 0.5" : why);
  }
  return {.left = left, .comparison = {*sign, limit->value}};
}

}  // namespace assay
