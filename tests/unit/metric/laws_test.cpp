// Laws that hold for every metric of the catalogue, over all small tables.
#include <cmath>
#include <functional>
#include <map>

#include "assay/metric/catalogue.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

std::vector<TwoByTwo> small_tables() {
  std::vector<TwoByTwo> tables;
  for (const double tp : {0, 1, 2, 7})
    for (const double fp : {0, 1, 3, 7})
      for (const double fn : {0, 1, 2, 5})
        for (const double tn : {0, 1, 4, 7})
          if (tp + fp + fn + tn > 0) tables.push_back({.tp = tp, .fp = fp, .fn = fn, .tn = tn});
  return tables;
}

double number(const BoundMetric& measure, const TwoByTwo& table) {
  return measure.formula()->evaluate(variables_of(table));
}

bool same(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) || a == b ||
         std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b)) + 1e-15;
}

std::vector<BoundMetric> two_by_two_measures() {
  std::vector<BoundMetric> measures;
  for (BoundMetric& measure : all_metrics())
    if (measure.formula()) measures.push_back(std::move(measure));
  return measures;
}

using Law = std::function<double(double)>;
double itself(double x) { return x; }
double inverse(double x) { return x == 0 ? INFINITY : 1 / x; }

// What a metric becomes: the value of another metric, perhaps changed. An empty name: no metric of the
// catalogue.
struct Image {
  std::string name;
  Law change = itself;
};

void check_images(const std::map<std::string, Image>& images,
                  const std::function<TwoByTwo(const TwoByTwo&)>& swap) {
  for (const BoundMetric& measure : two_by_two_measures()) {
    CAPTURE(measure.name());
    const auto image = images.find(measure.name());
    REQUIRE(image != images.end());  // a new metric says here what becomes of it
    if (image->second.name.empty()) continue;
    const BoundMetric other = assay::bound_metric(image->second.name);
    for (const TwoByTwo& table : small_tables()) {
      CAPTURE(table.tp, table.fp, table.fn, table.tn);
      CHECK(same(number(measure, swap(table)), image->second.change(number(other, table))));
    }
  }
}

}  // namespace

TEST_CASE("law: defined values are within the stated range") {
  for (const BoundMetric& measure : two_by_two_measures())
    for (const TwoByTwo& table : small_tables()) {
      CAPTURE(measure.name(), table.tp, table.fp, table.fn, table.tn);
      const double value = number(measure, table);
      if (std::isnan(value)) continue;
      CHECK(value >= measure.metric()->range.low);
      CHECK(value <= measure.metric()->range.high);
    }
}

TEST_CASE("law: scaling all counts changes nothing") {
  for (const BoundMetric& measure : two_by_two_measures())
    for (const TwoByTwo& t : small_tables()) {
      CAPTURE(measure.name(), t.tp, t.fp, t.fn, t.tn);
      const double k = 1000;
      CHECK(same(number(measure, {.tp = k * t.tp, .fp = k * t.fp, .fn = k * t.fn, .tn = k * t.tn}),
                 number(measure, t)));
    }
}

TEST_CASE("law: no table is better than a perfect one") {
  const TwoByTwo perfect{.tp = 5, .tn = 7};
  for (const BoundMetric& measure : two_by_two_measures()) {
    CAPTURE(measure.name());
    const double best = number(measure, perfect);
    if (measure.metric()->better == Better::higher) CHECK(best == measure.metric()->range.high);
    if (measure.metric()->better == Better::lower) CHECK(best == measure.metric()->range.low);
  }
}

