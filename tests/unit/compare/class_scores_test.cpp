// Two models with a score for each class, on the same rows.
#include <fmt/format.h>
#include <cmath>

#include "assay/compare/comparison.hpp"
#include "assay/metric/catalogue.hpp"
#include "catch.hpp"
#include "compare/asah.hpp"
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

// 90 rows whose scores a formula makes: `offset` and `shift` make two models of it. The columns of one are in
// another order.
std::string waves(double offset, double shift, const char* order) {
  std::string text = fmt::format("id,y,p_{},p_{},p_{}\n", order[0], order[1], order[2]);
  for (int i = 0; i < 90; ++i) {
    const int truth = (i * i + i / 7) % 3;
    double scores[3], sum = 0;
    for (int k = 0; k < 3; ++k)
      sum += scores[k] =
          std::exp(2 * std::sin(1.7 * i + 2.3 * k + offset * (k + 1)) + (truth == k ? shift : 0));
    text += fmt::format("{},{}", i, "abc"[truth]);
    for (int at = 0; at < 3; ++at) text += fmt::format(",{:.6f}", scores[order[at] - 'a'] / sum);
    text += '\n';
  }
  return text;
}

PairedSample paired_waves() { return paired_files(waves(0, 1, "abc"), waves(.4, 1.3, "cab")); }

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

TEST_CASE("metrics of scores for each class, and errors of their differences, are those of scikit-learn") {
  // scikit-learn 1.2.1 on the same rows: log_loss, roc_auc_score(multi_class='ovo', average='macro'), 'ovr'
  // with 'macro' and 'weighted', the mean of average_precision_score and roc_auc_score of a class against the
  // rest; the Brier score as the mean of the summed squares. Errors: the jackknife that leaves out one row at
  // a time; for average precision, which is no mean of pairs, the infinitesimal one is a twentieth away.
  struct Expected {
    const char* metric;
    double before, now, error;
    double tolerance = .025;
  };
  const PairedSample paired = paired_waves();
  for (const Expected& one : {Expected{"log_loss", 1.408009521, 1.194553269, .0933053},
                              {"roc_auc", .6604766907, .7119347739, .0354717},
                              {"roc_auc_ovr", .6604996837, .7136701455, .0344798},
                              {"roc_auc_ovr_weighted", .6613543267, .7145865335, .0335361},
                              {"average_precision", .5582766632, .6379715013, .0428537, .05},
                              {"brier_score", .8417933453, .7162006793, .0590947}}) {
    INFO(one.metric);
    const MetricComparison found = class_difference(paired, one.metric);
    CHECK(found.reference.number() == Approx(one.before).epsilon(1e-6));
    CHECK(found.value.number() == Approx(one.now).epsilon(1e-6));
    REQUIRE(found.interval);
    // Student's t of 50 to 89 degrees of freedom is 2.009 to 1.987.
    CHECK((found.interval->high - found.interval->low) / 2 ==
          Approx(1.995 * one.error).epsilon(one.tolerance));
    CHECK(found.interval->high + found.interval->low == Approx(2 * found.difference.number()));
    CHECK(found.test == "t");
  }
}

TEST_CASE("the area of one class against the rest is compared as an area of one score") {
  // scikit-learn 1.2.1, as above; few positives have Student's t of 27 degrees of freedom, 2.052.
  const PairedSample paired = paired_waves();
  const std::vector<Estimand> of_b{{bound_metric("roc_auc"), OfClass{"b"}}};
  const MetricComparison one = compare(paired, 0, 1, of_b, {}).metrics[0];
  CHECK(one.reference.number() == Approx(.6445852535));
  CHECK(one.value.number() == Approx(.6440092166));
  CHECK(one.interval->method == IntervalMethod::delong);
  CHECK((one.interval->high - one.interval->low) / 2 == Approx(2.052 * .0509596).epsilon(.01));
}

