// Tests and intervals of differences on the same rows.
#include "assay/stats/paired.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>

#include "stats/distributions.hpp"

namespace assay {

namespace {

using Binomial = boost::math::binomial_distribution<double>;

// The score statistic of a difference of `delta` of two shares of the same rows.
double tango_score(const Discordant& rows, double delta) {
  const double n = rows.rows, b = rows.second, c = rows.first;
  const double linear = -b - c + (2 * n - b + c) * delta;
  const double constant = -c * delta * (1 - delta);
  const double share = (std::sqrt(std::max(0.0, linear * linear - 8 * n * constant)) - linear) / (4 * n);
  const double variance = n * (2 * share + delta * (1 - delta));
  const double distance = b - c - n * delta;
  return variance > 0 ? distance / std::sqrt(variance) : distance == 0 ? 0 : std::copysign(1e300, distance);
}

// Where the score statistic, which falls with the difference, comes to `level`.
double tango_end(const Discordant& rows, double level) {
  constexpr int halvings = 100;
  double low = -1, high = 1;
  for (int i = 0; i < halvings; ++i) {
    const double middle = (low + high) / 2;
    (tango_score(rows, middle) > level ? low : high) = middle;
  }
  return (low + high) / 2;
}

}  // namespace

double mcnemar_exact(const Discordant& rows) {
  const double all = rows.first + rows.second, least = std::min(rows.first, rows.second);
  if (all == 0) return 1;
  return std::min(1.0, 2 * boost::math::cdf(Binomial(all, 0.5), least));
}

double mcnemar_mid_p(const Discordant& rows) {
  const double all = rows.first + rows.second, least = std::min(rows.first, rows.second);
  if (rows.first == rows.second) return 1;
  const Binomial halves(all, 0.5);
  return 2 * boost::math::cdf(halves, least) - boost::math::pdf(halves, least);
}

Interval tango_interval(const Discordant& rows, double confidence) {
  const double reach = normal_quantile(confidence);
  return {.low = tango_end(rows, reach), .high = tango_end(rows, -reach), .method = IntervalMethod::tango};
}

Interval newcombe_interval(const Estimate& first, const Estimate& second) {
  const double a = first.value.number(), b = second.value.number();
  return {.low = b - a - std::hypot(b - second.interval->low, first.interval->high - a),
          .high = b - a + std::hypot(second.interval->high - b, a - first.interval->low),
          .method = IntervalMethod::newcombe};
}

double p_of_interval(double difference, const Interval& interval, double confidence) {
  const double reach = difference > 0 ? difference - interval.low : interval.high - difference;
  return reach > 0 ? two_sided_p(difference / reach * normal_quantile(confidence), std::nullopt) : 1;
}

double two_sided_p(double standard_errors, std::optional<double> degrees_of_freedom) {
  const double distance = std::abs(standard_errors);
  if (!degrees_of_freedom) return std::min(1.0, 2 * normal_tail(distance));
  const boost::math::students_t_distribution<double> t(std::max(1.0, *degrees_of_freedom));
  return std::min(1.0, 2 * boost::math::cdf(boost::math::complement(t, distance)));
}

std::vector<double> corrected(std::span<const double> p, Correction correction) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  std::vector<double> result(p.size());
  const auto count = static_cast<double>(p.size());
  if (correction == Correction::holm) {
    double highest = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
      highest = std::max(highest, p[order[i]] * (count - static_cast<double>(i)));
      result[order[i]] = std::min(1.0, highest);
    }
    return result;
  }
  double lowest = 1;
  for (std::size_t i = order.size(); i-- > 0;) {
    lowest = std::min(lowest, p[order[i]] * count / static_cast<double>(i + 1));
    result[order[i]] = lowest;
  }
  return result;
}

}  // namespace assay
