// Rows weighted by their class to another prevalence.
#include "assay/core/error.hpp"
#include "assay/curve/summary.hpp"
#include "assay/evaluate/evaluation.hpp"
#include "assay/metric/catalogue.hpp"
#include "assay/sample/sample.hpp"
#include "catch.hpp"
#include "input/file.hpp"

using namespace assay;

namespace {

// 2 positives and 4 negatives, the scores of one tied; weights that make 1 in 10 of them positive: w_1 = .3,
// w_0 = 1.35, of which there are 6 together.
constexpr const char* plain = "y,p\n1,.9\n1,.4\n0,.4\n0,.2\n0,.7\n0,.1\n";
constexpr const char* weighted = "y,p,w\n1,.9,.3\n1,.4,.3\n0,.4,1.35\n0,.2,1.35\n0,.7,1.35\n0,.1,1.35\n";

InputSample sample_of(const char* text, std::optional<double> prevalence, bool with_weights) {
  const TemporaryFile file(text);
  InputPlan plan{.files = {file.path()}};
  plan.at_prevalence = prevalence;
  if (with_weights) plan.columns.set(role::weight, "w");
  return read_sample(plan, {.losses = true, .ranking = true});
}

double value_of(const char* metric, const InputSample& loaded) {
  const Estimand estimand{.metric = bound_metric(metric)};
  const Results results = evaluate(loaded.predictions, std::span(&estimand, 1), {});
  return results.find(metric)->value.number();
}

}  // namespace

TEST_CASE("Another prevalence is what rows of these weights would show", "[prevalence]") {
  const InputSample moved = sample_of(plain, 0.1, false), by_weight = sample_of(weighted, {}, true);
  for (const char* metric : {"precision", "recall", "f1", "mcc", "accuracy", "prevalence", "roc_auc",
                             "average_precision", "log_loss", "brier_score", "ece", "ks"})
    CHECK(value_of(metric, moved) == Approx(value_of(metric, by_weight)).epsilon(1e-12));
}

TEST_CASE("Precision at another prevalence is Bayes' theorem", "[prevalence]") {
  const InputSample moved = sample_of(plain, 0.1, false);  // at .5 half of the positives, 1 in 4 negatives
  CHECK(value_of("precision", moved) == Approx(0.1 * 0.5 / (0.1 * 0.5 + 0.9 * 0.25)));
  CHECK(value_of("recall", moved) == 0.5);
  CHECK(moved.predictions.moved->from == Approx(2.0 / 6));
}

TEST_CASE("Recall keeps its interval, and the prevalence has none", "[prevalence]") {
  const auto intervals = [](const InputSample& loaded) {
    const std::vector<Estimand> estimands{{.metric = bound_metric("recall")},
                                          {.metric = bound_metric("prevalence")}};
    const Results results = evaluate(loaded.predictions, estimands, {});
    return std::pair(results.find("recall")->interval, results.find("prevalence")->interval);
  };
  const auto before = intervals(sample_of(plain, {}, false)), after = intervals(sample_of(plain, 0.1, false));
  CHECK(after.first->low == Approx(before.first->low));
  CHECK(after.first->high == Approx(before.first->high));
  CHECK(before.second.has_value());
  CHECK(!after.second.has_value());
}

TEST_CASE("Both classes must have rows", "[prevalence]") {
  CHECK_THROWS_AS(sample_of("y,p\n1,.9\n1,.4\n", 0.1, false), Error);
}
