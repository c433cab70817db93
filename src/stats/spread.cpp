// How numbers scatter.
#include "assay/stats/spread.hpp"

#include <algorithm>
#include <cmath>

namespace assay {

std::optional<Spread> spread_of(std::span<const double> numbers) {
  if (numbers.empty()) return std::nullopt;
  const auto n = static_cast<double>(numbers.size());
  double sum = 0;
  for (const double one : numbers) sum += one;
  const auto [low, high] = std::minmax_element(numbers.begin(), numbers.end());
  Spread spread{.mean = std::clamp(sum / n, *low, *high), .low = *low, .high = *high, .sd = std::nullopt};
  if (numbers.size() < 2) return spread;
  double squares = 0;  // of distances from the mean: sums of squares of the numbers would cancel
  for (const double one : numbers) squares += (one - spread.mean) * (one - spread.mean);
  spread.sd = std::sqrt(squares / (n - 1));
  return spread;
}

}  // namespace assay
