// Gates: how they are read, and what is refused.
#include "assay/gate/gate.hpp"
#include "assay/metric/catalogue.hpp"

#include "assay/core/syntax_error.hpp"
#include "assay/core/text.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

using enum Comparison::Sign;

template <class Read>
void check_refused(Read read, const std::string& text, std::size_t position, const std::string& why) {
  CAPTURE(text);
  try {
    static_cast<void>(read(text));
    FAIL("read");
  } catch (const SyntaxError& error) {
    CHECK(error.position == position);
    CHECK_THAT(error.reason, contains(why));
    CHECK(error.status == ExitStatus::usage);
    CHECK_FALSE(error.diagnostics[0].hint.empty());
    CHECK_THAT(error.what(), contains("\n    " + printable(trimmed(text)) + "\n"));  // the whole of it
  }
}
void check_no_gate(const std::string& text, std::size_t position, const std::string& why) {
  check_refused(gate, text, position, why);
}
void check_no_drop(const std::string& text, std::size_t position, const std::string& why) {
  check_refused(max_drop, text, position, why);
}

}  // namespace

TEST_CASE("a gate is a metric, a comparison and a number") {
  const Gate one = gate("\n  f1 >= 0.9\t\r\n");
  CHECK(one.text == "f1 >= 0.9");
  CHECK(one.asked == "f1");
  CHECK(one.estimand.metric.name() == "f1");
  CHECK(one.estimand.metric.metric() == find_metric("f1"));
  CHECK(one.estimand.target == Target(Overall{}));
  CHECK(one.bound == Bound::none);
  CHECK(one.comparison.sign == at_least);
  CHECK(one.comparison.limit == 0.9);
}

TEST_CASE("a class stands in brackets, whatever its label is made of") {
  struct Row {
    const char* text;
    const char* label;
  };
  for (const auto& [text, label] :
       std::vector<Row>{{"recall[fraud] >= 0.5", "fraud"},
                        {"recall[<=50K] >= 0.5", "<=50K"},
                        {"recall[>50K]>=0.5", ">50K"},
                        {"recall[x=1] >= 0.5", "x=1"},
                        {"recall[a]b] >= 0.5", "a]b"},
                        {"recall[a[b] >= 0.5", "a[b"},
                        {"recall[[a]] >= 0.5", "[a]"},
                        {"recall[very good] >= 0.5", "very good"},
                        {"recall [ very good ] >= 0.5", " very good "},
                        {"recall[a.low] >= 0.5", "a.low"},
                        {"recall[1] >= 0.5", "1"},
                        {"recall[5*FN] >= 0.5", "5*FN"},
                        {"recall['a'] >= 0.5", "'a'"},
                        {"recall[f1 >= 0.9] >= 0.5", "f1 >= 0.9"},
                        {"recall[\xC3\xA9t\xC3\xA9] >= 0.5", "\xC3\xA9t\xC3\xA9"}}) {
    CAPTURE(text);
    const Gate one = gate(text);
    CHECK(one.estimand.target == Target(OfClass{label}));
    CHECK(one.estimand.metric.name() == "recall");
    CHECK(one.bound == Bound::none);
    CHECK(one.comparison.limit == 0.5);
  }
}

TEST_CASE("a bound stands behind the whole") {
  struct Row {
    const char* text;
    const char* quantity;
    Bound bound;
  };
  for (const auto& [text, quantity, bound] :
       std::vector<Row>{{"f1.low >= 0.5", "f1", Bound::low},
                        {"fpr.high <= 0.5", "fpr", Bound::high},
                        {"fbeta(2) .low>0.5", "fbeta(2)", Bound::low},
                        {"recall[a].low > 0.5", "recall[a]", Bound::low},
                        {"recall[a.low].high < 1", "recall[a.low]", Bound::high},
                        {"macro_f1.low > 0.5", "macro_f1", Bound::low},
                        {"(FP + FN).high < 9", "(FP + FN)", Bound::high},
                        {"recall[a]b].low > 0", "recall[a]b]", Bound::low}}) {
    CAPTURE(text);
    CHECK(gate(text).asked == quantity);
    CHECK(gate(text).bound == bound);
  }
}

