// The bootstrap of counts.
#include "assay/stats/bootstrap.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/random/binomial_distribution.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/seed_seq.hpp>
#include <cmath>
#include <numeric>

#include "assay/core/threads.hpp"
#include "stats/quantile.hpp"

namespace assay {

namespace {

// Replicates that share a generator: each batch has its own, so that threads give the same numbers.
constexpr std::size_t batch = 250;

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

  void draw(boost::random::mt19937_64& random, Cells& replicate) const {
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

std::optional<Interval> percentile_interval(std::vector<double>& values, double confidence) {
  const std::size_t drawn = values.size();
  std::erase_if(values, [](double value) { return !std::isfinite(value); });
  if (20 * values.size() < 19 * drawn) return std::nullopt;
  const double tail = (1 - confidence) / 2;
  return Interval{
      .low = quantile(values, tail), .high = quantile(values, 1 - tail), .method = IntervalMethod::bootstrap};
}

}  // namespace

std::vector<std::optional<Interval>> bootstrap(const Cells& cells, const std::function<Statistics()>& start,
                                               std::size_t count, const BootstrapPlan& plan) {
  const Resampler resampler(cells);
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
        resampler.draw(random, replicate);
        statistics(replicate, values);
        for (std::size_t j = 0; j < count; ++j) drawn[j][i] = values[j];
      }
    }
  });
  std::vector<std::optional<Interval>> intervals;
  for (std::vector<double>& column : drawn) intervals.push_back(percentile_interval(column, plan.confidence));
  return intervals;
}

double bootstrap_cost(const Cells& cells, const BootstrapPlan& plan) {
  return static_cast<double>(plan.replicates) * static_cast<double>(cells.size());
}

}  // namespace assay
