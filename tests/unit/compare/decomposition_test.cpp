// Changes of metrics of two models, in parts.
#include "assay/compare/decomposition.hpp"

#include "assay/metric/catalogue.hpp"
#include "assay/sample/sample.hpp"
#include "catch.hpp"
#include "input/file.hpp"

using namespace assay;

namespace {

Sample ranked(const std::string& rows) {
  const TemporaryFile file("truth,score\n" + rows);
  return read_sample({.files = {file.path()}}, {.ranking = true}).predictions;
}

DecomposedChange change_of(const std::string& metric, const Sample& reference, const Sample& model) {
  const std::vector<Estimand> one{{bound_metric(metric)}};
  const auto changes = decomposed_changes(reference, model, one, {});
  REQUIRE(changes.size() == 1);
  return changes[0];
}

// Calls three rows positive, two of them rightly: precision 2/3, recall 2/3.
const std::string reference_rows = "1,.9\n1,.8\n1,.4\n0,.7\n0,.3\n0,.2\n0,.1\n";

}  // namespace

// By hand: the three highest are positives, so with as many called both would be 1; five are called, two of
// them wrongly.
TEST_CASE("a better ranking that calls too many rows positive") {
  const Sample reference = ranked(reference_rows);
  const Sample model = ranked("1,.9\n1,.8\n1,.7\n0,.6\n0,.55\n0,.3\n0,.2\n");
  const DecomposedChange precision = change_of("precision", reference, model);
  CHECK(precision.change == Approx(3. / 5 - 2. / 3));
  CHECK(precision.ranking == Approx(1. / 3));
  CHECK(precision.threshold == Approx(-2. / 5));
  CHECK(precision.class_shares == 0);
  const DecomposedChange recall = change_of("recall", reference, model);
  CHECK(recall.ranking == Approx(1. / 3));
  CHECK(recall.threshold == Approx(0).margin(1e-12));
}

// By hand: after .9, two of the four rows with .7 are called, which is one of each class: 2 of 3, as before.
TEST_CASE("rows of one score are called in part") {
  const DecomposedChange recall =
      change_of("recall", ranked(reference_rows), ranked("1,.9\n1,.7\n1,.7\n0,.7\n0,.7\n0,.3\n0,.2\n"));
  CHECK(recall.ranking == Approx(0).margin(1e-12));
  CHECK(recall.threshold == Approx(1. / 3));
}

// The same rows with each negative twice: precision falls from 2/3 to 2/4 by that alone.
TEST_CASE("shares of the classes explain what the model does not") {
  const DecomposedChange precision =
      change_of("precision", ranked(reference_rows), ranked(reference_rows + "0,.7\n0,.3\n0,.2\n0,.1\n"));
  CHECK(precision.change == Approx(-1. / 6));
  CHECK(precision.ranking == Approx(0).margin(1e-12));
  CHECK(precision.threshold == Approx(0).margin(1e-12));
  CHECK(precision.class_shares == Approx(-1. / 6));
}

TEST_CASE("models without scores have no such parts") {
  const TemporaryFile file("truth,pred\n1,1\n0,1\n");
  const Sample labels = read_sample({.files = {file.path()}}, {.ranking = true}).predictions;
  const std::vector<Estimand> one{{bound_metric("precision")}};
  CHECK(decomposed_changes(labels, labels, one, {}).empty());
}
