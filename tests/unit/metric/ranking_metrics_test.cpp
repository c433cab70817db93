// The catalogue's metrics of rankings: that each is what it says, in its range, undefined where stated.
#include <cmath>
#include <map>

#include "assay/core/error.hpp"
#include "assay/metric/catalogue.hpp"
#include "catch.hpp"
#include "curve/examples.hpp"

using namespace assay;

namespace {

Estimate estimate(const BoundMetric& measure, const Rows& rows, const IntervalPlan& plan = {}) {
  const CachedRanking ranking(ranking_of(rows));
  return measure.estimate(ScoredSample{.ranking = &ranking}, plan).value();
}
bool is_ranked(const BoundMetric& measure) {
  return measure.needs().ranking && measure.per_class() && !measure.needs().losses;
}

Estimate estimate(const std::string& name, const Rows& rows, const IntervalPlan& plan = {}) {
  return estimate(bound_metric(name), rows, plan);
}
double number(const std::string& name, const Rows& rows) { return estimate(name, rows).value.number(); }

std::vector<BoundMetric> ranked_measures() {
  std::vector<BoundMetric> measures;
  for (BoundMetric& measure : all_metrics())
    if (is_ranked(measure)) measures.push_back(std::move(measure));
  return measures;
}

// Of the k highest rows: there may be fewer.
bool is_of_k(const BoundMetric& measure) {
  return measure.metric()->parameter && measure.metric()->parameter->whole;
}

Rows perfect_rows() { return {{1, 0}, {2, 0}, {2, 0}, {3, 1}, {4, 1}}; }

}  // namespace

TEST_CASE("the field's metrics of rankings are there, under the names that other tools have for them") {
  const std::map<std::string, std::string> names{
      {"roc_auc_score", "roc_auc"},
      {"AUROC", "roc_auc"},
      {"gini", "gini"},
      {"kolmogorov-smirnov", "ks"},
      {"EER", "equal_error_rate"},
      {"partial_auc(0.1)", "partial_auc"},
      {"fpr_at_tpr(0.95)", "fpr_at_recall"},
      {"recall_at_fixed_precision(0.9)", "recall_at_precision"},
      {"precision_at_top_k(5)", "precision_at_k"},
      {"lift_at(0.1)", "lift_at"},
      {"AUPRC", "pr_auc"},
      {"partial_auc_standardised(0.1)", "partial_auc_standardised"},
      {"AP", "average_precision"},
      {"average_precision_score", "average_precision"},
      {"c_statistic", "roc_auc"}};
  for (const auto& [asked, name] : names) {
    CAPTURE(asked);
    CHECK(bound_metric(asked).metric()->name == name);
    CHECK(is_ranked(bound_metric(asked)));
  }
}

TEST_CASE("law: defined values of rankings are within the stated range") {
  for (const BoundMetric& measure : ranked_measures()) {
    CAPTURE(measure.name());
    for_all_rows([&](const Rows& rows) {
      const Rows turned = changed(rows, [](ScoredRow& row) { row.score = -row.score; });
      for (const Rows& some : {rows, turned}) {
        const Value value = estimate(measure, some).value;
        if (is_of_k(measure) && !value.defined()) continue;
        REQUIRE(value.defined());
        CHECK(value.number() >= measure.metric()->range.low);
        CHECK(value.number() <= measure.metric()->range.high);
      }
    });
  }
}

TEST_CASE("law: perfect probabilities have the best value that a metric of probabilities can have") {
  const CachedRanking ranking(ranking_of({{0, 0}, {0, 0}, {1, 1}, {1, 1}}));
  const ProbabilityLosses losses{.log_loss = {.mean = 0, .rows = 4}, .brier = {.mean = 0, .rows = 4}};
  std::size_t checked = 0;
  for (const BoundMetric& measure : all_metrics()) {
    if (!measure.needs().losses || measure.metric()->better == Better::neither) continue;
    const auto estimate = measure.estimate(ScoredSample{.ranking = &ranking, .losses = &losses}, {});
    if (!estimate || !estimate->value.defined()) continue;
    const auto& range = measure.metric()->range;
    CAPTURE(measure.name());
    if (measure.name() == "cox_snell_r2") continue;  // its best depends on the prevalence, and is below 1
    CHECK(estimate->value.number() == (measure.metric()->better == Better::higher ? range.high : range.low));
    ++checked;
  }
  CHECK(checked >= 8);
}

