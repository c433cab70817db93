// Something compared with a number: "precision >= 0.9".
#pragma once

#include <string_view>

namespace assay {

/// A limit, and on which side of it numbers are to be.
struct Comparison {
  enum class Sign { at_least, above, at_most, below };

  Sign sign;
  double limit;  // NaN where there is none to compare with

  /// A number that agrees with the limit to 14 digits equals it: formulas of one's own are rounded at each
  /// step. 0 is equal to 0 alone.
  [[nodiscard]] bool equals(double number) const;

  [[nodiscard]] bool holds(double number) const;

  /// How far a number is on the good side of the limit; negative on the bad one, 0 where it equals the limit.
  [[nodiscard]] double margin(double number) const;

  /// Numbers above the limit are good.
  [[nodiscard]] bool wants_more() const { return sign == Sign::at_least || sign == Sign::above; }
};

/// ">=", ">", "<=", "<".
[[nodiscard]] std::string_view symbol_of(Comparison::Sign sign);

/// A comparison, and what is compared, blanks around it removed: a part of the text that was read.
struct ParsedComparison {
  std::string_view left;
  Comparison comparison;
};

/// Reads "LEFT >= NUMBER": the last sign counts, so that LEFT may have others. The number may be a
/// percentage or a fraction. Throws a SyntaxError, which calls the text a `subject`.
[[nodiscard]] ParsedComparison parse_comparison(std::string_view text, std::string_view subject);

}  // namespace assay
