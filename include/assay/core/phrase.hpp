// A sentence whose numbers are numbers: each reader has them with as many digits as it wants.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace assay {

/// A number in a sentence, and how people see it. Programs see all of its digits.
struct Number {
  enum class Shown {
    rounded,        // to as many digits as people ask for
    spoken,         // to three decimals at most
    exact,          // with all digits
    readable,       // with six decimals at most where it has many
    beside_exact,   // with as many more as it takes to see on which side of `other` it lies
    beside_rounded  // with as many more as it takes to differ from `other`, which is rounded alike
  };

  Number(double number) : value(number) {}  // implicit: a number in a sentence is rounded
  Number(double number, Shown how, double beside = 0) : value(number), shown(how), other(beside) {}
  friend bool operator==(const Number&, const Number&) = default;

  double value;
  Shown shown = Shown::rounded;
  double other = 0;
};

/// For people; `digits` as rounded() has them.
[[nodiscard]] std::string text_of(const Number& number, int digits);

/// Text and numbers in turn: Phrase{"f1 ", 0.8125, " is above ", 0.8}. Text alone is a phrase, too.
class Phrase {
 public:
  using Piece = std::variant<std::string, Number>;

  Phrase() = default;
  Phrase(std::initializer_list<Piece> pieces) : pieces_(pieces) {}
  Phrase(std::string text) : pieces_{std::move(text)} {}
  Phrase(std::string_view text) : Phrase(std::string(text)) {}
  Phrase(const char* text) : Phrase(std::string(text)) {}

  Phrase& operator+=(const Phrase& more);
  friend Phrase operator+(Phrase first, const Phrase& second) { return std::move(first += second); }
  friend bool operator==(const Phrase&, const Phrase&) = default;

  /// It says nothing.
  [[nodiscard]] bool empty() const;
  [[nodiscard]] const std::vector<Piece>& pieces() const { return pieces_; }

  /// For people.
  [[nodiscard]] std::string text(int digits) const;
  /// For programs: each number as the shortest text that reads back as the same.
  [[nodiscard]] std::string text_in_full() const;

 private:
  std::vector<Piece> pieces_;
};

}  // namespace assay
