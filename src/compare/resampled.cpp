// Differences by resampling rows.
#include "compare/resampled.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include "assay/core/threads.hpp"
#include "assay/stats/spread.hpp"

namespace assay {

namespace {

// Draws rows, or all rows of clusters, with replacement.
class Resampler {
 public:
  explicit Resampler(const RecordedRows& rows) : rows_(rows.size()) {
    if (rows.clusters.empty()) return;
    clusters_.resize(rows.cluster_names.texts().size());
    for (std::uint32_t row = 0; row < rows.size(); ++row) clusters_[rows.clusters[row]].push_back(row);
  }

  [[nodiscard]] std::vector<std::uint32_t> draw(std::uint64_t seed) const {
    std::mt19937_64 random(seed);
    std::vector<std::uint32_t> chosen;
    if (clusters_.empty()) {
      for (std::size_t i = 0; i < rows_; ++i) chosen.push_back(static_cast<std::uint32_t>(random() % rows_));
    } else {
      for (std::size_t i = 0; i < clusters_.size(); ++i) {
        const auto& cluster = clusters_[random() % clusters_.size()];
        chosen.insert(chosen.end(), cluster.begin(), cluster.end());
      }
    }
    return chosen;
  }

 private:
  std::size_t rows_;
  std::vector<std::vector<std::uint32_t>> clusters_;
};

// As many as take a second or so.
std::size_t replicates_for(std::size_t rows) {
  constexpr std::size_t rows_in_all = 4'000'000, least = 100, most = 1000;
  return std::clamp(rows_in_all / std::max<std::size_t>(rows, 1), least, most);
}

}  // namespace

std::vector<std::optional<double>> resampled_errors(const PairedSample& paired, std::size_t first,
                                                    std::size_t second, std::span<const Estimand> estimands,
                                                    const EvaluationPlan& plan) {
  std::vector<std::optional<double>> errors(estimands.size());
  if (paired.rows.size() > most_rows_resampled) return errors;
  EvaluationPlan values = plan;
  values.intervals.wanted = false;
  const Resampler resampler(paired.rows);
  const std::size_t replicates = replicates_for(paired.rows.size());
  std::vector<std::vector<double>> drawn(replicates);
  for_each_index(replicates, plan.intervals.bootstrap.threads, [&](std::size_t i) {
    const PairedSample some = paired.on(resampler.draw(plan.intervals.bootstrap.seed * 1'000'003 + i));
    const Results before = evaluate(some.models[first].sample.predictions, estimands, values),
                  now = evaluate(some.models[second].sample.predictions, estimands, values);
    for (const Estimand& one : estimands) {
      const Estimate *a = before.find(one.metric.name(), one.target),
                     *b = now.find(one.metric.name(), one.target);
      const bool both = a && b && a->value.defined() && b->value.defined();
      drawn[i].push_back(both ? b->value.number() - a->value.number() : undefined_number);
    }
  });
  for (std::size_t metric = 0; metric < estimands.size(); ++metric) {
    std::vector<double> numbers;
    for (const std::vector<double>& draw : drawn)
      if (std::isfinite(draw[metric])) numbers.push_back(draw[metric]);
    const auto spread = spread_of(numbers);
    if (numbers.size() * 20 >= replicates * 19 && spread) errors[metric] = spread->sd;
  }
  return errors;
}

}  // namespace assay
