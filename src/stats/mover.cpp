// Intervals of a value that is off for two reasons.
#include "assay/stats/mover.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "assay/stats/interval.hpp"
#include "stats/distributions.hpp"

namespace assay {

namespace {

// The larger (sign 1) or smaller root of the quadratic equation whose solutions are the ends of a quotient:
// `top` and `bottom` are the ends of its parts that make it so.
double ratio_end(double numerator, double top, double denominator, double bottom, double correlation,
                 double sign) {
  const double product =
      numerator * denominator - correlation * std::abs(top - numerator) * std::abs(denominator - bottom);
  const double a = bottom * (2 * denominator - bottom), c = top * (2 * numerator - top);
  return (product + sign * std::sqrt(std::max(0.0, product * product - a * c))) / a;
}

// How many standard errors are left for the rate where its level is off by a share `off` of all.
double left_for_rate(double off, double correlation, double all) {
  return all * (correlation * off + std::sqrt((1 - correlation * correlation) * (1 - off * off)));
}

Interval ends_of_rate(const Proportion& rate, double errors) {
  const double confidence = 1 - 2 * normal_tail(std::abs(errors));
  const Interval ends = proportion_interval(rate, ProportionMethod::modified_wilson, confidence);
  return errors < 0 ? Interval{ends.high, ends.low, ends.method} : ends;
}

}  // namespace

Interval mover_interval(double value, const Reach& first, const Reach& second) {
  return {.low = value - std::hypot(first.below, second.below),
          .high = value + std::hypot(first.above, second.above),
          .method = IntervalMethod::mover_wilson};
}

Interval mover_sum(double value, std::span<const Reach> parts, double covariance, double confidence) {
  const double shared = std::pow(normal_quantile(confidence), 2) * covariance;
  double below = shared, above = shared;
  for (const Reach& part : parts) {
    below += part.below * part.below;
    above += part.above * part.above;
  }
  return {.low = value - std::sqrt(std::max(0.0, below)),
          .high = value + std::sqrt(std::max(0.0, above)),
          .method = IntervalMethod::mover_wilson};
}

Interval mover_ratio(double numerator, const Interval& of_numerator, double denominator,
                     const Interval& of_denominator, double correlation) {
  return {.low = ratio_end(numerator, of_numerator.low, denominator, of_denominator.high, correlation, -1),
          .high = ratio_end(numerator, of_numerator.high, denominator, of_denominator.low, correlation, 1),
          .method = IntervalMethod::mover_wilson};
}

std::vector<double> level_errors(double confidence) {
  constexpr std::array parts{.25, .5, .7, .85, .95, 1.0};
  const double all = normal_quantile(confidence);
  std::vector<double> errors{0};
  for (const double part : parts) {
    errors.push_back(part * all);
    errors.push_back(-part * all);
  }
  return errors;
}

double reach_of_few(double rows, double confidence) {
  return t_quantile(confidence, rows - 1) / normal_quantile(confidence);
}

Interval level_interval(std::span<const LevelPoint> points, double confidence) {
  const double all = normal_quantile(confidence);
  const auto value_of = [](const LevelPoint& point) { return point.rate.k / point.rate.n; };
  const double value = value_of(points.front());
  Interval interval{.low = value, .high = value, .method = IntervalMethod::mover_wilson};
  for (const LevelPoint& point : points) {
    const double off = std::min(1.0, std::abs(point.errors) / all);
    const Interval ends = ends_of_rate(point.rate, left_for_rate(off, point.correlation, all));
    if (value_of(point) <= value) interval.low = std::min(interval.low, ends.low);
    if (value_of(point) >= value) interval.high = std::max(interval.high, ends.high);
  }
  return interval;
}

}  // namespace assay
