// Derivations as equations.
#include "report/render/equations.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "assay/core/text.hpp"
#include "report/render/words.hpp"

namespace assay {

std::string title_of(const Working& working) { return working.title.empty() ? working.label : working.title; }

std::string brief(double number, int digits) {
  std::string full = fmt::format("{:.10g}", number);
  const bool below_one = number > -1 && number < 1;
  std::string short_text =
      below_one ? fmt::format("{:.{}g}", number, std::max(digits, 1)) : rounded(number, digits);
  if (below_one && (short_text == "1" || short_text == "-1")) return rounded(number, std::max(digits, 1));
  return full.size() <= short_text.size() ? full : short_text;
}

namespace {

// A side of an equation: negative numbers beside others are in parentheses.
template <class Write>
std::string side_of(const Phrase& phrase, Write write) {
  const bool alone = phrase.pieces().size() == 1;
  std::string text;
  for (const Phrase::Piece& piece : phrase.pieces())
    text += std::visit(Overloaded{[](const std::string& words) { return words; },
                                  [&](const Number& number) {
                                    const std::string digits = write(number.value);
                                    return number.value < 0 && !alone ? "(" + digits + ")" : digits;
                                  }},
                       piece);
  return text;
}

}  // namespace

std::string exact_text(const Phrase& phrase) { return side_of(phrase, exact); }

std::vector<std::string> sides_of(const Derivation& derivation, int digits) {
  const auto text = [&](const Phrase& phrase) {
    return side_of(phrase, [&](double number) { return brief(number, digits); });
  };
  std::vector<std::string> sides;
  const auto add = [&](std::string side) {
    if (!side.empty() && side != (sides.empty() ? derivation.name : sides.back()))
      sides.push_back(std::move(side));
  };
  add(derivation.formula);
  add(text(derivation.with_numbers));
  add(text(derivation.simplified));
  const Value& value = derivation.value;
  add(value.defined() ? brief(value.number(), digits)
                      : (value.is_infinite() ? "infinite: " : "undefined: ") + value.why());
  return sides;
}

}  // namespace assay