TEST_CASE("law: no ranking is better than a perfect one, or worse than the opposite") {
  const Rows perfect = perfect_rows(),
             worst = changed(perfect, [](ScoredRow&row) { row.score = -row.score; });
  for (const BoundMetric& measure : ranked_measures()) {
    CAPTURE(measure.name());
    REQUIRE(measure.metric()->better != Better::neither);
    if (is_of_k(measure)) continue;
    const double sign = measure.metric()->better == Better::higher ? 1 : -1;
    const double best = sign * estimate(measure, perfect).value.number();
    const bool is_lift = measure.metric()->name == "lift_at";  // its best depends on the prevalence
    const bool whole = measure.metric()->name != "partial_auc" && !is_lift;  // its best is its limit
    if (whole) CHECK(sign * best == (sign > 0 ? measure.metric()->range.high : measure.metric()->range.low));
    for_random_rows([&](const Rows& rows) {
      const double value = sign * estimate(measure, rows).value.number();
      CHECK((is_lift || value <= best));
    });
    CHECK(sign * estimate(measure, worst).value.number() <= best);
  }
}

TEST_CASE("law: metrics of rankings are undefined on one class as stated, and say why") {
  for (const BoundMetric& measure : ranked_measures()) {
    CAPTURE(measure.name());
    if (is_of_k(measure)) continue;  // see at_level_test.cpp
    const Value no_positive = estimate(measure, {{1, 0}, {2, 0}}).value;
    CHECK(no_positive.reason() == "P = 0: no row is truly positive");
    CHECK_FALSE(estimate(measure, {{1, 0}, {2, 0}}).interval.has_value());
    const bool needs_negatives =
        measure.metric()->undefined_when == "no row is truly positive, or none truly negative";
    const Value no_negative = estimate(measure, {{1, 1}, {2, 1}}).value;
    CHECK(no_negative.defined() != needs_negatives);
    if (needs_negatives) CHECK(no_negative.reason() == "N = 0: no row is truly negative");
  }
}

TEST_CASE("law: the Gini coefficient is twice the area less one, interval and all") {
  for_random_rows([](const Rows& rows) {
    for (const AucMethod method : {AucMethod::score, AucMethod::delong, AucMethod::logit}) {
      const IntervalPlan plan{.areas = method};
      const Estimate auc = estimate("roc_auc", rows, plan), gini = estimate("gini", rows, plan);
      CHECK(gini.value.number() == Approx(2 * auc.value.number() - 1).margin(1e-15));
      REQUIRE((auc.interval && gini.interval));
      CHECK(gini.interval->low == Approx(2 * auc.interval->low - 1).margin(1e-15));
      CHECK(gini.interval->high == Approx(2 * auc.interval->high - 1).margin(1e-15));
    }
  });
}

TEST_CASE("law: intervals hold their value, and are there where they are asked for and rows count") {
  const std::map<std::string, std::string> methods{{"roc_auc", "delong_wilson"},
                                                   {"gini", "delong_wilson"},
                                                   {"average_precision", "jackknife_wilson"},
                                                   {"pr_auc", "jackknife_wilson"},
                                                   {"partial_auc(0.1)", "delong_wilson"},
                                                   {"partial_auc_standardised(0.1)", "delong_wilson"}};
  for (const BoundMetric& measure : ranked_measures()) {
    CAPTURE(measure.name());
    const auto method = methods.find(measure.name());
    for_random_rows([&](const Rows& rows) {
      const Estimate with = estimate(measure, rows);
      CHECK_FALSE(estimate(measure, rows, {.wanted = false}).interval.has_value());
      if (is_of_k(measure) && !with.value.defined()) return;
      REQUIRE(with.interval.has_value());
      CHECK(name_of(with.interval->method) == (method == methods.end() ? "mover_wilson" : method->second));
      CHECK(with.interval->low <= with.value.number());
      CHECK(with.interval->high >= with.value.number());
    });
    for_random_weighted_rows([&](const Rows& rows) {
      const Estimate with = estimate(measure, rows);
      if (!with.interval) return;
      CHECK(name_of(with.interval->method) == method->second);
      CHECK(with.interval->low <= with.value.number());
      CHECK(with.interval->high >= with.value.number());
    });
  }
}

