// Intervals that have a formula, and the distributions behind them.
#include "assay/stats/interval.hpp"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "assay/stats/binomial.hpp"
#include "stats/normal.hpp"

namespace assay {

namespace {

Interval wilson(double k, double n, double confidence) {
  const double z = normal_quantile(confidence);
  const double centre = (k + z * z / 2) / (n + z * z);
  const double half_width = z / (n + z * z) * std::sqrt(k * (n - k) / n + z * z / 4);
  return {.low = k == 0 ? 0 : std::max(0.0, centre - half_width),
          .high = k == n ? 1 : std::min(1.0, centre + half_width),
          .method = IntervalMethod::wilson};
}

Interval clopper_pearson(double k, double n, double confidence) {
  const double tail = (1 - confidence) / 2;
  using boost::math::beta_distribution;
  return {.low = k == 0 ? 0 : boost::math::quantile(beta_distribution<>(k, n - k + 1), tail),
          .high = k == n ? 1
                         : boost::math::quantile(
                               boost::math::complement(beta_distribution<>(k + 1, n - k), tail)),
          .method = IntervalMethod::exact};
}

// Slope of the logarithm of a ratio along one cell of the table, by a central difference.
double log_slope(const std::function<double(const TwoByTwo&)>& ratio, TwoByTwo table,
                 double TwoByTwo::*cell) {
  const double count = table.*cell;
  const double step =
      count * 1e-5;  // balances rounding (1e-16 / step) against curvature (step^2): both near 1e-10
  table.*cell = count + step;
  const double above = std::log(ratio(table));
  table.*cell = count - step;
  const double below = std::log(ratio(table));
  return (above - below) / (2 * step);
}

}  // namespace

double normal_quantile(double confidence) {
  return boost::math::quantile(boost::math::complement(boost::math::normal(), (1 - confidence) / 2));
}

double binomial_upper_tail(double k, double n, double p) {
  if (k <= 0) return 1;
  return boost::math::cdf(boost::math::complement(boost::math::binomial_distribution<>(n, p), k - 1));
}

Interval proportion_interval(Proportion proportion, ProportionMethod method, double confidence) {
  return method == ProportionMethod::wilson ? wilson(proportion.k, proportion.n, confidence)
                                            : clopper_pearson(proportion.k, proportion.n, confidence);
}

std::optional<Interval> log_interval(const std::function<double(const TwoByTwo&)>& ratio,
                                     const TwoByTwo& table, double confidence) {
  const double value = ratio(table);
  if (!(value > 0) || !std::isfinite(value)) return std::nullopt;
  // Cells vary as Poisson counts do, with their own size as variance; for ratios that do not change when all
  // cells are scaled this is the multinomial variance too.
  double variance = 0;
  for (double TwoByTwo::*cell : {&TwoByTwo::tp, &TwoByTwo::fp, &TwoByTwo::fn, &TwoByTwo::tn})
    if (table.*cell > 0) variance += table.*cell * std::pow(log_slope(ratio, table, cell), 2);
  if (variance == 0) return std::nullopt;  // every cell that could vary is empty
  const double factor = std::exp(normal_quantile(confidence) * std::sqrt(variance));
  return Interval{.low = value / factor, .high = value * factor, .method = IntervalMethod::log};
}

Interval mean_interval(double mean, double standard_error, double highest, double confidence) {
  const double half_width = normal_quantile(confidence) * standard_error;
  return {.low = std::max(0.0, mean - half_width),
          .high = std::min(highest, mean + half_width),
          .method = IntervalMethod::normal};
}

}  // namespace assay
