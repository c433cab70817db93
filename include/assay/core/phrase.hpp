// A sentence whose numbers are numbers, so that each reader has them as it wants them.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace assay {

/// A number in a sentence, and how people see it. Programs see all of its digits.
struct Number {
  enum class Shown {
    rounded,        // to as many digits as people ask for
    exact,          // with all digits
    readable,       // with at most six decimals, however many are asked for
    beside_exact,   // with as many digits as it takes to see on which side of `other` it lies
    beside_rounded  // with as many digits as it takes to differ from `other`, which is rounded alike
  };

  Number(double number) : value(number) {}  // implicit: a number is rounded
  Number(double number, Shown how, double beside = 0) : value(number), shown(how), other(beside) {}

  double value;
  Shown shown = Shown::rounded;
  double other = 0;
};

/// As people see it; `digits` as rounded() has them.
[[nodiscard]] std::string text_of(const Number& number, int digits);

/// Text and numbers in turn. Text is one, too.
class Phrase {
 public:
  using Piece = std::variant<std::string, Number>;

  Phrase() = default;
  Phrase(std::string text) { add(std::move(text)); }
  Phrase(std::string_view text) : Phrase(std::string(text)) {}
  Phrase(const char* text) : Phrase(std::string(text)) {}
  Phrase(Number number) : pieces_{number} {}
  Phrase(std::initializer_list<Piece> pieces) : pieces_(pieces) {}

  Phrase& operator+=(const Phrase& more);
  friend Phrase operator+(Phrase first, const Phrase& second) { return std::move(first += second); }

  [[nodiscard]] bool empty() const;
  [[nodiscard]] const std::vector<Piece>& pieces() const { return pieces_; }

  /// For people.
  [[nodiscard]] std::string text(int digits) const;
  /// For programs: the shortest text of each number that reads back as the same.
  [[nodiscard]] std::string exact_text() const;

 private:
  void add(std::string text) {
    if (!text.empty()) pieces_.emplace_back(std::move(text));
  }

  std::vector<Piece> pieces_;
};

}  // namespace assay
