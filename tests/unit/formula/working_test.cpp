// How numbers come about: derivations.
#include <cmath>
#include <random>

#include "assay/metric/catalogue.hpp"
#include "catch.hpp"
#include "report/render/equations.hpp"
#include "report/render/words.hpp"

using namespace assay;

namespace {

// Precision 10 / 15, recall 10 / 12, specificity 3 / 8, npv 3 / 5.
const TwoByTwo example{.tp = 10, .fp = 5, .fn = 2, .tn = 3};

// "f1 = 2 * TP / ... = 20 / 27 = 0.7407", a line for each derivation.
std::vector<std::string> lines_of(const Formula& formula, const std::string& name, const TwoByTwo& of,
                                  double zero_division = undefined_number) {
  std::vector<std::string> lines;
  for (const Derivation& one : formula.derivations(name, variables_of(of), zero_division)) {
    std::string line = one.name;
    for (const std::string& side : sides_of(one, 4)) line += " = " + side;
    lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> lines_of(const std::string& metric, const TwoByTwo& of,
                                  double zero_division = undefined_number) {
  return lines_of(*bound_metric(metric).formula(), metric, of, zero_division);
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a derivation is the formula, the formula with numbers, its operands worked out, and the value") {
  CHECK(lines_of("precision", example) ==
        Lines{"precision = TP / (TP + FP) = 10 / (10 + 5) = 10 / 15 = 0.6667"});
  CHECK(lines_of("f1", example) ==
        Lines{"f1 = 2 * TP / (2 * TP + FP + FN) = 2 * 10 / (2 * 10 + 5 + 2) = 20 / 27 = 0.7407"});
  CHECK(lines_of("prevalence", example) == Lines{"prevalence = P / n = 12 / 20 = 0.6"});
  // (10 * 3 - 5 * 2) / sqrt(15 * 5 * (12 * 8)) = 20 / sqrt(7200) = 20 / 84.8528.
  CHECK(lines_of("mcc", example) ==
        Lines{"mcc = (TP * TN - FP * FN) / sqrt(PP * PN * (P * N)) = "
              "(10 * 3 - 5 * 2) / sqrt(15 * 5 * (12 * 8)) = 20 / 84.8528 = 0.2357"});
}

TEST_CASE("the metrics that a formula names are derived first, in the order of their need") {
  CHECK(lines_of("informedness", example) ==
        Lines{"recall = TP / (TP + FN) = 10 / (10 + 2) = 10 / 12 = 0.8333",
              "specificity = TN / (TN + FP) = 3 / (3 + 5) = 3 / 8 = 0.375",
              "informedness = recall + specificity - 1 = 0.8333 + 0.375 - 1 = 1.2083 - 1 = 0.2083"});
  CHECK(lines_of("fowlkes_mallows", example) ==
        Lines{"precision = TP / (TP + FP) = 10 / (10 + 5) = 10 / 15 = 0.6667",
              "recall = TP / (TP + FN) = 10 / (10 + 2) = 10 / 12 = 0.8333",
              "fowlkes_mallows = sqrt(precision * recall) = sqrt(0.6667 * 0.8333) = sqrt(0.5556) = 0.7454"});
}

TEST_CASE("each metric is derived once, however often and deep it is named") {
  const Lines lines = lines_of(own_formula("recall * informedness + sensitivity"), "own", example);
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].starts_with("recall = "));
  CHECK(lines[1].starts_with("specificity = "));
  CHECK(lines[2].starts_with("informedness = "));
  CHECK(lines[3] ==
        "own = recall * informedness + recall = 0.8333 * 0.2083 + 0.8333 = "
        "0.1736 + 0.8333 = 1.0069");
}

TEST_CASE("what has no value says why, in every formula that needs it") {
  const TwoByTwo none_called{.tp = 0, .fp = 0, .fn = 3, .tn = 7};
  CHECK(lines_of("fowlkes_mallows", none_called) ==
        Lines{"precision = TP / (TP + FP) = 0 / (0 + 0) = 0 / 0 = "
              "undefined: TP + FP = 0: no row was predicted positive",
              "recall = TP / (TP + FN) = 0 / (0 + 3) = 0 / 3 = 0",
              "fowlkes_mallows = sqrt(precision * recall) = sqrt(undefined * 0) = "
              "undefined: TP + FP = 0: no row was predicted positive"});
}

TEST_CASE("what is infinite says why") {
  const TwoByTwo no_alarms{.tp = 3, .fp = 0, .fn = 1, .tn = 4};
  CHECK(lines_of("lr_plus", no_alarms) == Lines{"recall = TP / (TP + FN) = 3 / (3 + 1) = 3 / 4 = 0.75",
                                                "fpr = FP / (FP + TN) = 0 / (0 + 4) = 0 / 4 = 0",
                                                "lr_plus = recall / fpr = 0.75 / 0 = infinite: FP = 0"});
}

TEST_CASE("0/0 is what it was asked to be, all along the chain") {
  const TwoByTwo none_called{.tp = 0, .fp = 0, .fn = 3, .tn = 7};
  CHECK(lines_of("precision", none_called, 0) ==
        Lines{"precision = TP / (TP + FP) = 0 / (0 + 0) = 0 / 0 = 0"});
  // npv is 7 / 10.
  CHECK(lines_of("markedness", none_called, 1) ==
        Lines{"precision = TP / (TP + FP) = 0 / (0 + 0) = 0 / 0 = 1",
              "npv = TN / (TN + FN) = 7 / (7 + 3) = 7 / 10 = 0.7",
              "markedness = precision + npv - 1 = 1 + 0.7 - 1 = 1.7 - 1 = 0.7"});
}

TEST_CASE("negative numbers after an operator stand in parentheses") {
  // Informedness 1/4 + 1/4 - 1 = -0.5.
  const TwoByTwo worse{.tp = 1, .fp = 3, .fn = 3, .tn = 1};
  CHECK(lines_of(own_formula("3 - informedness"), "own", worse).back() ==
        "own = 3 - informedness = 3 - (-0.5) = 3.5");
  CHECK(lines_of(own_formula("3 * informedness"), "own", worse).back() ==
        "own = 3 * informedness = 3 * (-0.5) = -1.5");
}

TEST_CASE("a parameter is in the name, and its number in the formula") {
  // (1 + 4) * 10 / (5 * 10 + 4 * 2 + 5) = 50 / 63.
  const Lines lines = lines_of("fbeta(2)", example);
  REQUIRE(lines.size() == 1);
  CHECK_THAT(lines[0], contains("= (1 + 2^2) * 10 / ((1 + 2^2) * 10 + 2^2 * 2 + 5) = 50 / 63 = 0.7937"));
}

namespace {

std::vector<TwoByTwo> random_tables() {
  std::mt19937 random(1);
  std::vector<TwoByTwo> tables;
  for (int i = 0; i < 200; ++i) {
    const auto cell = [&] { return static_cast<double>(random() % 4 == 0 ? 0 : random() % (i + 2)); };
    const TwoByTwo drawn{.tp = cell(), .fp = cell(), .fn = cell(), .tn = cell()};
    if (drawn.tp + drawn.fp + drawn.fn + drawn.tn > 0) tables.push_back(drawn);
  }
  return tables;
}

bool alike(const Value& a, const Value& b) {
  if (a.defined() && b.defined()) return a.number() == b.number();
  return a.defined() == b.defined() && a.reason() == b.reason();
}

}  // namespace

TEST_CASE("law: the last derivation has the metric's name, its formula and its value") {
  for (const BoundMetric& measure : all_metrics()) {
    if (!measure.formula()) continue;
    for (const TwoByTwo& drawn : random_tables()) {
      CAPTURE(measure.name(), drawn.tp, drawn.fp, drawn.fn, drawn.tn);
      const auto steps = measure.formula()->derivations(measure.name(), variables_of(drawn));
      CHECK(steps.back().name == measure.name());
      CHECK(steps.back().formula == measure.formula()->text());
      CHECK(alike(steps.back().value, measure.formula()->value(variables_of(drawn))));
    }
  }
}

TEST_CASE("law: a formula with its numbers, parsed again, gives the number; so do its operands") {
  for (const BoundMetric& measure : all_metrics()) {
    if (!measure.formula()) continue;
    for (const TwoByTwo& drawn : random_tables())
      for (const Derivation& one : measure.formula()->derivations(measure.name(), variables_of(drawn))) {
        if (!one.value.defined()) continue;
        CAPTURE(one.name, exact_text(one.with_numbers), exact_text(one.simplified));
        const double again = own_formula(exact_text(one.with_numbers)).evaluate(variables_of(drawn));
        CHECK(again == Approx(one.value.number()).epsilon(1e-14).margin(1e-15));
        if (one.simplified.empty()) continue;
        const double simply = own_formula(exact_text(one.simplified)).evaluate(variables_of(drawn));
        CHECK(simply == Approx(one.value.number()).epsilon(1e-14).margin(1e-15));
      }
  }
}
