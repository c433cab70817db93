// Intervals of statistics of counts, by random draws of the counts.
#include "assay/stats/bootstrap.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/random/binomial_distribution.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/seed_seq.hpp>
#include <cmath>
#include <numeric>

#include "assay/core/text.hpp"
#include "assay/core/threads.hpp"
#include "stats/distributions.hpp"
#include "stats/posterior_draws.hpp"
#include "stats/quantile.hpp"

namespace assay {

namespace {

// Replicates that share a generator: each batch has its own, so that threads give the same numbers.
constexpr std::size_t batch = 500;

// Multinomial draws of counts. The rows of each cell are binomial in the rows that the cells before it left
// over; those of small cells, which share what is left at the end, are drawn one by one, which is cheaper.
class Resampler {
 public:
  explicit Resampler(const Cells& cells) : rows_(std::accumulate(cells.begin(), cells.end(), 0.0)) {
    double share_left = rows_;
    for (std::size_t at = 0; at < cells.size(); ++at) {
      const double rows = cells[at];
      if (rows <= most_in_small_cell) {
        small_.insert(small_.end(), static_cast<std::size_t>(rows), at);
      } else {
        large_.push_back({.at = at, .share = std::min(rows / share_left, 1.0)});
        share_left -= rows;
      }
    }
  }

  void operator()(boost::random::mt19937_64& random, Cells& replicate) const {
    std::fill(replicate.begin(), replicate.end(), 0.0);
    auto rows_left = static_cast<std::int64_t>(rows_);
    for (const Large& cell : large_) {
      const bool is_last = small_.empty() && &cell == &large_.back();
      const std::int64_t drawn =
          is_last ? rows_left
                  : boost::random::binomial_distribution<std::int64_t>(rows_left, cell.share)(random);
      replicate[cell.at] = static_cast<double>(drawn);
      rows_left -= drawn;
    }
    for (; rows_left > 0; --rows_left)  // the upper half of a number picks a row: Lemire 2019, ACM TOMACS 29
      replicate[small_[(random() >> 32) * small_.size() >> 32]] += 1;
  }

 private:
  struct Large {
    std::size_t at;
    double share;  // of the rows that the cells before it left over
  };
  static constexpr double most_in_small_cell = 10;

  double rows_;
  std::vector<Large> large_;
  std::vector<std::size_t> small_;  // for each row of a small cell, that cell
};

// What share of the draws lies beyond either end.
double tail_of(const BootstrapPlan& plan, double rows) {
  if (plan.draws == Draws::multinomial) return (1 - plan.confidence) / 2;
  const double n = std::max(2.0, rows);
  return normal_tail(std::sqrt(n / (n - 1)) * t_quantile(plan.confidence, n - 1));
}

std::optional<Interval> percentile_interval(std::vector<double>& values, double value, double tail,
                                            Draws draws) {
  const std::size_t drawn = values.size();
  const bool resampled = draws == Draws::multinomial;
  std::erase_if(values, [&](double one) { return resampled ? !std::isfinite(one) : std::isnan(one); });
  if (20 * values.size() < 19 * drawn || std::isnan(value)) return std::nullopt;
  Interval interval{.low = quantile(values, tail),
                    .high = quantile(values, 1 - tail),
                    .method = resampled ? IntervalMethod::percentile : IntervalMethod::dirichlet};
  if (resampled) return interval;
  constexpr double rounding = 1e-12;  // all draws may give the same, as they do for the number of rows
  if (std::isfinite(value) && interval.high - interval.low <= rounding * std::abs(value))
    interval.low = interval.high = value;
  interval.low = std::min(interval.low, value);
  interval.high = std::max(interval.high, value);
  return interval;
}

// Fills a column for each statistic, a row for each resample.
std::vector<std::vector<double>> resampled(const Cells& cells, const std::function<Statistics()>& start,
                                           std::size_t count, const BootstrapPlan& plan) {
  const Resampler resample(cells);
  std::vector<std::vector<double>> drawn(count, std::vector<double>(plan.replicates));
  const std::size_t batches = (plan.replicates + batch - 1) / batch;
  std::atomic<std::size_t> next = 0;
  on_threads(plan.threads, [&](unsigned) {
    const Statistics statistics = start();
    Cells replicate = cells;
    std::vector<double> values(count);
    for (std::size_t at = next++; at < batches; at = next++) {
      const std::array seeds{plan.seed, std::uint64_t{at}};
      boost::random::seed_seq sequence(seeds.begin(), seeds.end());
      boost::random::mt19937_64 random(sequence);
      for (std::size_t i = at * batch; i < std::min((at + 1) * batch, plan.replicates); ++i) {
        resample(random, replicate);
        statistics(replicate, values);
        for (std::size_t j = 0; j < count; ++j) drawn[j][i] = values[j];
      }
    }
  });
  return drawn;
}

}  // namespace

std::string why_not_shown(const BootstrapPlan& plan) {
  constexpr double rounding = 1e-9;
  const double beyond = static_cast<double>(plan.replicates) * (1 - plan.confidence) / 2;
  if (beyond >= 1 - rounding) return "";
  return exact(static_cast<double>(plan.replicates)) + " random draws cannot show a confidence of " +
         exact(std::round(plan.confidence * 1e12) / 1e10) + "%";
}

std::vector<std::optional<Interval>> bootstrap(const Cells& cells, const std::function<Statistics()>& start,
                                               std::size_t count, const BootstrapPlan& plan) {
  if (!why_not_shown(plan).empty()) return std::vector<std::optional<Interval>>(count);
  std::vector<double> values(count);
  start()(cells, values);
  return intervals_of_draws(resampled(cells, start, count, plan), values, cells, plan);
}

std::vector<std::vector<double>> drawn_cells(const Cells& cells, const BootstrapPlan& plan) {
  if (plan.draws == Draws::dirichlet) return posterior_draws(cells, plan);
  const auto start = []() -> Statistics {
    return [](const Cells& replicate, std::span<double> values) {
      std::copy(replicate.begin(), replicate.end(), values.begin());
    };
  };
  return resampled(cells, start, cells.size(), plan);
}

std::vector<std::optional<Interval>> intervals_of_draws(std::vector<std::vector<double>> draws,
                                                        std::span<const double> values, const Cells& cells,
                                                        const BootstrapPlan& plan) {
  const double tail = tail_of(plan, std::accumulate(cells.begin(), cells.end(), 0.0));
  std::vector<std::optional<Interval>> intervals;
  for (std::size_t j = 0; j < draws.size(); ++j)
    intervals.push_back(percentile_interval(draws[j], values[j], tail, plan.draws));
  return intervals;
}

double bootstrap_cost(const Cells& cells, const BootstrapPlan& plan) {
  return static_cast<double>(plan.replicates) * static_cast<double>(cells.size());
}

}  // namespace assay
