// The catalogue as a table: complete, unambiguous, found by every name.
#include "assay/metric/catalogue.hpp"

#include <algorithm>
#include <set>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/metric/concepts.hpp"
#include "assay/stats/interval_plan.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
    ++found;
  return found;
}

bool plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

bool lower_case(std::string_view text) { return text.empty() || text[0] < 'A' || text[0] > 'Z'; }

}  // namespace

TEST_CASE("every metric says what it is") {
  for (const Metric& metric : catalogue()) {
    CAPTURE(metric.name);
    CHECK(metric.question.ends_with("?"));
    CHECK_FALSE(metric.symbol.empty());
    CHECK_FALSE(metric.reference.empty());
    CHECK_FALSE(metric.use_when.empty());
    CHECK(metric.example.empty() == std::holds_alternative<CountFormula>(metric.definition));
    CHECK(metric.range.low < metric.range.high);
  }
}

TEST_CASE("every metric says what it does not see, and what it is called elsewhere") {
  for (const Metric& metric : catalogue()) {
    CAPTURE(metric.name);
    for (const auto text : {metric.ignores, metric.in_other_tools}) {
      CAPTURE(text);
      CHECK_FALSE(text.empty());
      CHECK(plain(text));
      CHECK(count(text, "  ") == 0);
      CHECK(text.ends_with('.') == (count(text, ". ") > 0));  // one sentence stands without its full stop
    }
    CHECK(lower_case(metric.ignores));
  }
}

TEST_CASE("every metric can be read aloud, with one place for the number") {
  for (const Metric& metric : catalogue()) {
    CAPTURE(metric.name);
    CAPTURE(metric.interpretation);
    CHECK(count(metric.interpretation, "{}") + count(metric.interpretation, "{%}") == 1);
    CHECK(count(metric.interpretation, "{") + count(metric.interpretation, "}") == 2);
    CHECK(metric.interpretation.ends_with('.'));
    CHECK(count(metric.interpretation, ". ") == 0);
    CHECK_FALSE(lower_case(metric.interpretation));
    CHECK(plain(metric.interpretation));
    const bool share = metric.range.low == 0 && metric.range.high == 1;
    CHECK((share || count(metric.interpretation, "{%}") == 0));  // percents are of shares
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
  for (const BoundMetric& measure : all_metrics()) {
    CAPTURE(measure.name());
    CHECK((measure.formula() || measure.formula(Scope::whole_matrix) || measure.of_scores()));
    if (!measure.formula()) continue;
    const BoundMetric again = own_metric("again = " + measure.formula()->text());
    CHECK(again.formula()->evaluate(variables_of(table)) ==
          Approx(measure.formula()->evaluate(variables_of(table))).epsilon(1e-14));
  }
}

TEST_CASE("a parameter is asked for, and named in the result") {
  CHECK(bound_metric("fbeta(2)").name() == "fbeta(2)");
  CHECK(bound_metric("fbeta(0.5)").name() == "fbeta(0.5)");
  CHECK_THROWS_WITH(bound_metric("fbeta"), contains("needs a parameter"));
  CHECK_THROWS_WITH(bound_metric("fbeta(-1)"), contains("needs a parameter"));
  CHECK_THROWS_WITH(bound_metric("f1(2)"), contains("takes no parameter"));
  CHECK_THROWS_WITH(bound_metric("presicion"), contains("did you mean 'precision'?"));
}

TEST_CASE("a metric of one's own has a name of its own") {
  CHECK(own_metric("cost = 5*FN + FP").name() == "cost");
  CHECK_THROWS_AS(own_metric("5*FN + FP"), Error);
  CHECK_THROWS_AS(own_metric("2x = FP"), Error);
  CHECK_THROWS_WITH(own_metric("TP = 3"), contains("name of a variable"));
  CHECK_THROWS_WITH(own_metric("a = log_loss + 1"),
                    contains("metric 'log_loss' cannot stand in this formula"));
  CHECK_THROWS_WITH(own_metric("f1 = FP"), contains("has the name of a metric"));
}

TEST_CASE("every concept is complete") {
  CHECK(concepts().size() >= 36);
  for (const Concept& one : concepts()) {
    CAPTURE(one.name);
    CHECK(one.question.ends_with('?'));
    CHECK(one.answer.ends_with('.'));
    CHECK(one.example.ends_with('.'));
    CHECK(std::any_of(one.example.begin(), one.example.end(), [](char c) { return c >= '0' && c <= '9'; }));
    CHECK(one.interpretation.ends_with('.'));
    CHECK(count(one.interpretation, "{") == 0);
    CHECK(one.command.find("assay ") != std::string_view::npos);
    CHECK(one.command.find("samples/") == std::string_view::npos);  // it runs where there are none
    CHECK_FALSE(one.see_also.empty());
    CHECK_FALSE(one.reference.empty());
    for (const auto text :
         {one.question, one.answer, one.example, one.interpretation, one.command, one.reference})
      CHECK(plain(text));
  }
}

TEST_CASE("names and aliases lead to one concept only, and to no metric") {
  std::set<std::string> seen;
  for (const Concept& one : concepts()) {
    std::vector<std::string_view> names = one.aliases;
    names.push_back(one.name);
    for (const auto name : names) {
      CAPTURE(name);
      CHECK(as_name(name) == name);
      CHECK(seen.insert(std::string(name)).second);
      CHECK(find_concept(name) == &one);
      CHECK(find_metric(name) == nullptr);
    }
  }
  const std::vector<std::string> listed = concept_names();
  CHECK(std::set<std::string>(listed.begin(), listed.end()) == seen);
  CHECK(listed.size() == seen.size());
}

TEST_CASE("concepts are found however their names are written") {
  CHECK(find_concept("accuracy-paradox") == find_concept("accuracy_paradox"));
  CHECK(find_concept("Accuracy Paradox") == find_concept("accuracy_paradox"));
  CHECK(find_concept(" Type I vs Type II ")->name == "type_1_and_2_errors");
  CHECK(find_concept("ROC")->name == "roc");
  CHECK(find_concept("Bayes theorem")->name == "bayes");
  CHECK(find_concept("F1") == nullptr);
  CHECK(find_concept("") == nullptr);
}

TEST_CASE("every method that stands beside an interval, or that --method takes, has an entry") {
  CHECK(interval_methods().size() >= 14);
  for (const auto names : {interval_methods(), plain_methods()})
    for (const std::string_view name : names) {
      CAPTURE(name);
      CHECK(find_concept(name) != nullptr);
    }
}

TEST_CASE("what a concept points to is there, by its own name, and is not the concept itself") {
  for (const Concept& one : concepts()) {
    CAPTURE(one.name);
    std::set<std::string_view> seen{one.name};
    for (const auto name : one.see_also) {
      CAPTURE(name);
      const Metric* metric = find_metric(name);
      const Concept* other = find_concept(name);
      CHECK((metric != nullptr) != (other != nullptr));
      CHECK((metric ? metric->name : other ? other->name : std::string_view()) == name);
      CHECK(seen.insert(name).second);
    }
  }
}
