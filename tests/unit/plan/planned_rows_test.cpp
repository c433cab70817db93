// Planned rows, drawn: their intervals are as wide as promised, their gates pass and their differences show
// as often.
#include <cmath>
#include <random>
#include <sstream>

#include "assay/compare/comparison.hpp"
#include "assay/gate/gate.hpp"
#include "assay/metric/catalogue.hpp"
#include "assay/plan/plan.hpp"
#include "assay/stats/paired.hpp"
#include "catch.hpp"
#include "input/file.hpp"

using namespace assay;

namespace {

using Engine = std::mt19937_64;

Expected assumed_of(const std::string& metric, const std::vector<std::pair<std::string, double>>& values) {
  std::vector<KnownValue> known;
  for (const auto& [name, value] : values) known.push_back({name, value, value, value});
  return expected_of(bound_metric(metric), Deduction(known), AreaVariance::binormal);
}

double binomial(Engine& draws, double n, double p) {
  return static_cast<double>(std::binomial_distribution<long>(static_cast<long>(n), p)(draws));
}

// Rows of a model with this recall and false positive rate.
TwoByTwo drawn(Engine& draws, double rows, double prevalence, double recall, double fpr) {
  const double positives = binomial(draws, rows, prevalence), tp = binomial(draws, positives, recall),
               fp = binomial(draws, rows - positives, fpr);
  return {.tp = tp, .fp = fp, .fn = positives - tp, .tn = rows - positives - fp};
}

Estimate estimated(const TwoByTwo& table, const std::string& metric) {
  const InputSample loaded =
      sample_of_counts({.counts = {.tp = table.tp, .fp = table.fp, .fn = table.fn, .tn = table.tn}});
  const std::vector<Estimand> one{{bound_metric(metric)}};
  const Results results = evaluate(loaded.predictions, one);
  return results.all()[0].estimate;
}

// How wide it is on average, and how often it lies beyond a limit.
struct Seen {
  double width, beyond;
};

Seen seen(const std::string& metric, double rows, const Comparison& limit) {
  constexpr int times = 400;
  Engine draws(11);
  double width = 0, beyond = 0;
  for (int i = 0; i < times; ++i) {
    const Interval interval = *estimated(drawn(draws, rows, .1, .8, .24 / 7 / .9), metric).interval;
    width += interval.high - interval.low;
    beyond += limit.holds(interval.low) && limit.holds(interval.high) ? 1 : 0;
  }
  return {.width = width / times, .beyond = beyond / times};
}

// Rows with normal scores of two models, a share of which is common to both.
std::string scores(Engine& draws, int rows, double prevalence, double first, double second, double common) {
  std::normal_distribution<double> normal;
  std::bernoulli_distribution positive(prevalence);
  std::ostringstream csv;
  csv << "y,a,b\n";
  for (int i = 0; i < rows; ++i) {
    const int truth = positive(draws) ? 1 : 0;
    const double shared = std::sqrt(common) * normal(draws), own = std::sqrt(1 - common);
    csv << truth << ',' << shared + own * normal(draws) + truth * first << ','
        << shared + own * normal(draws) + truth * second << '\n';
  }
  return csv.str();
}

}  // namespace

