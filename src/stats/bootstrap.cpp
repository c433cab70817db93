// The bootstrap of a confusion matrix.
#include "assay/stats/bootstrap.hpp"

#include <boost/random/binomial_distribution.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <cmath>

#include "stats/quantile.hpp"

namespace assay {

namespace {

// One multinomial draw, cell by cell: each is binomial in the rows that the cells before it left over.
void resample(const ConfusionMatrix& matrix, double total, boost::random::mt19937_64& random,
              ConfusionMatrix& replicate) {
  auto rows_left = static_cast<std::int64_t>(total);
  double share_left = total;
  for (std::size_t i = 0; i < matrix.cells.size(); ++i) {
    const double cell = matrix.cells[i];
    std::int64_t drawn = 0;
    if (cell >= share_left) {
      drawn = rows_left;
    } else if (cell > 0 && rows_left > 0) {
      drawn = boost::random::binomial_distribution<std::int64_t>(rows_left, cell / share_left)(random);
    }
    replicate.cells[i] = static_cast<double>(drawn);
    rows_left -= drawn;
    share_left -= cell;
  }
}

std::optional<Interval> percentile_interval(std::vector<double>& values, double confidence) {
  const std::size_t drawn = values.size();
  std::erase_if(values, [](double value) { return !std::isfinite(value); });
  if (20 * values.size() < 19 * drawn) return std::nullopt;
  const double tail = (1 - confidence) / 2;
  return Interval{.low = quantile(values, tail), .high = quantile(values, 1 - tail), .method = "bootstrap"};
}

}  // namespace

std::vector<std::optional<Interval>> bootstrap(const ConfusionMatrix& matrix, const Statistics& statistics,
                                               std::size_t count, const BootstrapPlan& plan) {
  boost::random::mt19937_64 random(plan.seed);
  ConfusionMatrix replicate = matrix;
  std::vector<std::vector<double>> drawn(count);
  std::vector<double> values(count);
  const double total = matrix.total();
  for (std::size_t i = 0; i < plan.replicates; ++i) {
    resample(matrix, total, random, replicate);
    statistics(replicate, values);
    for (std::size_t j = 0; j < count; ++j) drawn[j].push_back(values[j]);
  }
  std::vector<std::optional<Interval>> intervals;
  for (std::vector<double>& column : drawn) intervals.push_back(percentile_interval(column, plan.confidence));
  return intervals;
}

double bootstrap_cost(const ConfusionMatrix& matrix, const BootstrapPlan& plan) {
  return static_cast<double>(plan.replicates) * static_cast<double>(matrix.cells.size());
}

}  // namespace assay
