// Numbers as people write them: "0.05", "5%", "1/20", "1 in 20".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace assay {

/// A number that someone wrote down, and the numbers that it may have been rounded from: 0.75 stands for
/// 0.745 to 0.755, 10% for 0.095 to 0.105. Fractions, and 0 and 1 written without a point, are exact.
struct Figure {
  double value;
  double low;
  double high;
};

/// Nothing when `text` is no such number. "1 in 10,000" may have its commas.
[[nodiscard]] std::optional<Figure> figure_from(std::string_view text);

/// The probability that `text` is; nothing when it is none.
[[nodiscard]] std::optional<double> probability_from(std::string_view text);

/// Why `text` is no probability, and what was probably meant: "5 is not a probability: 5% or 0.05?".
[[nodiscard]] std::string why_no_probability(std::string_view text);

/// How people say a probability: "5%", "5.94%", "99.97%", "1e-18%"; three significant digits, and
/// near 100% as many as tell how near it is.
[[nodiscard]] std::string percent(double probability);

/// A whole number with commas: "10,000".
[[nodiscard]] std::string with_commas(double whole);

}  // namespace assay
