// Tests and intervals of differences on the same rows.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "assay/core/value.hpp"

namespace assay {

/// Rows that one of two models gets right and the other does not, of all rows.
struct Discordant {
  double first = 0;   // right by the first alone
  double second = 0;  // right by the second alone
  double rows = 0;
};

/// McNemar's test of the two being equally frequent, two-sided: exact (1947, Psychometrika 12:153), or with
/// half of the probability of what was seen, which is nearer to its level (mid-p: Fagerland, Lydersen & Laake
/// 2013, BMC Med Res Methodol 13:91). 1 where no row is discordant.
[[nodiscard]] double mcnemar_exact(const Discordant& rows);
[[nodiscard]] double mcnemar_mid_p(const Discordant& rows);

/// The interval of the share of the second less that of the first: Tango 1998, Stat Med 17:891.
[[nodiscard]] Interval tango_interval(const Discordant& rows, double confidence);

/// The interval of the second value less the first, of different rows, from the interval of each: Newcombe
/// 1998, Stat Med 17:873, method 10. Needs both.
[[nodiscard]] Interval newcombe_interval(const Estimate& first, const Estimate& second);

/// The two-sided probability of a difference, by the distance from it to the end of its interval that faces
/// 0 and the normal distribution.
[[nodiscard]] double p_of_interval(double difference, const Interval& interval, double confidence);

/// The two-sided probability of a value so many standard errors from 0, by Student's t, or the normal
/// distribution where there are no `degrees_of_freedom`.
[[nodiscard]] double two_sided_p(double standard_errors, std::optional<double> degrees_of_freedom);

/// How several tests are allowed for. holm: the chance of any wrong finding is kept (1979, Scand J Stat
/// 6:65). benjamini_hochberg: the share of wrong ones among findings is (1995, J R Stat Soc B 57:289).
enum class Correction { holm, benjamini_hochberg };

/// The p-values as corrected, in their order.
[[nodiscard]] std::vector<double> corrected(std::span<const double> p, Correction correction);

}  // namespace assay
