// Metrics by fold: what is pooled, and what is over the folds.
#include "assay/report/build/folds.hpp"

#include "assay/report/build/evaluation.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

Sample fold_sample(const TwoByTwo& table, bool positive = true) {
  Sample sample{.matrix = two_class_matrix(table, {"no", "yes"}), .selected = 2};
  if (positive) sample.positive = 1;
  return sample;
}

// recall 3 / 4, 1 / 2 and, without positives, 0 / 0; pooled 4 / 6.
InputSample three_folds(bool positive = true) {
  InputSample loaded{.predictions = fold_sample({.tp = 4, .fp = 1, .fn = 2, .tn = 3}, positive)};
  loaded.slices = {{"1", 4, fold_sample({.tp = 3, .fp = 0, .fn = 1, .tn = 0}, positive)},
                   {"2", 4, fold_sample({.tp = 1, .fp = 0, .fn = 1, .tn = 2}, positive)},
                   {"3", 2, fold_sample({.tp = 0, .fp = 1, .fn = 0, .tn = 1}, positive)}};
  loaded.input.rows = 10;
  loaded.input.columns = {{"folds", "part"}};
  return loaded;
}

Folds folds_in(const InputSample& loaded) {
  const MetricChoice choice{.by_class = {bound_metric("recall")}, .overall = {bound_metric("recall")}};
  std::vector<Results> results{evaluate(loaded.predictions, choice.estimands(loaded.predictions))};
  for (const Slice& one : loaded.slices)
    results.push_back(evaluate(one.predictions, choice.estimands(one.predictions)));
  const Report report = evaluation_report(loaded, choice, results, {.folds = true});
  CHECK_FALSE(report.slices);
  for (const Part& part : report.parts)
    if (const auto* folds = std::get_if<Folds>(&part)) return *folds;
  throw std::runtime_error("the report has no folds");
}

}  // namespace

TEST_CASE("a metric is pooled over all rows, and summed up over the folds that have it") {
  const Folds folds = folds_in(three_folds());
  CHECK(folds.column == "part");
  CHECK(folds.folds.at(2).name == "3");
  CHECK(folds.folds.at(2).rows == 2);
  REQUIRE(folds.metrics.size() == 1);  // of the positive class alone
  const FoldedMetric& recall = folds.metrics[0];
  CHECK(recall.name == "recall");
  CHECK(recall.pooled.value.number() == Approx(4.0 / 6));
  CHECK(recall.mean.number() == 0.625);
  CHECK(recall.sd.number() == Approx(0.1767766952966369));  // 0.25 / sqrt(2)
  CHECK(recall.low.number() == 0.5);
  CHECK(recall.high.number() == 0.75);
  CHECK(recall.defined == 2);
  CHECK_FALSE(recall.values.at(2).defined());
}

TEST_CASE("without a positive class, classes and averages have folds") {
  const Folds folds = folds_in(three_folds(false));
  std::vector<std::string> names;
  for (const FoldedMetric& one : folds.metrics) names.push_back(one.name);
  CHECK(names == std::vector<std::string>{"recall[no]", "recall[yes]", "macro_recall", "weighted_recall"});
  CHECK(folds.metrics[1].mean.number() == 0.625);
}

TEST_CASE("one fold has a mean and no standard deviation, no fold has neither") {
  InputSample loaded = three_folds();
  loaded.slices.erase(loaded.slices.begin());
  const FoldedMetric one = folds_in(loaded).metrics.at(0);
  CHECK(one.mean.number() == 0.5);
  CHECK_FALSE(one.sd.defined());
  loaded.slices.erase(loaded.slices.begin());
  const FoldedMetric none = folds_in(loaded).metrics.at(0);
  CHECK(none.defined == 0);
  CHECK_FALSE(none.mean.defined());
  CHECK_FALSE(none.low.defined());
}
