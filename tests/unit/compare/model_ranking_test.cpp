// Models in the order of a metric.
#include "assay/compare/model_ranking.hpp"

#include <sstream>

#include "assay/metric/catalogue.hpp"
#include "assay/models/models.hpp"
#include "catch.hpp"
#include "input/file.hpp"

using namespace assay;

// Of 60 rows, one model gets all right, and two that are the same column half of them.
TEST_CASE("models that predict the same are not told apart, and the others are") {
  std::ostringstream csv;
  csv << "truth,half,all,again\n";
  for (int i = 0; i < 60; ++i) csv << i % 2 << ',' << i / 2 % 2 << ',' << i % 2 << ',' << i / 2 % 2 << '\n';
  const TemporaryFile file(csv.str());
  const PairedSample paired = read_models(
      {.input = {.files = {file.path()}}, .columns = {{"half", "half"}, {"all", "all"}, {"again", "again"}}},
      {.positive = false});
  const std::vector<Estimand> estimands{
      {bound_metric("accuracy")}, {bound_metric("fpr")}, {bound_metric("prevalence")}};
  const auto rankings = model_rankings(
      3, [&](std::size_t a, std::size_t b) { return compare(paired, a, b, estimands, {}); }, Correction::holm,
      .95);
  REQUIRE(rankings.size() == 2);  // none by prevalence
  for (const ModelRanking& one : rankings) {
    CHECK(one.order == std::vector<std::size_t>{1, 0, 2});
    REQUIRE(one.not_told_apart.size() == 1);
    CHECK(one.not_told_apart[0] == std::pair<std::size_t, std::size_t>{0, 2});
  }
}
