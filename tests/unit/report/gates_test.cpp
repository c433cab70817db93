// The report on gates: what it judges, what it needs to know, and when it holds.
#include "assay/report/build/gates.hpp"

#include "assay/core/error.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

// precision 40 / 50, recall 40 / 60, accuracy 70 / 100.
InputSample gated_rows(bool weighted = false) {
  InputSample loaded{
      .predictions = {.matrix = two_class_matrix({.tp = 40, .fp = 10, .fn = 20, .tn = 30}, {"no", "yes"}),
                      .positive = 1,
                      .selected = 2}};
  loaded.predictions.matrix.weighted = weighted;
  loaded.input.files = {"rows.csv"};
  loaded.input.rows = 100;
  return loaded;
}

NamedBaseline recall_of_70_percent() {
  return {.path = "old.json",
          .report = {.version = std::string(version()),
                     .input = gated_rows().input,
                     .values = {{{"metrics", "recall"}, 0.7}, {{"metrics", "f1"}, Value::undefined("0/0")}}}};
}

Verdict verdict_in(const Report& report) { return std::get<Verdict>(report.parts.at(0)); }
Outcome outcome_of(const GatesPlan& plan, bool weighted = false) {
  return verdict_in(gates_report(gated_rows(weighted), plan)).outcome;
}

}  // namespace

TEST_CASE("gates are judged in their order, and all must pass") {
  const Report report =
      gates_report(gated_rows(), {.gates = {gate("precision >= 0.75"), gate("recall >= 0.7")}});
  const Verdict verdict = verdict_in(report);
  REQUIRE(verdict.gates.size() == 2);
  CHECK(verdict.gates[0].expression == "precision >= 0.75");
  CHECK(verdict.gates[0].judgement.outcome == Outcome::pass);
  CHECK(verdict.gates[0].judgement.margin.value() == Approx(0.05));
  CHECK(verdict.gates[1].judgement.outcome == Outcome::fail);
  CHECK(verdict.gates[1].judgement.margin.value() == Approx(2.0 / 3 - 0.7));
  CHECK(verdict.outcome == Outcome::fail);
  CHECK_FALSE(report.holds);
  CHECK(report.command == "check");
  CHECK(report.confidence == 0.95);
  CHECK(gates_report(gated_rows(), {.gates = {gate("precision >= 0.75")}}).holds);
}

TEST_CASE("evidence may be inconclusive, which holds only where that is allowed") {
  // Wilson's interval of 70 of 100 is 0.604 to 0.781.
  GatesPlan plan{.gates = {gate("accuracy >= 0.65")}, .evidence = true};
  CHECK(outcome_of(plan) == Outcome::inconclusive);
  CHECK_FALSE(gates_report(gated_rows(), plan).holds);
  plan.inconclusive_may_pass = true;
  CHECK(gates_report(gated_rows(), plan).holds);
  plan.gates = {gate("accuracy >= 0.6")};
  CHECK(outcome_of(plan) == Outcome::pass);
  plan.gates = {gate("accuracy >= 0.79")};
  CHECK(outcome_of(plan) == Outcome::fail);
  CHECK_FALSE(gates_report(gated_rows(), plan).holds);
}

TEST_CASE("it is said why there is no interval to go by") {
  const GatesPlan plan{.gates = {gate("accuracy >= 0.6")}, .evidence = true};
  const Report weighted = gates_report(gated_rows(true), plan);
  CHECK_THAT(verdict_in(weighted).gates[0].judgement.reason.text(4), contains("rows have weights"));
  CHECK_FALSE(weighted.confidence);
}

TEST_CASE("drops are measured from the baseline") {
  const auto dropped = [](const std::string& text) {
    const GatesPlan plan{.drops = {max_drop(text)}, .baseline = recall_of_70_percent()};
    return verdict_in(gates_report(gated_rows(), plan)).gates.at(0);
  };
  const GateResult small = dropped("recall 0.05");  // at least 0.65, and it is 0.6667
  CHECK(small.judgement.outcome == Outcome::pass);
  CHECK(small.baseline == 0.7);
  CHECK(small.judgement.margin.value() == Approx(2.0 / 3 - 0.65));
  CHECK(dropped("recall 0.02").judgement.outcome == Outcome::fail);
  const GateResult of_nothing = dropped("f1 0.01");  // which the baseline could not tell
  CHECK_FALSE(of_nothing.baseline);
  CHECK(of_nothing.judgement.outcome == Outcome::undefined);
}

TEST_CASE("a baseline that was made otherwise, or lacks the figure, is refused") {
  GatesPlan plan{.drops = {max_drop("precision 0.1")}, .baseline = recall_of_70_percent()};
  CHECK_THROWS_WITH(gates_report(gated_rows(), plan), contains("old.json has no precision"));
  plan.how.zero_division = 0;
  CHECK_THROWS_WITH(gates_report(gated_rows(), plan), contains("old.json has another signature"));
}

TEST_CASE("only gates on scores need a ranking, and only those of one class the positive one") {
  const auto needs = [](const char* text) { return needs_of(GatesPlan{.gates = {gate(text)}}); };
  CHECK(needs("roc_auc >= 0.9").ranking);
  CHECK_FALSE(needs("f1 >= 0.9").ranking);
  CHECK(needs("f1 >= 0.9").positive);
  CHECK_FALSE(needs("n >= 50").positive);
  CHECK(needs_of(GatesPlan{.drops = {max_drop("log_loss 0.1")}}).losses);
}
