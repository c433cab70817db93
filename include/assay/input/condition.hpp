// Conditions on the cells of a row, as a user writes them.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// A condition on one column: "model = a", "model != a", "age >= 65", "site in north,south". Labels that are
/// the same number are equal (1 and 1.0).
class RowCondition {
 public:
  /// Throws a usage error when the text is none, or no column of the header has its name.
  RowCondition(const std::string& text, std::span<const std::string> header);

  [[nodiscard]] std::size_t column() const { return column_; }
  /// It compares numbers: <, <=, > or >=.
  [[nodiscard]] bool needs_number() const;
  /// Of a cell, and of its number where one is needed.
  [[nodiscard]] bool is_met(std::string_view cell, double number) const;

 private:
  enum class Sign { equal, unequal, at_most, below, at_least, above, one_of };
  struct SignText;
  struct Value {
    std::string text;
    std::optional<double> number;
  };
  static std::span<const SignText> signs();

  // Settles the column and the sign, and returns what follows them.
  std::string_view read_beginning(std::string_view text, std::span<const std::string> header);
  [[nodiscard]] bool is_one_of_values(std::string_view cell) const;

  std::size_t column_ = 0;
  Sign sign_ = Sign::equal;
  std::vector<Value> values_;
};

}  // namespace assay
