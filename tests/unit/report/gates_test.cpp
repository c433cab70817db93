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

Slice slice_of(const std::string& value, const TwoByTwo& table) {
  return {.value = value,
          .rows = table.tp + table.fp + table.fn + table.tn,
          .predictions = {.matrix = two_class_matrix(table, {"no", "yes"}), .positive = 1, .selected = 2}};
}

// recall 36 / 40 in a, 4 / 20 in b, none in c, 0 / 5 in d.
InputSample sliced_rows() {
  InputSample loaded = gated_rows();
  loaded.predictions.matrix = two_class_matrix({.tp = 40, .fp = 0, .fn = 25, .tn = 35}, {"no", "yes"});
  loaded.slices = {slice_of("a", {.tp = 36, .fp = 0, .fn = 4, .tn = 0}),
                   slice_of("b", {.tp = 4, .fp = 0, .fn = 16, .tn = 5}),
                   slice_of("c", {.tp = 0, .fp = 0, .fn = 0, .tn = 30}),
                   slice_of("d", {.tp = 0, .fp = 0, .fn = 5, .tn = 0})};
  loaded.input.columns = {{"by", "region"}};
  return loaded;
}

Outcome outcome_in(const Report& report, std::size_t slice) {
  return std::get<Verdict>(report.slices.value().all.at(slice).parts.at(0)).outcome;
}

NamedBaseline recall_of_70_percent() {
  return {
      .path = "old.json",
      .report = {.version = std::string(version()),
                 .input = gated_rows().input,
                 .values = {{{"metrics", "recall"}, {0.7}}, {{"metrics", "f1"}, {Value::undefined("0/0")}}}}};
}

Verdict verdict_in(const Report& report) { return std::get<Verdict>(report.parts.at(0)); }
Outcome outcome_of(const GatesPlan& plan, bool weighted = false) {
  return verdict_in(gates_report(gated_rows(weighted), plan)).outcome;
}

}  // namespace

TEST_CASE("gates are judged in their order, and all must pass") {
  const Report report =
      gates_report(gated_rows(), {.required = {.gates = {gate("precision >= 0.75"), gate("recall >= 0.7")}}});
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
  CHECK(gates_report(gated_rows(), {.required = {.gates = {gate("precision >= 0.75")}}}).holds);
}

TEST_CASE("evidence may be inconclusive, which holds only where that is allowed") {
  // Wilson's interval of 70 of 100 is 0.604 to 0.781.
  GatesPlan plan{.required = {.gates = {gate("accuracy >= 0.65")}}, .evidence = true};
  CHECK(outcome_of(plan) == Outcome::inconclusive);
  CHECK_FALSE(gates_report(gated_rows(), plan).holds);
  plan.inconclusive_may_pass = true;
  CHECK(gates_report(gated_rows(), plan).holds);
  plan.required.gates = {gate("accuracy >= 0.6")};
  CHECK(outcome_of(plan) == Outcome::pass);
  plan.required.gates = {gate("accuracy >= 0.79")};
  CHECK(outcome_of(plan) == Outcome::fail);
  CHECK_FALSE(gates_report(gated_rows(), plan).holds);
}

TEST_CASE("it is said why there is no interval to go by") {
  const GatesPlan plan{.required = {.gates = {gate("accuracy >= 0.6")}}, .evidence = true};
  const Report weighted = gates_report(gated_rows(true), plan);
  CHECK_THAT(verdict_in(weighted).gates[0].judgement.reason.text(4), contains("a matrix of weights"));
  CHECK_FALSE(weighted.confidence);
}

