// Two models with a score for each class, on the same rows.
#include <cmath>

#include "assay/compare/comparison.hpp"
#include "assay/metric/catalogue.hpp"
#include "catch.hpp"
#include "input/file.hpp"

using namespace assay;

namespace {

PairedSample paired_files(const std::string& old_classes_csv, const std::string& new_classes_csv) {
  const TemporaryFile old_file(old_classes_csv), new_file(new_classes_csv);
  ModelsPlan plan{.input = {.files = {}, .key = "id", .offers_class_scores = true}};
  plan.files = {{.name = "old", .place = old_file.path()}, {.name = "new", .place = new_file.path()}};
  return read_models(plan, {.losses = true, .ranking = true, .positive = false});
}

MetricComparison class_difference(const PairedSample& paired, const std::string& metric) {
  const std::vector<Estimand> one{{bound_metric(metric)}};
  return compare(paired, 0, 1, one, {}).metrics[0];
}

const std::string old_classes_csv =
    "id,y,p_a,p_b,p_c\n1,a,.7,.2,.1\n2,b,.5,.4,.1\n3,c,.2,.2,.6\n4,a,.4,.5,.1\n5,b,.1,.8,.1\n6,c,.3,.4,.3\n";
const std::string new_classes_csv =
    "id,y,p_a,p_b,p_c\n6,c,.2,.2,.6\n5,b,.2,.7,.1\n4,a,.6,.3,.1\n3,c,.1,.1,.8\n2,b,.3,.6,.1\n1,a,.8,.1,.1\n";

}  // namespace

TEST_CASE("scores for each class are compared over rows that a key pairs") {
  // By hand, of the true classes' scores: old .7 .4 .6 .4 .8 .3, new .8 .6 .8 .6 .7 .6.
  const PairedSample paired = paired_files(old_classes_csv, new_classes_csv);
  const auto check = [&](const char* metric, double before, double now) {
    INFO(metric);
    const MetricComparison one = class_difference(paired, metric);
    CHECK(one.reference.number() == Approx(before));
    CHECK(one.value.number() == Approx(now));
    CHECK(one.difference.number() == Approx(now - before));
  };
  check("accuracy", .5, 1);
  check("log_loss", -std::log(.7 * .4 * .6 * .4 * .8 * .3) / 6, -std::log(.8 * .6 * .8 * .6 * .7 * .6) / 6);
  check("brier_score", (.14 + .62 + .24 + .62 + .06 + .74) / 6, (.06 + .26 + .06 + .26 + .14 + .24) / 6);
  check("top_k_accuracy(2)", 5. / 6, 1);  // row 6 ties for the second place, which counts as the third
}

TEST_CASE("the class that scores highest is predicted, of several the first") {
  const PairedSample paired = paired_files("id,y,p_a,p_b,p_c\n1,b,.4,.4,.2\n2,c,0,.5,.5\n3,a,1,0,0\n",
                                           "id,y,p_a,p_b,p_c\n1,b,.4,.4,.2\n2,c,0,.4,.6\n3,a,1,0,0\n");
  CHECK(paired.predicted(0, 0) == 0);
  CHECK(paired.predicted(0, 1) == 1);
  CHECK(paired.predicted(1, 1) == 2);
}

TEST_CASE("models with scores of other classes are refused") {
  CHECK_THROWS(paired_files("id,y,p_a,p_b\n1,a,.7,.3\n2,b,.5,.5\n3,a,.8,.2\n",
                            "id,y,p_a,p_b,p_c\n1,a,.7,.2,.1\n2,b,.5,.4,.1\n3,a,.8,.1,.1\n"));
}