TEST_CASE("law: swapping truth and prediction") {
  check_images({{"accuracy", {"accuracy"}},
                {"error_rate", {"error_rate"}},
                {"balanced_accuracy", {""}},
                {"kappa", {"kappa"}},
                {"kappa_linear", {"kappa"}},
                {"kappa_quadratic", {"kappa"}},
                {"mcc", {"mcc"}},
                {"precision", {"recall"}},
                {"recall", {"precision"}},
                {"npv", {"specificity"}},
                {"specificity", {"npv"}},
                {"fdr", {"fnr"}},
                {"fnr", {"fdr"}},
                {"false_omission_rate", {"fpr"}},
                {"fpr", {"false_omission_rate"}},
                {"prevalence", {"detection_prevalence"}},
                {"detection_prevalence", {"prevalence"}},
                {"f1", {"f1"}},
                {"fbeta(2)", {"fbeta(0.5)"}},
                {"jaccard", {"jaccard"}},
                {"fowlkes_mallows", {"fowlkes_mallows"}},
                {"informedness", {"markedness"}},
                {"markedness", {"informedness"}},
                {"g_mean", {""}},
                {"lr_plus", {""}},
                {"lr_minus", {""}},
                {"dor", {"dor"}},
                {"prevalence_threshold", {""}}},
               [](const TwoByTwo& t) { return TwoByTwo{.tp = t.tp, .fp = t.fn, .fn = t.fp, .tn = t.tn}; });
}

TEST_CASE("law: swapping the classes") {
  const auto complement = [](double x) { return 1 - x; };
  check_images({{"accuracy", {"accuracy"}},
                {"error_rate", {"error_rate"}},
                {"balanced_accuracy", {"balanced_accuracy"}},
                {"kappa", {"kappa"}},
                {"kappa_linear", {"kappa"}},
                {"kappa_quadratic", {"kappa"}},
                {"mcc", {"mcc"}},
                {"precision", {"npv"}},
                {"npv", {"precision"}},
                {"recall", {"specificity"}},
                {"specificity", {"recall"}},
                {"fpr", {"fnr"}},
                {"fnr", {"fpr"}},
                {"fdr", {"false_omission_rate"}},
                {"false_omission_rate", {"fdr"}},
                {"prevalence", {"prevalence", complement}},
                {"detection_prevalence", {"detection_prevalence", complement}},
                {"f1", {""}},
                {"fbeta(2)", {""}},
                {"jaccard", {""}},
                {"fowlkes_mallows", {""}},
                {"informedness", {"informedness"}},
                {"markedness", {"markedness"}},
                {"g_mean", {"g_mean"}},
                {"lr_plus", {"lr_minus", inverse}},
                {"lr_minus", {"lr_plus", inverse}},
                {"dor", {"dor"}},
                {"prevalence_threshold", {""}}},
               [](const TwoByTwo& t) { return TwoByTwo{.tp = t.tn, .fp = t.fn, .fn = t.fp, .tn = t.tp}; });
}

