// How a number of two models differs, as far as it is known.
#include "compare/difference.hpp"

#include <algorithm>
#include <cmath>

#include "stats/distributions.hpp"

namespace assay {

DifferenceEstimate no_difference() {
  return {.interval = Interval{.low = 0, .high = 0, .method = IntervalMethod::paired_jackknife},
          .p = 1,
          .test = "no row differs"};
}

// The interval reaches to 0 where the test does not exclude it.
DifferenceEstimate difference_of_shares(const Discordant& rows, double confidence) {
  if (rows.rows == 0) return {};
  DifferenceEstimate found{
      .interval = tango_interval(rows, confidence), .p = mcnemar_mid_p(rows), .test = "mcnemar_mid_p"};
  if (*found.p >= 1 - confidence) {
    found.interval->low = std::min(found.interval->low, 0.0);
    found.interval->high = std::max(found.interval->high, 0.0);
  }
  return found;
}

DifferenceEstimate symmetric_difference(const DifferenceSpread& spread, IntervalMethod method,
                                        std::string_view test, double confidence) {
  if (!std::isfinite(spread.difference) || !std::isfinite(spread.variance)) return {};
  const double error = std::sqrt(std::max(0.0, spread.variance));
  if (error == 0) {
    if (spread.difference != 0) return {};
    return {.interval = Interval{.low = 0, .high = 0, .method = method}, .p = 1, .test = test};
  }
  const double reach = error * (spread.degrees_of_freedom ? t_quantile(confidence, *spread.degrees_of_freedom)
                                                          : normal_quantile(confidence));
  return {.interval =
              Interval{.low = spread.difference - reach, .high = spread.difference + reach, .method = method},
          .p = two_sided_p(spread.difference / error, spread.degrees_of_freedom),
          .test = test};
}

}  // namespace assay
