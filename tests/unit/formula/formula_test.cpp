// Formulas: parsing, numbers, reasons, shares of rows.
#include "assay/formula/formula.hpp"
#include "assay/core/syntax_error.hpp"

#include <cmath>

#include "assay/metric/catalogue.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

const TwoByTwo table{.tp = 10, .fp = 5, .fn = 2, .tn = 3};

double number(const std::string& text) { return Formula::parse(text, {}).evaluate(variables_of(table)); }

}  // namespace

TEST_CASE("operators bind as in arithmetic") {
  CHECK(number("1 + 2 * 3") == 7);
  CHECK(number("(1 + 2) * 3") == 9);
  CHECK(number("10 - 3 - 2") == 5);
  CHECK(number("16 / 4 / 2") == 2);
  CHECK(number("2 ^ 3 ^ 2") == 512);
  CHECK(number("-2 ^ 2") == -4);
  CHECK(number("2 ^ -1") == 0.5);
  CHECK(number("sqrt(2 * 8)") == 4);
  CHECK(number("1.5e1") == 15);
}

TEST_CASE("variables are those of the two-by-two table") {
  CHECK(number("TP") == 10);
  CHECK(number("P") == 12);
  CHECK(number("N") == 8);
  CHECK(number("PP") == 15);
  CHECK(number("PN") == 5);
  CHECK(number("n") == 20);
  CHECK(number("5*FN + FP") == 15);
}

TEST_CASE("a formula may name metrics, by any of their names") {
  const BoundMetric cost = own_metric("cost = 2*sensitivity + fbeta(2) - PPV");
  const double recall = 10.0 / 12, precision = 10.0 / 15, f2 = 5 * 10.0 / (5 * 10 + 4 * 2 + 5);
  CHECK(cost.formula()->evaluate(variables_of(table)) == Approx(2 * recall + f2 - precision));
}

TEST_CASE("what is not understood is refused at its place") {
  struct Row {
    const char* text;
    std::size_t position;
  };
  for (const auto& [text, position] : std::vector<Row>{{"", 0},
                                                       {"5*FX", 2},
                                                       {"TP +", 4},
                                                       {"(TP", 3},
                                                       {"TP FP", 3},
                                                       {"TP)", 2},
                                                       {"*TP", 0},
                                                       {"sqrt TP", 5},
                                                       {"1..2", 2},
                                                       {"tp", 0}}) {
    CAPTURE(text);
    try {
      static_cast<void>(Formula::parse(text, {}));
      FAIL("it parsed");
    } catch (const SyntaxError& error) {
      CHECK(error.position == position);
      CHECK(error.status == ExitStatus::usage);
    }
  }
  CHECK_THROWS_WITH(own_metric("cost = presicion"), contains("did you mean 'precision'?"));
  CHECK_THROWS_AS(Formula::parse(std::string(2000, '('), {}), SyntaxError);
}

TEST_CASE("text is canonical and parses to the same formula") {
  for (const char* text : {"TP / (TP + FP)", "2 * TP / (2 * TP + FP + FN)", "(TP + TN) / n", "TP - (FP - FN)",
                           "TP / (FP / FN)", "sqrt(TP) * -FP", "(TP^2)^3", "TP^2^3", "-(TP + FP)"}) {
    const Formula formula = Formula::parse(text, {});
    CHECK(formula.text() == text);
    CHECK(Formula::parse(formula.text(), {}).evaluate(variables_of(table)) ==
          formula.evaluate(variables_of(table)));
  }
}

TEST_CASE("an undefined value says which sum is 0 and what that means") {
  const auto why = [](const char* name, const TwoByTwo& counts) {
    return bound_metric(name).formula()->value(variables_of(counts)).reason();
  };
  CHECK(why("precision", {.fn = 5, .tn = 7}) == "TP + FP = 0: no row was predicted positive");
  CHECK(why("recall", {.fp = 5, .tn = 7}) == "TP + FN = 0: no row is truly positive");
  CHECK(why("informedness", {.fp = 5, .tn = 7}) == "TP + FN = 0: no row is truly positive");
  CHECK(why("f1", {.tn = 7}) == "2 * TP + FP + FN = 0: no row is positive in truth or prediction");
  CHECK(why("mcc", {.fn = 5, .tn = 7}) == "PP = 0: truth or predictions hold one class only");
  CHECK(why("lr_plus", {.tp = 1, .tn = 7}) == "infinite: FP = 0");
  CHECK(why("dor", {.tp = 1, .fp = 1, .tn = 1}) == "infinite: FN = 0");
}

