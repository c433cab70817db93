// How often intervals of the difference between two models with a score for each class hold the true one.
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>
#include <random>

#include "assay/compare/comparison.hpp"
#include "assay/core/threads.hpp"
#include "assay/metric/catalogue.hpp"
#include "catch.hpp"
#include "input/file.hpp"

using namespace assay;

namespace {

constexpr std::array simulated_metrics{"log_loss", "brier_score", "roc_auc", "top_k_accuracy(2)"};

// Three classes, of which either model favours the true one by so much, the noise of both going together.
struct ClassWorld {
  const char* name;
  double first, second;
};

void append_scores(std::string& text, std::array<double, 3> logits) {
  double sum = 0;
  for (double& one : logits) sum += one = std::exp(one);
  for (const double one : logits) {
    char digits[16];
    text += ',';
    text.append(digits,
                std::to_chars(digits, digits + sizeof digits, one / sum, std::chars_format::fixed, 6).ptr);
  }
}

PairedSample simulated_rows(const ClassWorld& world, std::size_t rows) {
  std::mt19937 random(20260);
  std::normal_distribution<double> normal;
  std::discrete_distribution<std::size_t> classes{5, 3, 2};
  std::string old_csv = "y,p_a,p_b,p_c\n", new_csv = old_csv;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t truth = classes(random);
    std::array<double, 3> before{}, now{};
    for (std::size_t k = 0; k < 3; ++k) {
      const double shared = normal(random);
      before[k] = shared + normal(random) * .6 + (k == truth ? world.first : 0);
      now[k] = shared + normal(random) * .6 + (k == truth ? world.second : 0);
    }
    for (std::string* text : {&old_csv, &new_csv}) {
      *text += "abc"[truth];
      append_scores(*text, text == &old_csv ? before : now);
      *text += '\n';
    }
  }
  const TemporaryFile old_file(old_csv), new_file(new_csv);
  ModelsPlan plan{.input = {.files = {}, .by_position = true, .offers_class_scores = true}};
  plan.files = {{.name = "old", .place = old_file.path()}, {.name = "new", .place = new_file.path()}};
  return read_models(plan, {.losses = true, .ranking = true, .positive = false});
}

std::vector<MetricComparison> simulated_differences(const PairedSample& paired) {
  std::vector<Estimand> estimands;
  for (const char* metric : simulated_metrics) estimands.push_back({bound_metric(metric)});
  EvaluationPlan plan;
  plan.intervals.bootstrap.threads = 1;
  return compare(paired, 0, 1, estimands, plan).metrics;
}

// Samples whose interval is all above the true difference, or all below.
struct Missed {
  double above = 0, below = 0;
};

void check_coverage(const ClassWorld& world, const PairedSample& all, std::size_t rows) {
  const std::size_t samples = all.rows.size() / rows;
  std::vector<std::vector<MetricComparison>> found(samples);
  for_each_index(samples, 2, [&](std::size_t i) {
    std::vector<std::uint32_t> chosen(rows);
    std::iota(chosen.begin(), chosen.end(), static_cast<std::uint32_t>(i * rows));
    found[i] = simulated_differences(all.on(chosen));
  });
  const auto truth = simulated_differences(all);
  const auto count = static_cast<double>(samples);
  for (std::size_t at = 0; at < simulated_metrics.size(); ++at) {
    const double difference = world.first == world.second ? 0 : truth[at].difference.number();
    Missed missed;
    for (const auto& sample : found) {
      REQUIRE(sample[at].interval);
      missed.above += sample[at].interval->low > difference + 1e-12 ? 1 : 0;
      missed.below += sample[at].interval->high < difference - 1e-12 ? 1 : 0;
    }
    const double covered = 1 - (missed.above + missed.below) / count;
    const auto noise = [&](double share) { return 3 * std::sqrt(share * (1 - share) / count); };
    INFO(world.name << ", " << rows << " rows, " << simulated_metrics[at] << ": covered " << covered
                    << ", above " << missed.above / count << ", below " << missed.below / count);
    CHECK(covered >= .93 - noise(.07));
    CHECK(covered <= .999);
    // A gate "new - old <= 0", or ">= 0", at equality passes so often.
    CHECK(missed.below / count <= .035 + noise(.035));
    CHECK(missed.above / count <= .035 + noise(.035));
  }
}

}  // namespace

TEST_CASE("differences of scores for each class are covered as often as said, and gates at equality hold") {
  for (const ClassWorld& world : {ClassWorld{"alike", 1.2, 1.2}, ClassWorld{"apart", 1, 1.5}}) {
    const PairedSample all = simulated_rows(world, 200'000);
    for (const std::size_t rows : {100U, 1000U}) check_coverage(world, all, rows);
  }
}
