// Two models on the same rows.
#include <algorithm>
#include <cmath>
#include <random>
#include <sstream>

#include "assay/compare/comparison.hpp"
#include "assay/compare/flips.hpp"
#include "assay/metric/catalogue.hpp"
#include "catch.hpp"
#include "compare/asah.hpp"
#include "input/file.hpp"

using namespace assay;

namespace {

PairedSample read(const std::string& csv, const std::string& first = "a", const std::string& second = "b") {
  const TemporaryFile file(csv);
  ModelsPlan plan{.input = {.files = {file.path()}},
                  .columns = {{.name = "one", .place = first}, {.name = "two", .place = second}}};
  return read_models(plan, {.losses = true, .ranking = true, .positive = false});
}

MetricComparison difference(const PairedSample& paired, const std::string& metric, std::size_t reference = 0,
                            std::size_t model = 1) {
  const std::vector<Estimand> one{{bound_metric(metric)}};
  return compare(paired, reference, model, one, {}).metrics[0];
}

std::string asah_csv() {
  std::ostringstream text;
  text << "poor,a,b\n";
  for (const tests::Patient& one : tests::asah)
    text << one.poor << ',' << one.s100b << ',' << one.wfns << '\n';
  return text.str();
}

// 60 rows of made-up scores, whose labels follow them more or less.
std::string made_up(const std::string& columns) {
  std::mt19937 draw(7);
  std::normal_distribution<double> normal;
  std::ostringstream text;
  text << columns << '\n';
  for (int i = 0; i < 60; ++i) {
    const int truth = i % 3 == 0 ? 1 : 0;
    const auto score = [&](double shift) {
      return 1 / (1 + std::exp(-(normal(draw) + shift * (truth - .4))));
    };
    text << truth << ',' << score(1) << ',' << score(2) << ",c" << i % 20 << ',' << i % 2 << '\n';
  }
  return text.str();
}

}  // namespace

TEST_CASE("areas on the same rows are compared as by pROC") {
  // R 4.2.2, pROC 1.18.0: roc.test() of roc(outcome, wfns) and roc(outcome, s100b).
  const TemporaryFile file(asah_csv());
  ModelsPlan plan{.input = {.files = {file.path()}},
                  .columns = {{.name = "s100b", .place = "a"}, {.name = "wfns", .place = "b"}}};
  plan.input.columns.set(role::truth, "poor");
  const PairedSample paired = read_models(plan, {.matrix = false, .ranking = true});
  const MetricComparison area = difference(paired, "roc_auc");
  CHECK(area.value.number() - area.reference.number() == Approx(.0923102981029811));
  CHECK(area.p.value() == Approx(.0271757822291882));
  CHECK(area.interval->low == Approx(.0104061769564846));
  CHECK(area.interval->high == Approx(.174214419249478));
  CHECK(area.standing == Standing::better);
}

TEST_CASE("areas on different rows are compared as by pROC") {
  // The same with paired = FALSE: D 1.43490636926908, df 206.66.
  const PairedSample paired = [] {
    const TemporaryFile file(asah_csv());
    ModelsPlan plan{.input = {.files = {file.path()}},
                    .columns = {{.name = "s100b", .place = "a"}, {.name = "wfns", .place = "b"}}};
    plan.input.columns.set(role::truth, "poor");
    return read_models(plan, {.matrix = false, .ranking = true});
  }();
  const std::vector<Estimand> area{{bound_metric("roc_auc")}};
  const ModelComparison one =
      compare_unpaired(paired.models[0].sample.predictions, paired.models[1].sample.predictions, area, {});
  CHECK(one.metrics[0].p.value() == Approx(.152825378808796));
  CHECK(one.metrics[0].standing == Standing::no_evidence);
}