TEST_CASE("metrics of rankings by hand and by other tools") {
  struct Row {
    const char* name;
    double keilwagen, hanley_mcneil;
  };
  // scikit-learn: roc_auc_score, roc_auc_score(max_fpr=.1), average_precision_score; pROC: auc(partial.auc =
  // c(1, .9)), coords(ret = "youden") less 1; equal error rates by hand, see roc_test.cpp.
  for (const Row& row :
       std::vector<Row>{{"roc_auc", 8.5 / 12, .8931710615280595},
                        {"gini", 5.0 / 12, 2 * .8931710615280595 - 1},
                        {"ks", 5.0 / 12, .6386071670047331},
                        {"equal_error_rate", .3, 20.0 / 109},
                        {"partial_auc(0.1)", .0325, .055990534144692357},
                        {"partial_auc_standardised(0.1)", .6447368421052632, .7683712323404861},
                        {"average_precision", 43.0 / 56, .8576399336817078}}) {
    CAPTURE(row.name);
    CHECK(number(row.name, keilwagen_rows()) == Approx(row.keilwagen).epsilon(1e-13));
    CHECK(number(row.name, hanley_mcneil_rows()) == Approx(row.hanley_mcneil).epsilon(1e-13));
  }
}

TEST_CASE("intervals of rankings follow the plan") {
  // pROC: ci.auc(r, conf.level = 0.9); see area_test.cpp
  const Rows rows = repeated(hanley_mcneil_rows());
  const Estimate delong =
      estimate("roc_auc", rows, {.areas = AucMethod::delong, .bootstrap = {.confidence = 0.9}});
  CHECK(delong.interval->low == Approx(.84263390696929619).epsilon(1e-12));
  CHECK(delong.interval->high == Approx(.94370821608682265).epsilon(1e-12));
  const Estimate logit = estimate("roc_auc", rows, {.areas = AucMethod::logit});
  CHECK(logit.interval->method == IntervalMethod::logit);
  CHECK(logit.interval->low == Approx(.81644345791148132).epsilon(1e-12));
  const Estimate perfect = estimate("roc_auc", perfect_rows(), {.areas = AucMethod::delong});
  CHECK((perfect.interval->low == 1 && perfect.interval->high == 1));
  const Rows one_positive{{1, 1}, {0, 0}, {2, 0}};
  CHECK_FALSE(estimate("roc_auc", one_positive, {.areas = AucMethod::delong}).interval.has_value());
}

TEST_CASE("no ranking is so perfect, or so small, that its interval has no width") {
  for (const BoundMetric& measure : ranked_measures())
    for (const Rows& rows : {perfect_rows(), Rows{{1, 1}, {0, 0}}, Rows{{1, 1}, {0, 0}, {2, 0}}}) {
      CAPTURE(measure.name(), rows.size());
      if (is_of_k(measure)) continue;
      const Estimate all = estimate(measure, rows);
      REQUIRE(all.interval.has_value());
      CHECK(all.interval->high - all.interval->low > 0.1 * 0.1);  // that of a partial area
    }
}

TEST_CASE("a partial area needs a limit above 0 and up to 1") {
  CHECK(number("partial_auc(1)", twenty_rows()) == Approx(number("roc_auc", twenty_rows())).epsilon(1e-14));
  for (const char* wrong : {"partial_auc(0)", "partial_auc(-0.1)", "partial_auc(1.01)", "partial_auc(nan)",
                            "partial_auc_standardised(0)"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(bound_metric(wrong), Error);
  }
}