TEST_CASE("drops are measured from the baseline") {
  const auto dropped = [](const std::string& text) {
    const GatesPlan plan{.required = {.drops = {max_drop(text)}}, .baseline = recall_of_70_percent()};
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
  GatesPlan plan{.required = {.drops = {max_drop("precision 0.1")}}, .baseline = recall_of_70_percent()};
  CHECK_THROWS_WITH(gates_report(gated_rows(), plan), contains("old.json has no precision"));
  plan.how.zero_division = 0;
  CHECK_THROWS_WITH(gates_report(gated_rows(), plan), contains("old.json has another signature"));
}

TEST_CASE("only gates on scores need a ranking, and only those of one class the positive one") {
  const auto needs = [](const char* text) {
    return needs_of(GatesPlan{.required = {.gates = {gate(text)}}});
  };
  CHECK(needs("roc_auc >= 0.9").ranking);
  CHECK_FALSE(needs("f1 >= 0.9").ranking);
  CHECK(needs("f1 >= 0.9").positive);
  CHECK_FALSE(needs("n >= 50").positive);
  CHECK(needs_of(GatesPlan{.required = {.drops = {max_drop("log_loss 0.1")}}}).losses);
}

TEST_CASE("gates are judged again in each slice that has rows enough") {
  const GatesPlan plan{.required = {.gates = {gate("recall >= 0.6")}}, .min_rows = 25};
  const Report report = gates_report(sliced_rows(), plan);
  CHECK(verdict_in(report).gates.at(0).judgement.outcome == Outcome::pass);
  CHECK(outcome_in(report, 0) == Outcome::pass);
  CHECK(outcome_in(report, 1) == Outcome::fail);
  const Verdict of_c = std::get<Verdict>(report.slices->all.at(2).parts.at(0));
  CHECK(of_c.gates.at(0).judgement.outcome == Outcome::undefined);
  CHECK_THAT(of_c.gates.at(0).judgement.reason.text(4), contains("TP + FN = 0"));
  CHECK_FALSE(report.slices->all.at(3).judged);
  CHECK(report.slices->all.at(3).parts.empty());
  CHECK(verdict_in(report).outcome == Outcome::fail);
  CHECK_FALSE(report.holds);
  REQUIRE(report.warnings.size() == 1);
  CHECK(report.warnings[0].message.text(4) ==
        "1 slice with under 25 rows (--min-rows) is not judged: 'd' (5 rows)");
}

TEST_CASE("a check that no slice could fail is refused") {
  CHECK_THROWS_WITH(
      gates_report(sliced_rows(), {.required = {.gates = {gate("recall >= 0.6")}}, .min_rows = 41}),
      contains("the largest, 'a', has 40"));
  const GatesPlan drops{
      .required = {.drops = {max_drop("recall 0.1")}}, .baseline = recall_of_70_percent(), .min_rows = 25};
  CHECK_THROWS_WITH(gates_report(sliced_rows(), drops), contains("no gate can be judged in a slice"));
}

TEST_CASE("an inconclusive slice makes the check inconclusive") {
  // Wilson's interval of 36 of 40 is 0.770 to 0.960, of 4 of 20 0.081 to 0.416, of 40 of 65 0.494 to 0.724.
  GatesPlan plan{.required = {.gates = {gate("recall >= 0.4")}}, .evidence = true, .min_rows = 25};
  InputSample loaded = sliced_rows();
  loaded.slices.resize(2);
  const Report report = gates_report(loaded, plan);
  CHECK(verdict_in(report).gates.at(0).judgement.outcome == Outcome::pass);
  CHECK(outcome_in(report, 0) == Outcome::pass);
  CHECK(outcome_in(report, 1) == Outcome::inconclusive);
  CHECK(verdict_in(report).outcome == Outcome::inconclusive);
  CHECK_FALSE(report.holds);
  plan.inconclusive_may_pass = true;
  CHECK(gates_report(loaded, plan).holds);
}

TEST_CASE("drops are measured from the same slice, of as many rows") {
  NamedBaseline old = recall_of_70_percent();
  old.report.input.columns = {{"by", "region"}};
  old.report.slices = {{"a", {.rows = 40, .values = {{{"metrics", "recall"}, {0.95}}}}},
                       {"b", {.rows = 24, .values = {{{"metrics", "recall"}, {0.95}}}}}};
  const GatesPlan plan{.required = {.drops = {max_drop("recall 0.1")}}, .baseline = old, .min_rows = 25};
  const Report report = gates_report(sliced_rows(), plan);
  const Verdict of_a = std::get<Verdict>(report.slices->all.at(0).parts.at(0));
  CHECK(of_a.gates.at(0).baseline == 0.95);
  CHECK(of_a.outcome == Outcome::pass);  // 0.9 is at least 0.85
  for (const std::size_t lacking : {1, 2, 3}) CHECK_FALSE(report.slices->all.at(lacking).judged);
  CHECK(report.warnings.at(2).code == "drops_not_by_slice");
  CHECK_THAT(report.warnings.at(2).message.text(4), contains("'b', 'c'"));
}