TEST_CASE("a model that is compared with itself does not differ") {
  const PairedSample paired = read(made_up("y,a,b,cluster,part"), "a", "a");
  for (const char* metric :
       {"accuracy", "f1", "mcc", "precision", "roc_auc", "average_precision", "log_loss", "brier_score"}) {
    INFO(metric);
    const MetricComparison one = difference(paired, metric);
    CHECK(one.difference.number() == 0);
    CHECK(one.p == 1.0);
    REQUIRE(one.interval);
    CHECK(one.interval->low == 0);
    CHECK(one.interval->high == 0);
    CHECK(one.standing == Standing::no_evidence);
  }
}

TEST_CASE("swapping two models changes signs only") {
  const PairedSample paired = read(made_up("y,a,b,cluster,part"));
  for (const char* metric :
       {"accuracy", "f1", "mcc", "npv", "roc_auc", "average_precision", "log_loss", "brier_score"}) {
    INFO(metric);
    const MetricComparison one = difference(paired, metric), other = difference(paired, metric, 1, 0);
    CHECK(one.difference.number() == -other.difference.number());
    CHECK(*one.p == Approx(*other.p));
    CHECK(one.interval->low == Approx(-other.interval->high));
    CHECK(one.interval->high == Approx(-other.interval->low));
  }
}

TEST_CASE("the order of the rows changes nothing") {
  const std::string csv = made_up("y,a,b,cluster,part");
  std::vector<std::string> lines;
  std::istringstream in(csv);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  std::shuffle(lines.begin() + 1, lines.end(), std::mt19937(3));
  std::string shuffled;
  for (const std::string& line : lines) shuffled += line + "\n";
  const PairedSample a = read(csv), b = read(shuffled);
  for (const char* metric : {"accuracy", "f1", "mcc", "roc_auc", "average_precision", "log_loss"}) {
    INFO(metric);
    const MetricComparison one = difference(a, metric), other = difference(b, metric);
    CHECK(one.difference.number() == other.difference.number());
    CHECK(*one.p == Approx(*other.p).epsilon(1e-9));
    CHECK(one.interval->low == Approx(other.interval->low).epsilon(1e-9));
  }
}

TEST_CASE("rows that change from right to wrong and from wrong to right are counted") {
  const PairedSample paired = read("y,a,b\n1,0.9,0.25\n1,0.25,0.75\n1,0.7,0.9\n0,0.2,0.6\n0,0.9,0.8\n");
  const std::vector<Flips> flips = flips_of(paired, 0, 1);
  REQUIRE(flips.size() == 3);
  CHECK(flips[0].to_wrong == 2);
  CHECK(flips[0].to_right == 1);
  CHECK(flips[0].both_wrong == 1);
  CHECK(flips[1].label == "0");
  CHECK(flips[1].to_wrong == 1);
  CHECK(flips[2].to_right == 1);
  CHECK(largest_changes(paired, 0, 1, 2) == std::vector<std::size_t>{0, 1});
}

TEST_CASE("two models that rank all rows rightly are not shown to be alike") {
  std::ostringstream text;
  text << "y,a,b\n";
  for (int i = 0; i < 80; ++i) {
    const int truth = i % 2;
    text << truth << ',' << .5 * truth + .005 * i << ',' << .5 * truth + .4 - .005 * i << '\n';
  }
  const PairedSample paired = read(text.str());
  // An eighth of a row of each class: variance (1 / 40^2 + 1 / 40^2) / 8, and of average precision 1 / (4 *
  // 40^2).
  const MetricComparison area = difference(paired, "roc_auc"),
                         precision = difference(paired, "average_precision"), ks = difference(paired, "ks");
  CHECK(area.difference.number() == 0);
  CHECK(area.p == 1.0);
  CHECK(area.interval->high == Approx(1.959964 * .0125));
  CHECK(precision.interval->high == Approx(1.990450 * .0125));  // R: qt(.975, 79)
  // No draw of these rows differs, which says nothing of others.
  CHECK_FALSE(ks.interval);
  CHECK_FALSE(ks.p);
  CHECK(ks.why_no_interval == "no draw of the rows shows a difference");
}