TEST_CASE("law: a value is undefined exactly when stated, and says why") {
  using Test = std::function<bool(const TwoByTwo&)>;
  const Test never = [](const TwoByTwo&) { return false; };
  const Test none_called = [](const TwoByTwo& t) { return t.tp + t.fp == 0; };
  const Test all_called = [](const TwoByTwo& t) { return t.tn + t.fn == 0; };
  const Test none_true = [](const TwoByTwo& t) { return t.tp + t.fn == 0; };
  const Test all_true = [](const TwoByTwo& t) { return t.tn + t.fp == 0; };
  const Test no_positive = [](const TwoByTwo& t) { return t.tp + t.fp + t.fn == 0; };
  const auto either = [](const Test& a, const Test& b) -> Test {
    return [=](const TwoByTwo& t) { return a(t) || b(t); };
  };
  const Test one_class = either(either(none_called, all_called), either(none_true, all_true));
  const Test chance_agrees = [](const TwoByTwo& t) { return t.fp + t.fn == 0 && (t.tp == 0 || t.tn == 0); };
  const Test no_alarms = [&](const TwoByTwo& t) { return none_true(t) || all_true(t) || none_called(t); };
  const Test no_silence = [&](const TwoByTwo& t) { return none_true(t) || all_true(t) || all_called(t); };
  const Test no_odds = [](const TwoByTwo& t) { return t.tp * t.tn == 0 && t.fp * t.fn == 0; };
  const std::map<std::string, Test> undefined{{"accuracy", never},
                                              {"error_rate", never},
                                              {"balanced_accuracy", either(none_true, all_true)},
                                              {"kappa", chance_agrees},
                                              {"kappa_linear", chance_agrees},
                                              {"kappa_quadratic", chance_agrees},
                                              {"mcc", one_class},
                                              {"precision", none_called},
                                              {"fdr", none_called},
                                              {"npv", all_called},
                                              {"false_omission_rate", all_called},
                                              {"recall", none_true},
                                              {"fnr", none_true},
                                              {"specificity", all_true},
                                              {"fpr", all_true},
                                              {"prevalence", never},
                                              {"detection_prevalence", never},
                                              {"f1", no_positive},
                                              {"fbeta(2)", no_positive},
                                              {"jaccard", no_positive},
                                              {"fowlkes_mallows", either(none_called, none_true)},
                                              {"informedness", either(none_true, all_true)},
                                              {"markedness", either(none_called, all_called)},
                                              {"g_mean", either(none_true, all_true)},
                                              {"lr_plus", no_alarms},
                                              {"lr_minus", no_silence},
                                              {"dor", no_odds},
                                              {"prevalence_threshold", no_alarms}};
  for (const BoundMetric& measure : two_by_two_measures())
    for (const TwoByTwo& table : small_tables()) {
      CAPTURE(measure.name(), table.tp, table.fp, table.fn, table.tn);
      const Value value = measure.formula()->value(variables_of(table));
      CHECK((!value.defined() && !value.is_infinite()) == undefined.at(measure.name())(table));
      CHECK(value.defined() == value.why().empty());
      CHECK(value.is_infinite() == value.reason().starts_with("infinite: "));
    }
}

TEST_CASE("law: the whole-matrix form of a matrix of two classes is the two-by-two form") {
  for (const BoundMetric& measure : two_by_two_measures()) {
    if (!measure.formula(Scope::whole_matrix)) continue;
    for (const TwoByTwo& table : small_tables()) {
      CAPTURE(measure.name(), table.tp, table.fp, table.fn, table.tn);
      const double whole = measure.formula(Scope::whole_matrix)
                               ->evaluate(variables_of(two_class_matrix(table, {"0", "1"}), true));
      CHECK(same(whole, number(measure, table)));
      CHECK(measure.formula(Scope::whole_matrix)
                ->proportion(variables_of(two_class_matrix(table, {"0", "1"}), true))
                .has_value() == measure.formula()->proportion(variables_of(table)).has_value());
    }
  }
}

TEST_CASE("law: weighted kappas of two classes are kappa") {
  for (const char* name : {"kappa_linear", "kappa_quadratic"})
    for (const TwoByTwo& table : small_tables())
      CHECK(same(bound_metric(name)
                     .formula(Scope::whole_matrix)
                     ->evaluate(variables_of(two_class_matrix(table, {"0", "1"}), false)),
                 number(bound_metric("kappa"), table)));
}

TEST_CASE("law: F1 lies between precision and recall, and MCC is the mean of informedness and markedness") {
  for (const TwoByTwo& table : small_tables()) {
    CAPTURE(table.tp, table.fp, table.fn, table.tn);
    const double precision = number(bound_metric("precision"), table),
                 recall = number(bound_metric("recall"), table);
    const double f1 = number(bound_metric("f1"), table), mcc = number(bound_metric("mcc"), table);
    if (!std::isnan(precision) && !std::isnan(recall)) {
      CHECK(f1 >= std::min(precision, recall) - 1e-12);
      CHECK(f1 <= std::max(precision, recall) + 1e-12);
    }
    if (!std::isnan(mcc))
      CHECK(mcc * mcc ==
            Approx(number(bound_metric("informedness"), table) * number(bound_metric("markedness"), table))
                .margin(1e-12));
  }
}