TEST_CASE("averages are written before or behind the metric") {
  struct Row {
    const char* text;
    const char* measure;
    Average average;
  };
  for (const auto& [text, name, average] : std::vector<Row>{{"macro_f1", "f1", Average::macro},
                                                            {"f1_macro", "f1", Average::macro},
                                                            {"weighted_recall", "recall", Average::weighted},
                                                            {"recall_weighted", "recall", Average::weighted},
                                                            {"micro_precision", "precision", Average::micro},
                                                            {"precision_micro", "precision", Average::micro},
                                                            {"macro_sensitivity", "recall", Average::macro},
                                                            {"macro_fbeta(2)", "fbeta(2)", Average::macro},
                                                            {"fbeta(2)_macro", "fbeta(2)", Average::macro},
                                                            {"macro_roc_auc", "roc_auc", Average::macro}}) {
    CAPTURE(text);
    const Gate found = gate(std::string(text) + " >= 0.5");
    CHECK(found.estimand.metric.name() == name);
    CHECK(found.estimand.target == Target(Averaged{average}));
    CHECK(found.asked == text);
  }
}

TEST_CASE("what is no metric is a formula") {
  const Variables table = variables_of(TwoByTwo{.tp = 10, .fp = 5, .fn = 2, .tn = 3});
  struct Row {
    const char* text;
    double number;  // of the table, by hand
  };
  for (const auto& [text, number] : std::vector<Row>{{"FP <= 20", 5},
                                                     {"P <= 20", 12},
                                                     {"n >= 20", 20},
                                                     {"5*FN + FP <= 200", 15},
                                                     {"(5*FN + FP)[fraud] <= 200", 15},
                                                     {"recall - fpr >= 0", 10.0 / 12 - 5.0 / 8},
                                                     {"2*fbeta(1) <= 1", 2 * 20.0 / 27},
                                                     {"TP / (TP + FP) >= 0.5", 10.0 / 15}}) {
    CAPTURE(text);
    const BoundMetric found = gate(text).estimand.metric;
    CHECK(found.metric() == nullptr);
    REQUIRE(found.formula());
    CHECK(found.formula()->evaluate(table) == Approx(number).epsilon(1e-14));
  }
}

TEST_CASE("limits are numbers, percentages and fractions") {
  CHECK(gate("f1 >= 95%").comparison.limit == 0.95);
  CHECK(gate("fpr < 1/40").comparison.limit == 0.025);
  CHECK(gate("fpr < 1 in 40").comparison.limit == 0.025);
  CHECK(gate("mcc > -.5").comparison.limit == -0.5);
  CHECK(gate("FP <= 2e2").comparison.limit == 200);
}

TEST_CASE("a text that is no gate is refused at its place") {
  check_no_gate("", 0, "a comparison is expected");
  check_no_gate("f1", 2, "a comparison is expected");
  check_no_gate("  f1 => 0.9", 3, "the comparisons are");
  check_no_gate("f1 >= many", 6, "a number is expected");
  check_no_gate("0.9 <= f1", 7, "write the metric first: f1 > 0.5");
  check_no_gate("recall[<=50K]", 9, "a number is expected");
  check_no_gate("precison >= 0.9", 0, "did you mean 'precision'?");
  check_no_gate("5*FX >= 1", 2, "FX");
  check_no_gate("  (5*FX + FP) [a] <= 1", 3, "FX");
  check_no_gate("5*(FN + FP <= 1", 10, "')' is expected");
  check_no_gate("f1.lo >= 0.5", 2, "a bound is .low or .high");
  check_no_gate("recall.low[a] >= 0.5", 6, "a bound is .low or .high");
  check_no_gate("macro_5*FN <= 1", 0, "macro_5");
}

TEST_CASE("a bracket that is not closed, or holds nothing, is refused at its place") {
  check_no_gate("recall[fraud >= 0.5", 6, "the bracket is not closed");
  check_no_gate("recall[] >= 0.5", 7, "the label of a class is expected");
  check_no_gate("recall[ \t] >= 0.5", 7, "the label of a class is expected");
  check_no_gate("recall[a]x >= 0.5", 9, "after the class");
  check_no_gate("5*FN[a] + FP <= 200", 7, "after the class");
}

