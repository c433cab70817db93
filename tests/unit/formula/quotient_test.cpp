// Metrics of whole counts are rounded once.
#include <cmath>
#include <functional>

#include "assay/core/comparison.hpp"
#include "assay/metric/catalogue.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

struct OneQuotient {
  const char* metric;
  std::function<double(const TwoByTwo&)> over, under;
};

// By hand, over one denominator: of small counts both are whole numbers, and the division rounds once.
std::vector<OneQuotient> one_quotients() {
  const auto p = [](const TwoByTwo& t) { return t.tp + t.fn; };
  const auto n = [](const TwoByTwo& t) { return t.fp + t.tn; };
  const auto pp = [](const TwoByTwo& t) { return t.tp + t.fp; };
  const auto pn = [](const TwoByTwo& t) { return t.fn + t.tn; };
  return {
      {"informedness", [](const auto& t) { return t.tp * t.tn - t.fp * t.fn; },
       [=](const auto& t) { return p(t) * n(t); }},
      {"balanced_accuracy", [=](const auto& t) { return t.tp * n(t) + t.tn * p(t); },
       [=](const auto& t) { return 2 * p(t) * n(t); }},
      {"markedness", [](const auto& t) { return t.tp * t.tn - t.fp * t.fn; },
       [=](const auto& t) { return pp(t) * pn(t); }},
      {"lr_plus", [=](const auto& t) { return t.tp * n(t); }, [=](const auto& t) { return p(t) * t.fp; }},
      {"lr_minus", [=](const auto& t) { return t.fn * n(t); }, [=](const auto& t) { return p(t) * t.tn; }},
      {"kappa", [](const auto& t) { return 2 * (t.tp * t.tn - t.fp * t.fn); },
       [=](const auto& t) { return pp(t) * n(t) + p(t) * pn(t); }},
  };
}

template <class Visit>
void each_table(int most, Visit visit) {
  for (int tp = 0; tp <= most; ++tp)
    for (int fp = 0; fp <= most; ++fp)
      for (int fn = 0; fn <= most; ++fn)
        for (int tn = 0; tn <= most; ++tn) visit(TwoByTwo{double(tp), double(fp), double(fn), double(tn)});
}

double number_of_own(const char* text, const TwoByTwo& table) {
  return own_formula(text).evaluate(variables_of(table));
}

}  // namespace

TEST_CASE("law: metrics of small tables are their quotient of whole numbers, rounded once") {
  for (const OneQuotient& one : one_quotients()) {
    const BoundMetric metric = bound_metric(one.metric);
    std::size_t off = 0;
    each_table(7, [&](const TwoByTwo& t) {
      if (t.tp + t.fn == 0 || t.fp + t.tn == 0 || t.tp + t.fp == 0 || t.fn + t.tn == 0) return;
      const double under = one.under(t);
      if (under != 0 && metric.formula()->evaluate(variables_of(t)) != one.over(t) / under) ++off;
    });
    CAPTURE(one.metric);
    CHECK(off == 0);
  }
}

TEST_CASE("law: balanced accuracy of a matrix of two classes is that of the table") {
  const BoundMetric metric = bound_metric("balanced_accuracy");
  each_table(6, [&](const TwoByTwo& t) {
    const Variables of_matrix = variables_of(two_class_matrix(t, {"0", "1"}), false);
    const double number = metric.formula(Scope::whole_matrix)->evaluate(of_matrix);
    const double expected = metric.formula()->evaluate(variables_of(t));
    if (!(number == expected || (std::isnan(number) && std::isnan(expected)))) FAIL();
  });
}

TEST_CASE("formulas of one's own meet the limit that they equal but for rounding") {
  const TwoByTwo table{.tp = 7, .fp = 4, .fn = 3, .tn = 6};
  const auto equal = [&](const char* text, double limit) {
    return Comparison{Comparison::Sign::at_least, limit}.equals(number_of_own(text, table));
  };
  CHECK(equal("recall + specificity - 1", 0.3));
  CHECK(equal("0.1 * FN + 0.2 * FP", 1.1));
  CHECK(equal("TP/10 + TP/10 + TP/10", 2.1));
  CHECK(equal("(recall - 0.3)^2", 0.16));
}

TEST_CASE("what a sum of fractions divides by 0 is as it was") {
  const TwoByTwo no_positives{.fp = 4, .tn = 6};
  CHECK(std::isnan(number_of_own("recall + specificity", no_positives)));
  CHECK(number_of_own("1/TP + 1/FP", no_positives) == std::numeric_limits<double>::infinity());
  CHECK(number_of_own("1 / (1/TP)", no_positives) == 0);
  CHECK(own_formula("recall + specificity").evaluate(variables_of(no_positives), 0) == 0.6);
  CHECK(bound_metric("informedness").formula()->evaluate(variables_of(no_positives), 0) == 0.6 - 1);
}

TEST_CASE("metrics of large counts near 0 keep their digits") {
  // Python: fractions.Fraction, and decimal for the root.
  const TwoByTwo table{.tp = 300000001, .fp = 700000000, .fn = 299999999, .tn = 700000001};
  const auto number = [&](const char* name) {
    return bound_metric(name).formula()->evaluate(variables_of(table));
  };
  CHECK(number("kappa") == 1.69999999896e-09);
  CHECK(number("mcc") == 1.8548520665071515e-09);
  CHECK(number("informedness") == 2.0238095235544218e-09);
}
