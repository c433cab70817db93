// Intervals that have a formula, and the distributions behind them.
#include "assay/stats/interval.hpp"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/owens_t.hpp>
#include <cmath>
#include <numbers>

#include "assay/stats/binomial.hpp"
#include "assay/stats/tails.hpp"
#include "stats/distributions.hpp"
#include "stats/effective.hpp"

namespace assay {

namespace {

Interval wilson(double k, double n, double z) {
  const double centre = (k + z * z / 2) / (n + z * z);
  const double half_width = z / (n + z * z) * std::sqrt(k * (n - k) / n + z * z / 4);
  return {.low = k == 0 ? 0 : std::max(0.0, centre - half_width),
          .high = k == n ? 1 : std::min(1.0, centre + half_width),
          .method = IntervalMethod::wilson};
}

bool is_few(double k, double n) { return k >= 1 && k <= (n <= 50 ? 2 : 3) && k == std::floor(k); }

// Half a quantile of chi-squared: the mean of a Poisson count of which k or more come up in one of 40
// samples.
double poisson_low(double k, double confidence) {
  return boost::math::quantile(boost::math::chi_squared(2 * k), (1 - confidence) / 2) / 2;
}

Interval modified_wilson(double k, double n, double confidence) {
  Interval interval = wilson(k, n, normal_quantile(confidence));
  const double wrong = n - k;
  if (is_few(k, n)) interval.low = std::min(interval.low, poisson_low(k, confidence) / n);
  if (is_few(wrong, n)) interval.high = std::max(interval.high, 1 - poisson_low(wrong, confidence) / n);
  if (is_few(k, n) || is_few(wrong, n)) interval.method = IntervalMethod::modified_wilson;
  return interval;
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

// The mean, standard error and skewness with part of a row added that loses this much.
LossMoments with_row(const LossMoments& loss, double lost, double part) {
  const double n = loss.rows, all = n + part, shift = part * (lost - loss.mean) / all;
  const double variance = (n - 1) / n * n * loss.standard_error * loss.standard_error;  // over n rows
  const double off = lost - loss.mean - shift;  // of that row from the new mean
  const double squares = n * (variance + shift * shift) + part * off * off;
  const double cubes =
      n * (loss.skewness * std::pow(variance, 1.5) - 3 * shift * variance - std::pow(shift, 3)) +
      part * std::pow(off, 3);
  const double spread = squares / all;
  return {.mean = loss.mean + shift,
          .standard_error = std::sqrt(spread / (n - 1)),
          .skewness = spread > 0 ? cubes / all / std::pow(spread, 1.5) : 0,
          .rows = n,
          .highest = loss.highest,
          .clusters = loss.clusters};
}

// What a row of this loss would lose if its label were the other: at least this, by Jensen's inequality.
double loss_of_wrong(double loss, double highest) {
  if (std::isinf(highest)) return -std::log1p(-std::exp(-loss));
  return highest * std::pow(1 - std::sqrt(loss / highest), 2);
}

Interval skewed_interval(const LossMoments& seen, double confidence) {
  constexpr double unseen = 0.25;
  const double lost = std::max(seen.mean, loss_of_wrong(std::max(seen.mean, 1e-300), seen.highest));
  const LossMoments loss = with_row(seen, lost, unseen);
  const double independent =
      seen.clusters ? std::min(seen.rows, static_cast<double>(*seen.clusters)) : seen.rows;
  const double t = t_quantile(confidence, independent - 1), a = loss.skewness / std::sqrt(loss.rows);
  const auto end = [&](double reach) {
    const double inverse = std::abs(a) < 1e-9 ? reach : 3 / a * (std::cbrt(1 + a * (reach - a / 6)) - 1);
    return loss.mean - loss.standard_error * inverse;
  };
  return {.low = std::min(seen.mean, end(t)),
          .high = std::max(seen.mean, end(-t)),
          .method = seen.clusters ? IntervalMethod::cluster_jackknife : IntervalMethod::hall};
}

}  // namespace

namespace {

double effective_rows(const EffectiveShare& spread) {
  constexpr double rounding = 1e-12;
  const double share = std::clamp(spread.share, rounding, 1 - rounding);
  return share * (1 - share) / spread.variance;
}

}  // namespace

Interval effective_interval(double value, const EffectiveShare& spread, double reach, IntervalMethod method) {
  if (spread.variance <= 0) return {.low = value, .high = value, .method = method};
  const double rows = effective_rows(spread);
  const Interval interval = wilson(value * rows, rows, reach);
  return {.low = std::min(value, interval.low), .high = std::max(value, interval.high), .method = method};
}

Interval with_exact_ends(const Interval& score, double value, const EffectiveShare& spread,
                         double confidence) {
  if (spread.variance <= 0) return score;
  const double rows = effective_rows(spread);
  constexpr double most_rows = 1e16;  // more can only come of rounding
  if (rows > most_rows) return score;
  const Interval exact = clopper_pearson(value * rows, rows, confidence);
  return {std::min(score.low, exact.low), std::max(score.high, exact.high), score.method};
}

double normal_quantile(double confidence) {
  return boost::math::quantile(boost::math::complement(boost::math::normal(), (1 - confidence) / 2));
}

double normal_tail(double reach) {
  return boost::math::cdf(boost::math::complement(boost::math::normal(), reach));
}

double both_below(double reach) {
  return normal_tail(-reach) - 2 * boost::math::owens_t(reach, 1 / std::numbers::sqrt3);
}

double two_sided_tail(double z) { return 2 * normal_tail(std::abs(z)); }

double chi_squared_tail(double x, double degrees_of_freedom) {
  return boost::math::cdf(
      boost::math::complement(boost::math::chi_squared(degrees_of_freedom), std::max(x, 0.0)));
}

double t_quantile(double confidence, double degrees_of_freedom) {
  const boost::math::students_t t(std::max(1.0, degrees_of_freedom));
  return boost::math::quantile(boost::math::complement(t, (1 - confidence) / 2));
}

double binomial_upper_tail(double k, double n, double p) {
  if (k <= 0) return 1;
  return boost::math::cdf(boost::math::complement(boost::math::binomial_distribution<>(n, p), k - 1));
}

Interval proportion_interval(Proportion proportion, ProportionMethod method, double confidence) {
  const auto [k, n] = proportion;
  if (method == ProportionMethod::exact) return clopper_pearson(k, n, confidence);
  return method == ProportionMethod::wilson ? wilson(k, n, normal_quantile(confidence))
                                            : modified_wilson(k, n, confidence);
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

Interval mean_interval(const LossMoments& loss, MeanMethod method, double confidence) {
  const double half_width = normal_quantile(confidence) * loss.standard_error;
  const Interval interval =
      method == MeanMethod::skewed
          ? skewed_interval(loss, confidence)
          : Interval{loss.mean - half_width, loss.mean + half_width, IntervalMethod::normal};
  return {.low = std::max(0.0, interval.low),
          .high = std::min(loss.highest, interval.high),
          .method = interval.method};
}

bool differs_beyond_chance(double value, const Interval& interval, double reference, double confidence,
                           std::size_t comparisons) {
  const double reach = value < reference ? interval.high - value : value - interval.low;
  if (value == reference || reach <= 0) return false;
  const double errors = normal_quantile(confidence) * std::abs(value - reference) / reach;
  return 2 * normal_tail(errors) * static_cast<double>(comparisons) <= 1 - confidence;
}

}  // namespace assay
