// How a number of two models differs, as far as it is known.
#pragma once

#include <optional>
#include <string_view>

#include "assay/core/value.hpp"
#include "assay/stats/paired.hpp"

namespace assay {

/// The interval of a difference, and the probability of one so large where there is none.
struct DifferenceEstimate {
  std::optional<Interval> interval = std::nullopt;
  std::optional<double> p = std::nullopt;
  std::string_view test = {};
};

/// An estimate of a difference, and what it is worth.
struct DifferenceSpread {
  double difference = 0;
  double variance = 0;
  std::optional<double> degrees_of_freedom = std::nullopt;  // none for the normal distribution
};

/// Two models that no row tells apart.
[[nodiscard]] DifferenceEstimate no_difference();

/// Of shares of the same rows.
[[nodiscard]] DifferenceEstimate difference_of_shares(const Discordant& rows, double confidence);

/// Symmetric about the estimate. `test` names the distribution or the method.
[[nodiscard]] DifferenceEstimate symmetric_difference(const DifferenceSpread& spread, IntervalMethod method,
                                                      std::string_view test, double confidence);

}  // namespace assay
