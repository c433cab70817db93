// A sentence whose numbers are numbers.
#include "assay/core/phrase.hpp"

#include <algorithm>

#include "assay/core/text.hpp"

namespace assay {

namespace {

constexpr int most_digits = 17;  // more tell no two numbers apart

// So that it is seen on which side of the other it lies.
std::string beside_exact(double number, double other, int digits) {
  const auto side = [&](double x) { return (x > other) - (x < other); };
  if (side(number) == 0) return rounded(number, digits);
  for (; digits < most_digits; ++digits) {
    std::string text = rounded(number, digits);
    if (const auto shown = number_from(text); shown && side(*shown) == side(number)) return text;
  }
  return exact(number);
}

std::string beside_rounded(double number, double other, int digits) {
  while (digits + 1 < most_digits && rounded(number, digits) == rounded(other, digits)) ++digits;
  return rounded(number, digits);
}

std::string readable(double number) {
  constexpr std::size_t short_enough = 12;
  std::string text = exact(number);
  if (text.size() <= short_enough || is_whole(number)) return text;
  text = rounded(number, 6);
  return text.find('e') == std::string::npos ? text.substr(0, text.find_last_not_of('0') + 1) : text;
}

// "0.72" of "0.720", "1" of "1.000".
std::string without_zeros(std::string text) {
  if (text.find('.') == std::string::npos || text.find('e') != std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

template <class Write>
std::string written(const std::vector<Phrase::Piece>& pieces, Write write) {
  std::string text;
  for (const Phrase::Piece& piece : pieces) {
    const auto* words = std::get_if<std::string>(&piece);
    text += words ? *words : write(std::get<Number>(piece));
  }
  return text;
}

}  // namespace

std::string text_of(const Number& number, int digits) {
  switch (number.shown) {
    case Number::Shown::spoken:
      return without_zeros(rounded(number.value, std::min(digits, 3)));
    case Number::Shown::exact:
      return exact(number.value);
    case Number::Shown::readable:
      return readable(number.value);
    case Number::Shown::beside_exact:
      return beside_exact(number.value, number.other, digits);
    case Number::Shown::beside_rounded:
      return beside_rounded(number.value, number.other, digits);
    default:
      return rounded(number.value, digits);
  }
}

Phrase& Phrase::operator+=(const Phrase& more) {
  const std::vector<Piece> pieces = more.pieces_;  // it may be this one
  pieces_.insert(pieces_.end(), pieces.begin(), pieces.end());
  return *this;
}

bool Phrase::empty() const {
  return std::all_of(pieces_.begin(), pieces_.end(), [](const Piece& piece) {
    const auto* words = std::get_if<std::string>(&piece);
    return words && words->empty();
  });
}

std::string Phrase::text(int digits) const {
  return written(pieces_, [&](const Number& number) { return text_of(number, digits); });
}

std::string Phrase::text_in_full() const {
  return written(pieces_, [](const Number& number) { return exact(number.value); });
}

}  // namespace assay