TEST_CASE("a parameter that is missing, too many or of no use is refused") {
  check_no_gate("fbeta >= 0.5", 0, "needs a parameter");
  check_no_gate("fbeta(0) >= 0.5", 0, "needs a parameter");
  check_no_gate("fbeta(x) >= 0.5", 0, "needs a parameter");
  check_no_gate("f1(2) >= 0.5", 0, "takes no parameter");
  check_no_gate("macro_fbeta >= 0.5", 0, "needs a parameter");
}

TEST_CASE("what is of all classes at once has neither a class nor an average") {
  for (const char* name : {"accuracy", "kappa", "mcc", "log_loss", "brier_score", "roc_auc_ovr"}) {
    const std::string text = name;
    check_no_gate(text + "[a] >= 0.5", text.size(), text + " is of all classes at once");
    check_no_gate("macro_" + text + " >= 0.5", 0, text + " is of all classes at once");
  }
}

TEST_CASE("a drop is a metric, a blank and a number") {
  struct Row {
    const char* text;
    const char* quantity;
    const char* measure;
    double amount;
  };
  for (const auto& [text, quantity, name, amount] :
       std::vector<Row>{{" f1 0.01 ", "f1", "f1", 0.01},
                        {"f1\t 0", "f1", "f1", 0},
                        {"recall[fraud] 2%", "recall[fraud]", "recall", 0.02},
                        {"recall[very good] 1/50", "recall[very good]", "recall", 0.02},
                        {"fbeta(2) 0.5", "fbeta(2)", "fbeta(2)", 0.5},
                        {"weighted_f1 0.01", "weighted_f1", "f1", 0.01},
                        {"log_loss 1e-3", "log_loss", "log_loss", 1e-3}}) {
    CAPTURE(text);
    const MaxDrop one = max_drop(text);
    CHECK(one.text == trimmed(text));
    CHECK(one.asked == quantity);
    CHECK(one.estimand.metric.name() == name);
    CHECK(one.amount == amount);
  }
  CHECK(max_drop("recall[very good] 1/50").estimand.target == Target(OfClass{"very good"}));
  CHECK(max_drop("weighted_f1 0.01").estimand.target == Target(Averaged{Average::weighted}));
}

TEST_CASE("a text that is no drop is refused at its place") {
  check_no_drop("", 0, "a blank and a number are expected");
  check_no_drop("f1", 2, "a blank and a number are expected");
  check_no_drop(" f1  many", 4, "a number from 0 up is expected");
  check_no_drop("f1 -0.1", 3, "a number from 0 up is expected");
  check_no_drop("f1 inf", 3, "a number from 0 up is expected");
  check_no_drop("precison 0.1", 0, "did you mean 'precision'?");
  check_no_drop("recall[a 0.1", 6, "the bracket is not closed");
  check_no_drop("accuracy[a] 0.1", 8, "accuracy is of all classes at once");
  check_no_drop("prevalence 0.1", 0, "has none");
  check_no_drop("5*FN + FP 3", 0, "has none");
}

TEST_CASE("the gate that a drop is says what it is reckoned from") {
  const Gate higher = gate_of(max_drop("recall[fraud] 0.25"), 0.75);
  CHECK(higher.text == "recall[fraud] >= baseline - 0.25");
  CHECK(higher.estimand.target == Target(OfClass{"fraud"}));
  CHECK(higher.bound == Bound::none);
  CHECK(higher.comparison.sign == at_least);
  CHECK(higher.comparison.limit == Approx(0.5).epsilon(1e-14));
  const Gate lower = gate_of(max_drop("log_loss 0.25"), 0.5);
  CHECK(lower.text == "log_loss <= baseline + 0.25");
  CHECK(lower.comparison.sign == at_most);
  CHECK(lower.comparison.limit == Approx(0.75).epsilon(1e-14));
}

TEST_CASE("flips of none and of all rows are limits, and no more than all") {
  CHECK(flips_gate("flips.wrong <= 100%")->comparison.limit == 1);
  CHECK(flips_gate("flips.right >= 0")->comparison.limit == 0);
  CHECK_THROWS_AS(flips_gate("flips.wrong <= 101%"), SyntaxError);
  CHECK_THROWS_AS(flips_gate("flips.wrong <= -1%"), SyntaxError);
}