TEST_CASE("shares of rows among the highest are compared as paired shares") {
  // scikit-learn 1.2.1: top_k_accuracy_score(k=2); 6 rows by the old model alone and 17 by the new one:
  // Tango's equation solved by bisection, McNemar's mid-p by binomial coefficients.
  const MetricComparison one = class_difference(paired_waves(), "top_k_accuracy(2)");
  CHECK(one.reference.number() == Approx(.7111111111));
  CHECK(one.value.number() == Approx(.8333333333));
  CHECK(one.interval->method == IntervalMethod::tango);
  CHECK(one.interval->low == Approx(0.0190741546));
  CHECK(one.interval->high == Approx(0.228725605));
  CHECK(*one.p == Approx(0.0226558447));
}

TEST_CASE("areas of two classes scatter as DeLong says") {
  // R 4.2.2, pROC 1.18.0, as in paired_test.cpp: half of the interval of the difference is .0819. Student's t
  // is a hundredth wider than the normal distribution.
  std::string s100b = "id,y,p_Good,p_Poor\n", wfns = s100b;
  int id = 0;
  const auto row = [&](const tests::Patient& patient, double score) {
    const double probability = 1 / (1 + std::exp(-score));
    return fmt::format("{},{},{:.9f},{:.9f}\n", id, patient.poor ? "Poor" : "Good", 1 - probability,
                       probability);
  };
  for (const tests::Patient& one : tests::asah) {
    ++id;
    s100b += row(one, one.s100b);
    wfns += row(one, one.wfns);
  }
  const PairedSample paired = paired_files(s100b, wfns);
  for (const char* metric : {"roc_auc", "roc_auc_ovr"}) {
    const MetricComparison area = class_difference(paired, metric);
    CHECK(area.difference.number() == Approx(.0923102981029811));
    CHECK((area.interval->high - area.interval->low) / 2 == Approx(.0819041).epsilon(.02));
  }
}

TEST_CASE("patterns in one file name the same models as two files") {
  // By hand, as above: the true classes' scores are old .7 .4 .6, new .8 .6 .8.
  const TemporaryFile file(
      "y,old_a,old_b,old_c,new_c,new_a,new_b\n"
      "a,.7,.2,.1,.1,.8,.1\nb,.5,.4,.1,.1,.3,.6\nc,.2,.2,.6,.8,.1,.1\n");
  const auto read = [&](const char* first, const char* second) {
    return read_models({.input = {.files = {file.path()}, .offers_class_scores = true},
                        .columns = {{.name = "old", .place = first}, {.name = "new", .place = second}}},
                       {.losses = true, .ranking = true, .positive = false});
  };
  const MetricComparison one = class_difference(read("old_*", "new_*"), "log_loss");
  CHECK(one.reference.number() == Approx(-std::log(.7 * .4 * .6) / 3));
  CHECK(one.value.number() == Approx(-std::log(.8 * .6 * .8) / 3));
  CHECK(one.test == "t");
  CHECK(class_difference(read("old_*", "old_*"), "log_loss").test == "no row differs");
  CHECK_THROWS(read("old_*", "older_*"));
}

TEST_CASE("swapping two models with a score for each class changes signs only, with and without clusters") {
  for (const bool clustered : {false, true}) {
    PairedSample paired = paired_waves();
    for (std::uint32_t row = 0; clustered && row < paired.rows.size(); ++row)
      paired.rows.clusters.push_back(paired.rows.cluster_names.id(std::to_string(row % 30)));
    for (const char* metric : {"log_loss", "brier_score", "roc_auc", "roc_auc_ovr", "roc_auc_ovr_weighted",
                               "average_precision", "top_k_accuracy(2)"}) {
      INFO(metric << (clustered ? ", clusters" : ""));
      const std::vector<Estimand> estimand{{bound_metric(metric)}};
      const MetricComparison one = compare(paired, 0, 1, estimand, {}).metrics[0],
                             other = compare(paired, 1, 0, estimand, {}).metrics[0];
      CHECK(*one.p == Approx(*other.p));
      CHECK(one.interval->low == Approx(-other.interval->high));
      CHECK(one.interval->high == Approx(-other.interval->low));
      CHECK(one.interval->method != IntervalMethod::bootstrap);
    }
  }
}
