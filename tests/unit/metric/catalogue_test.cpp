// The catalogue as a table: complete, unambiguous, found by every name.
#include "assay/metric/catalogue.hpp"

#include <set>

#include "assay/error.hpp"
#include "assay/text.hpp"
#include "catch.hpp"

using namespace assay;

TEST_CASE("every metric says what it is") {
  for (const Metric& metric : catalogue()) {
    CAPTURE(metric.name);
    CHECK(metric.question.ends_with("?"));
    CHECK_FALSE(metric.symbol.empty());
    CHECK_FALSE(metric.reference.empty());
    CHECK(metric.range.low < metric.range.high);
  }
}

TEST_CASE("names, aliases and symbols lead to one metric only") {
  std::set<std::string> seen;
  for (const Metric& metric : catalogue()) {
    std::set<std::string> names{lower(metric.name), lower(metric.symbol)};
    for (const auto alias : metric.aliases) names.insert(lower(alias));
    for (const std::string& name : names) {
      CAPTURE(name);
      CHECK(seen.insert(name).second);
      CHECK(find_metric(name) == &metric);
    }
  }
}

TEST_CASE("the metrics that the field knows are there") {
  for (const char* name : {"accuracy",
                           "error_rate",
                           "balanced_accuracy",
                           "precision",
                           "recall",
                           "specificity",
                           "npv",
                           "fpr",
                           "fnr",
                           "fdr",
                           "false_omission_rate",
                           "f1",
                           "fbeta",
                           "jaccard",
                           "mcc",
                           "kappa",
                           "kappa_linear",
                           "kappa_quadratic",
                           "informedness",
                           "markedness",
                           "g_mean",
                           "fowlkes_mallows",
                           "lr_plus",
                           "lr_minus",
                           "dor",
                           "prevalence",
                           "detection_prevalence",
                           "prevalence_threshold",
                           "log_loss",
                           "brier_score"}) {
    CAPTURE(name);
    CHECK(find_metric(name) != nullptr);
  }
  CHECK(find_metric("sensitivity") == find_metric("recall"));
  CHECK(find_metric("Type I error") == find_metric("fpr"));
  CHECK(find_metric("type-2-error") == find_metric("fnr"));
  CHECK(find_metric("PPV") == find_metric("precision"));
}

TEST_CASE("every formula gives the same number when it is parsed again from its own text") {
  const TwoByTwo table{.tp = 10, .fp = 5, .fn = 2, .tn = 3};
  for (const Measure& measure : all_measures()) {
    CAPTURE(measure.name);
    CHECK((measure.two_by_two || measure.whole_matrix || measure.loss || measure.ranked));
    if (!measure.two_by_two) continue;
    const Measure again = own_measure("again = " + measure.two_by_two->text());
    CHECK(again.two_by_two->evaluate(variables_of(table)) ==
          measure.two_by_two->evaluate(variables_of(table)));
  }
}

TEST_CASE("a parameter is asked for, and named in the result") {
  CHECK(measure("fbeta(2)").name == "fbeta(2)");
  CHECK(measure("fbeta(0.5)").name == "fbeta(0.5)");
  CHECK_THROWS_WITH(measure("fbeta"), contains("needs a parameter"));
  CHECK_THROWS_WITH(measure("fbeta(-1)"), contains("needs a parameter"));
  CHECK_THROWS_WITH(measure("f1(2)"), contains("takes no parameter"));
  CHECK_THROWS_WITH(measure("presicion"), contains("did you mean 'precision'?"));
}

TEST_CASE("a metric of one's own has a name of its own") {
  CHECK(own_measure("cost = 5*FN + FP").name == "cost");
  CHECK_THROWS_AS(own_measure("5*FN + FP"), Error);
  CHECK_THROWS_AS(own_measure("2x = FP"), Error);
  CHECK_THROWS_WITH(own_measure("TP = 3"), contains("name of a variable"));
  CHECK_THROWS_WITH(own_measure("a = log_loss + 1"),
                    contains("metric 'log_loss' cannot stand in this formula"));
  CHECK_THROWS_WITH(own_measure("f1 = FP"), contains("has the name of a metric"));
}
