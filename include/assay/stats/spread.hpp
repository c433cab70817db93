// How numbers scatter.
#pragma once

#include <optional>
#include <span>

namespace assay {

struct Spread {
  double mean, low, high;
  std::optional<double> sd;  // with n - 1; nothing of one number
};

/// Nothing of no numbers.
[[nodiscard]] std::optional<Spread> spread_of(std::span<const double> numbers);

}  // namespace assay