TEST_CASE("planned intervals are as wide as promised, and planned gates pass as often") {
  // Precision .7, recall .8, a tenth of the rows positive. 400 samples are off by 4 points of 80% in one case
  // of 20, and the ends of intervals from 2,000 draws by .06 standard deviations, which is 2 points more.
  const std::vector<std::pair<std::string, double>> assumed{
      {"precision", .7}, {"recall", .8}, {"prevalence", .1}};
  const std::vector<std::pair<const char*, const char*>> gates{{"recall", "recall >= 0.7"},
                                                               {"precision", "precision >= 0.6"},
                                                               {"accuracy", "accuracy >= 0.93"},
                                                               {"fpr", "fpr <= 0.05"},
                                                               {"f1", "f1 >= 0.68"},
                                                               {"mcc", "mcc >= 0.64"},
                                                               {"kappa", "kappa >= 0.64"}};
  for (const auto& [metric, text] : gates) {
    INFO(text);
    const Comparison limit = gate(text).comparison;
    const Expected one = assumed_of(metric, assumed);
    const double width = one.value > .9 || one.value < .1 ? .03 : .1;
    const Seen wide = seen(metric, rows_for_width(one, width, .95).rows.number(), limit);
    CHECK(wide.width == Approx(width).epsilon(.04));
    const Seen gated = seen(metric, rows_for_gate(one, limit, {}).rows.number(), limit);
    CHECK(gated.beyond >= .76);
    CHECK(gated.beyond <= .87);
  }
}

TEST_CASE("planned differences of shares show as often as promised") {
  constexpr int times = 4000;
  for (const auto& [first, second] : {std::pair{.06, .02}, std::pair{.12, .09}, std::pair{.03, .005}}) {
    const ExpectedDifference difference{.name = "accuracy",
                                        .difference = first - second,
                                        .counted = CountedRows{.name = "rows", .words = ""},
                                        .discordant = first + second};
    for (const double power : {.8, .95}) {
      const double rows = rows_for_difference(difference, {.power = power}).rows.number();
      Engine draws(5);
      int shown = 0;
      for (int i = 0; i < times; ++i) {
        const double all = binomial(draws, rows, first + second);
        const double better = binomial(draws, all, first / (first + second));
        shown += mcnemar_mid_p({.first = all - better, .second = better, .rows = rows}) < .05 ? 1 : 0;
      }
      INFO(first << ' ' << second << ' ' << rows << " rows: " << shown << " of " << times);
      CHECK(shown >= (power - .025) * times);
      CHECK(shown <= (power + .05) * times);  // few discordant rows: the mid-p test is cautious
    }
  }
}

TEST_CASE("planned areas are as wide as promised, and differences between them show") {
  // Areas Phi(d / sqrt(2)): d 1.466 is .85, d 1.7 is .885. A quarter of the rows is positive.
  constexpr int times = 120;
  const Expected area = assumed_of("roc_auc", {{"roc_auc", .85}, {"prevalence", .25}});
  const int rows = static_cast<int>(rows_for_width(area, .1, .95).rows.number());
  // Scores of which .6 is common: the areas' correlation is near that of the scores (Hanley & McNeil 1983).
  const ExpectedDifference difference = difference_of_areas(area, .0353, .57, AreaVariance::binormal);
  const int paired_rows = static_cast<int>(rows_for_difference(difference, {}).rows.number());
  Engine draws(3);
  double width = 0;
  int shown = 0;
  for (int i = 0; i < times; ++i) {
    const TemporaryFile file(scores(draws, rows, .25, 1.4658, 1.7, .6));
    InputPlan plan{.files = {file.path()}};
    plan.columns.set(role::score, "a");
    const InputSample loaded = read_sample(plan, {.matrix = false, .ranking = true});
    const std::vector<Estimand> one{{bound_metric("roc_auc")}};
    const Results results = evaluate(loaded.predictions, one);
    const Interval interval = *results.all()[0].estimate.interval;
    width += interval.high - interval.low;
    const TemporaryFile both(scores(draws, paired_rows, .25, 1.4658, 1.7, .6));
    const PairedSample paired =
        read_models({.input = {.files = {both.path()}},
                     .columns = {{.name = "one", .place = "a"}, {.name = "two", .place = "b"}}},
                    {.matrix = false, .ranking = true});
    shown += compare(paired, 0, 1, one, {}).metrics[0].p.value() < .05 ? 1 : 0;
  }
  CHECK(width / times == Approx(.1).epsilon(.05));
  INFO(shown << " of " << times << " of " << paired_rows << " rows");
  CHECK(shown >= .72 * times);
  CHECK(shown <= .92 * times);
}
