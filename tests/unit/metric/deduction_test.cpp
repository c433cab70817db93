// Metrics that follow from others: the identities of the catalogue as laws, and deductions by hand.
#include "assay/metric/deduction.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include "assay/core/error.hpp"
#include "assay/metric/catalogue.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

std::vector<TwoByTwo> random_tables(std::size_t count, double most) {
  std::mt19937_64 random(20261129);
  std::uniform_real_distribution<double> cell(0, most);
  std::vector<TwoByTwo> tables;
  for (std::size_t i = 0; i < count; ++i)
    tables.push_back({.tp = std::floor(cell(random)),
                      .fp = std::floor(cell(random)),
                      .fn = std::floor(cell(random)),
                      .tn = std::floor(cell(random))});
  return tables;
}

KnownValue given(const char* name, double value) {
  return {.name = name, .value = value, .low = value, .high = value};
}

double deduced(const std::string& name, std::vector<KnownValue> known) {
  const std::vector<Derivation> steps = Deduction(std::move(known)).steps(name);
  REQUIRE_FALSE(steps.empty());
  return steps.back().value.number();
}

Formula formula_of(const Identity& identity) {
  if (!find_quantity(identity.target)) return *bound_metric(identity.target).formula();
  for (const Identity& first : identities())
    if (first.target == identity.target) return *over_counts(first);
  throw std::logic_error("no definition");
}

}  // namespace

TEST_CASE("law: each identity equals the formula over counts") {
  std::set<std::string> checked;
  std::vector<TwoByTwo> tables = random_tables(300, 50);  // hardly any has an empty cell
  for (const TwoByTwo& small : random_tables(300, 3)) tables.push_back(small);  // many have one
  for (const Identity& identity : identities()) {
    const auto over = over_counts(identity);
    if (!over) continue;  // it is of scores
    const Formula formula = formula_of(identity);
    std::size_t compared = 0;
    for (const TwoByTwo& table : tables) {
      const double left = formula.evaluate(variables_of(table)), right = over->evaluate(variables_of(table));
      if (!std::isfinite(left) || !std::isfinite(right)) continue;
      // Near 0/0 the two sides are rounded apart.
      if (std::abs(left - right) > 1e-6 * (1 + std::abs(left))) {
        CAPTURE(identity.target, identity.text, table.tp, table.fp, table.fn, table.tn, left, right);
        CHECK(left == right);
      }
      ++compared;
    }
    CAPTURE(identity.target, identity.text);
    CHECK(compared > 200);
    checked.insert(identity.target);
  }
  CHECK(checked.size() >= 25);
}

TEST_CASE("law: every metric of counts follows from prevalence, recall and specificity") {
  for (const TwoByTwo& table : random_tables(20, 50)) {
    const double p = table.tp + table.fn, n = table.fp + table.tn;
    if (table.tp * table.fp * table.fn * table.tn == 0) continue;
    const Deduction deduction({given("prevalence", p / (p + n)), given("recall", table.tp / p),
                               given("specificity", table.tn / n)});
    for (const BoundMetric& metric : all_metrics()) {
      if (!metric.formula() || deduction.is_known(metric.name())) continue;
      CAPTURE(metric.name());
      const auto steps = deduction.steps(metric.name());
      REQUIRE_FALSE(steps.empty());
      const double expected = metric.formula()->evaluate(variables_of(table));
      CHECK(steps.back().value.number() == Approx(expected).epsilon(1e-9).margin(1e-9));
    }
  }
}

TEST_CASE("deduction: by hand") {
  CHECK(deduced("f1", {given("precision", 0.8), given("recall", 0.5)}) == Approx(0.8 / 1.3));
  CHECK(deduced("f1", {given("jaccard", 0.5)}) == Approx(2.0 / 3));
  CHECK(deduced("jaccard", {given("f1", 0.8)}) == Approx(2.0 / 3));
  CHECK(deduced("fbeta(2)", {given("precision", 0.8), given("recall", 0.5)}) == Approx(2 / 3.7));
  CHECK(deduced("fbeta(0.5)", {given("precision", 0.8), given("recall", 0.5)}) == Approx(0.5 / 0.7));
  CHECK(deduced("kappa", {given("accuracy", 0.85), given("expected_agreement", 0.5)}) == Approx(0.7));
  // Eddy 1982: mammography, 1% have cancer, 80% and 9.6% test positive: 0.008 / (0.008 + 0.09504).
  CHECK(deduced("precision", {given("prevalence", 0.01), given("recall", 0.8), given("fpr", 0.096)}) ==
        Approx(0.008 / 0.10304));
  CHECK(deduced("brier_skill", {given("brier_score", 0.1), given("prevalence", 0.2)}) == Approx(0.375));
  CHECK(deduced("gini", {given("roc_auc", 0.75)}) == 0.5);
  // Rogan & Gladen 1978: 0.2 tested positive, sensitivity 0.9, specificity 0.9: (0.2 - 0.1) / 0.8.
  CHECK(deduced("prevalence", {given("detection_prevalence", 0.2), given("recall", 0.9),
                               given("specificity", 0.9)}) == Approx(0.125));
}

TEST_CASE("deduction: the complement of a decimal is a decimal") {
  CHECK(deduced("fpr", {given("specificity", 0.98)}) == 0.02);
}

TEST_CASE("deduction: values that no table has") {
  // Recall would be 0.95 * 0.8 / (2 * 0.8 - 0.95) = 1.169.
  CHECK_THROWS_AS(Deduction({given("f1", 0.95), given("precision", 0.8)}), Error);
  // Precision is 0.09 / (0.09 + 0.18) = 1/3.
  CHECK_THROWS_AS(Deduction({given("prevalence", 0.1), given("recall", 0.9), given("specificity", 0.8),
                             given("precision", 0.9)}),
                  Error);
  // 0.33 is what 1/3 is rounded to.
  CHECK_NOTHROW(Deduction({given("prevalence", 0.1),
                           given("recall", 0.9),
                           given("specificity", 0.8),
                           {.name = "precision", .value = 0.33, .low = 0.325, .high = 0.335}}));
}

TEST_CASE("deduction: what is missing") {
  const Deduction deduction({given("precision", 0.8)});
  CHECK(deduction.steps("f1").empty());
  CHECK(deduction.missing("f1", 1) == std::vector<std::vector<std::string>>{{"recall"}});
  CHECK(deduction.missing("average_precision", 1).empty());
  CHECK(deduction.all() == std::vector<std::string>{"fdr"});
}
