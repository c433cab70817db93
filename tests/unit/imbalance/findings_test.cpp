// Findings on classes and metrics: which there are, on tables made for each.
#include "assay/imbalance/findings.hpp"

#include <algorithm>

#include "catch.hpp"

using namespace assay;

namespace {

using Kind = Finding::Kind;

Sample predictions_of(const TwoByTwo& table) {
  return {.matrix = two_class_matrix(table, {"no", "yes"}), .positive = 1, .selected = 2};
}

std::vector<Kind> kinds_in(const Sample& predictions, bool truth_alone = false) {
  const ImbalanceAnalysis analysis = imbalance_analysis(predictions, truth_alone, {});
  std::vector<Kind> kinds;
  for (const Finding& one : findings(analysis)) kinds.push_back(one.kind);
  return kinds;
}

bool has(const std::vector<Kind>& kinds, Kind kind) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

}  // namespace

TEST_CASE("accuracy is set beside that of predicting the largest class for every row") {
  // Of 100 rows 90 are 'no'.
  CHECK(kinds_in(predictions_of({.tp = 5, .fp = 10, .fn = 5, .tn = 80}))[1] == Kind::less_than_baseline);
  CHECK(has(kinds_in(predictions_of({.tp = 0, .fp = 0, .fn = 10, .tn = 90})), Kind::no_better_than_baseline));
  // 92 % where 90 % is nothing, over 10,000 rows; 30 % of the rare class are found.
  CHECK(has(kinds_in(predictions_of({.tp = 300, .fp = 100, .fn = 700, .tn = 8900})), Kind::mostly_baseline));
  CHECK(kinds_in(predictions_of({.tp = 900, .fp = 100, .fn = 100, .tn = 8900})).empty());
}

TEST_CASE("what cannot be told of classes comes first") {
  CHECK(kinds_in(predictions_of({.tn = 9}), true) == std::vector{Kind::one_class});
  CHECK(kinds_in(predictions_of({.fn = 29, .tn = 71}), true) == std::vector{Kind::few_rows});
  CHECK(kinds_in(predictions_of({.fn = 30, .tn = 70}), true).empty());
  Sample weighted = predictions_of({.fn = 29, .tn = 71});
  weighted.matrix.weighted = true;
  CHECK(kinds_in(weighted, true) == std::vector{Kind::weighted});
  CHECK(kinds_in(predictions_of({}), true).empty());  // no rows
}

TEST_CASE("a finding is of the metric it is about, and f1 of the larger class is one") {
  const ImbalanceAnalysis analysis =
      imbalance_analysis(predictions_of({.tp = 880, .fp = 40, .fn = 20, .tn = 60}), false, {});
  const std::vector<Finding> found = findings(analysis);
  const auto f1 = std::find_if(found.begin(), found.end(),
                               [](const Finding& one) { return one.kind == Kind::f1_of_largest; });
  REQUIRE(f1 != found.end());
  CHECK(f1->metric->name == "f1");
  CHECK(analysis.lowest_recall() == 0);  // 60 of 100, where the other is 880 of 900
}
