// paired_coverage: how often intervals of the difference between two models on the same rows hold the true
// one.
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "assay/compare/comparison.hpp"
#include "assay/core/threads.hpp"
#include "assay/metric/catalogue.hpp"
#include "coverage/random.hpp"

namespace {

using namespace assay;

constexpr std::array names{
    "accuracy", "recall",  "precision",         "f1",       "mcc",        "balanced_accuracy",
    "kappa",    "roc_auc", "average_precision", "log_loss", "brier_score"};

/// Two models whose scores are binormal, and go together within each class.
struct World {
  const char* name;
  double prevalence, first, second;  // how far positives score above negatives, by each model
  double correlation;
};

constexpr std::array worlds{
    World{"balanced, alike", .5, 2, 2, .9},  World{"balanced, apart", .5, 1.5, 2.2, .5},
    World{"rare, alike", .1, 2, 2, .9},      World{"rare, apart", .1, 1.5, 2.2, .5},
    World{"balanced, weak", .5, .8, .8, .5}, World{"balanced, excellent", .5, 3.2, 3.2, .8}};

double normal(coverage::Random& random) {
  return boost::math::quantile(boost::math::normal(), random.uniform());
}

// The score as a probability that is calibrated for such a model.
double probability(double score, double distance, double prevalence) {
  const double logit = distance * score - distance * distance / 2 + std::log(prevalence / (1 - prevalence));
  return 1 / (1 + std::exp(-logit));
}

std::string rows_of(const World& world, std::size_t rows, std::uint64_t seed) {
  coverage::Random random(seed);
  std::string text = "y,a,b\n";
  for (std::size_t i = 0; i < rows; ++i) {
    const bool positive = random.uniform() < world.prevalence;
    const double shared = normal(random) * std::sqrt(world.correlation),
                 own = std::sqrt(1 - world.correlation);
    const double a = shared + own * normal(random) + (positive ? world.first : 0),
                 b = shared + own * normal(random) + (positive ? world.second : 0);
    text += fmt::format("{},{:.9f},{:.9f}\n", positive ? 1 : 0, probability(a, world.first, world.prevalence),
                        probability(b, world.second, world.prevalence));
  }
  return text;
}

std::vector<MetricComparison> compared(const std::string& rows, unsigned place) {
  const std::string path =
      (std::filesystem::temp_directory_path() / fmt::format("assay-paired-{}-{}.csv", ::getpid(), place))
          .string();
  std::ofstream(path, std::ios::binary) << rows;
  ModelsPlan plan{.input = {.files = {path}}, .columns = {{"a", "a"}, {"b", "b"}}};
  plan.input.labels = {"0", "1"};
  plan.input.threshold = 0.5;
  std::vector<Estimand> estimands;
  for (const char* name : names) estimands.push_back({bound_metric(name)});
  const PairedSample paired = read_models(plan, {.losses = true, .ranking = true});
  std::filesystem::remove(path);
  return compare(paired, 0, 1, estimands, {}).metrics;
}

struct Count {
  std::size_t defined = 0, below = 0, above = 0;  // samples, and those whose interval is all above, or below
  double width = 0;
};

using Counts = std::array<Count, names.size()>;

void add(Counts& counts, const std::vector<MetricComparison>& sample,
         const std::vector<MetricComparison>& truth) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!sample[i].difference.defined()) continue;
    const double value = truth.empty() ? 0 : truth[i].difference.number();
    ++counts[i].defined;
    if (!sample[i].interval) {
      ++counts[i].below;
      continue;
    }
    counts[i].below += sample[i].interval->low > value + 1e-12 ? 1 : 0;
    counts[i].above += sample[i].interval->high < value - 1e-12 ? 1 : 0;
    counts[i].width += sample[i].interval->high - sample[i].interval->low;
  }
}

Counts simulated(const World& world, std::size_t rows, std::size_t samples, std::uint64_t seed) {
  constexpr std::size_t very_many = 400'000;
  std::vector<MetricComparison> truth;  // none of models that are alike: they do not differ
  if (world.first != world.second)
    truth = compared(rows_of(world, very_many, coverage::mixed(seed, std::string_view("truth"))), 0);
  std::vector<std::vector<MetricComparison>> all(samples);
  for_each_index(samples, 2, [&](std::size_t i) {
    all[i] = compared(rows_of(world, rows, coverage::mixed(coverage::mixed(seed, rows), i)),
                      static_cast<unsigned>(i));
  });
  Counts counts;
  for (const auto& sample : all) add(counts, sample, truth);
  return counts;
}

// A line for each metric; false where one covers too little, or a gate at its limit would pass too often.
bool tell(const World& world, std::size_t rows, const Counts& counts, double least, double most_missed) {
  bool good = true;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto share = [&](std::size_t count) {
      return static_cast<double>(count) / static_cast<double>(counts[i].defined);
    };
    const double covered = 1 - share(counts[i].below + counts[i].above);
    // Of few positives average precision is skewed, and its interval too short; of three, all are.
    const bool is_skewed = rows < 1000 && names[i] == std::string_view("average_precision");
    const bool few_positives = world.prevalence * static_cast<double>(rows) < 5;
    const double allowed = is_skewed || few_positives ? 0.1 : 0;
    const bool misses = covered < least - allowed || share(counts[i].below) > most_missed + allowed ||
                        share(counts[i].above) > most_missed + allowed;
    good = good && !misses;
    std::fputs(
        fmt::format("{:20} {:5} {:18} covered {:.3f}  below {:.3f}  above {:.3f}  width {:.3f}{}\n",
                    world.name, rows, names[i], covered, share(counts[i].below), share(counts[i].above),
                    counts[i].width / static_cast<double>(counts[i].defined), misses ? "  MISSES" : "")
            .c_str(),
        stdout);
  }
  return good;
}

}  // namespace

// paired_coverage [SAMPLES [SEED]]: without them a short run, whose exit status says whether the goal is met.
int main(int count, char** words) {
  const bool brief = count < 2;
  const std::size_t samples = brief ? 300 : std::stoul(words[1]);
  const std::uint64_t seed = count > 2 ? std::stoul(words[2]) : 1;
  bool good = true;
  for (const World& world : worlds)
    for (const std::size_t rows : {30U, 100U, 1000U}) {
      if (brief && rows == 1000) continue;
      // The noise of so few samples is as large as three standard errors.
      const double noise = 3 * std::sqrt(.05 * .95 / static_cast<double>(samples));
      good = tell(world, rows, simulated(world, rows, samples, seed), .93 - noise, .035 + noise) && good;
    }
  return good ? 0 : 1;
}