TEST_CASE("a division by 0 is infinite, and 0/0 is undefined") {
  CHECK(std::isinf(number("TP / (TP - 10)")));
  CHECK(number("-TP / 0") == -INFINITY);
  CHECK(std::isnan(number("0 / 0")));
  CHECK(Formula::parse("TP / 0", {}).value(variables_of(table)).is_infinite());
  CHECK(Formula::parse("sqrt(FP - TP)", {}).value(variables_of(table)).why() == "FP - TP < 0");
}

TEST_CASE("a share of rows is read from the tree") {
  const auto share = [](const char* text) {
    return Formula::parse(text, {}).proportion(variables_of(table));
  };
  for (const char* text :
       {"TP / (TP + FP)", "TP / PP", "(TP + TN) / n", "FP / N", "P / n", "(n - TP) / n", "(P - TP) / P"}) {
    CAPTURE(text);
    CHECK(share(text).has_value());
  }
  CHECK(share("TP / PP")->k == 10);
  CHECK(share("TP / PP")->n == 15);
  for (const char* text : {"2*TP / (2*TP + FP + FN)", "TP / FP", "TP / TP", "TP / N", "(TP + P) / n",
                           "TP + FP", "1 - TP / P", "(TP - FP) / n"}) {
    CAPTURE(text);
    CHECK_FALSE(share(text).has_value());
  }
  for (const char* name :
       {"accuracy", "error_rate", "precision", "recall", "specificity", "npv", "fpr", "fnr", "fdr",
        "false_omission_rate", "jaccard", "prevalence", "detection_prevalence"})
    CHECK(bound_metric(name).formula()->proportion(variables_of(table)).has_value());
  for (const char* name : {"f1", "mcc", "kappa", "balanced_accuracy", "lr_plus", "g_mean"})
    CHECK_FALSE(bound_metric(name).formula()->proportion(variables_of(table)).has_value());
}

TEST_CASE("a count of rows is read from the tree: some of all rows") {
  // TP 10, FP 5, FN 2, TN 3: by hand.
  struct Row {
    const char* text;
    double k;
  };
  for (const auto& [text, k] : std::vector<Row>{{"TP", 10},
                                                {"FN", 2},
                                                {"P", 12},
                                                {"PN", 5},
                                                {"FP + FN", 7},
                                                {"TP + TN", 13},
                                                {"(TP + FP) + FN", 17},
                                                {"n - TP", 10},
                                                {"P - TP", 2},
                                                {"n - (FP + FN)", 13},
                                                {"PP - FP + TN", 13}}) {
    CAPTURE(text);
    const auto found = Formula::parse(text, {}).row_count(variables_of(table));
    REQUIRE(found);
    CHECK(found->k == k);
    CHECK(found->n == 20);
  }
}

TEST_CASE("all rows, and what counts rows twice or not one by one, are no count of some rows") {
  for (const char* text : {"n",         "P + N",   "TP + FP + FN + TN",
                           "PP + PN",   "n - 0",   "n - n",
                           "P - P",     "TP + P",  "P + PP",
                           "P - FP",    "TP - P",  "2*TP",
                           "5*FN + FP", "TP * FP", "-TP",
                           "0 - TP",    "TP + 0",  "TP / n",
                           "TP / P",    "TP^1",    "sqrt(TP)",
                           "20",        "TP / 1"}) {
    CAPTURE(text);
    CHECK_FALSE(Formula::parse(text, {}).row_count(variables_of(table)));
  }
  for (const BoundMetric& measure : all_metrics())
    if (measure.formula()) {
      CAPTURE(measure.name());
      CHECK_FALSE(measure.formula()->row_count(variables_of(table)));
    }
}

TEST_CASE("a count of rows of a metric's whole matrix is one of the rows on the diagonal") {
  const ConfusionMatrix matrix{.labels = {"a", "b", "c"}, .cells = {3, 1, 0, 0, 4, 2, 0, 0, 5}};
  const Vocabulary whole{.scope = Scope::whole_matrix};
  const auto correct = Formula::parse("correct", whole).row_count(variables_of(matrix, false));
  REQUIRE(correct);
  CHECK(correct->k == 12);
  CHECK(correct->n == 15);
  CHECK_FALSE(Formula::parse("n", whole).row_count(variables_of(matrix, false)));
  CHECK_FALSE(Formula::parse("classes", whole).row_count(variables_of(matrix, false)));
}
