// Maps that recalibrate scores.
#include "assay/calibration/map.hpp"

#include <cmath>

#include "assay/calibration/estimates.hpp"
#include "catch.hpp"
#include "curve/examples.hpp"

using namespace assay;

namespace {

std::vector<ProbabilityGroup> groups_of(const Rows& rows) { return calibration(ranking_of(rows), {}).groups; }

std::vector<ProbabilityGroup> twenty_groups() { return groups_of(twenty_rows()); }

double log_loss_of(std::span<const ProbabilityGroup> groups, const CalibrationMap& map) {
  double sum = 0;
  for (const ProbabilityGroup& group : groups) {
    const double p = map(group.score);
    if (group.positives > 0) sum -= group.positives * std::log(p);
    if (group.negatives > 0) sum -= group.negatives * std::log(1 - p);
  }
  return sum;
}

}  // namespace

// statsmodels 0.13.5: GLM(y, [1, logit p]), GLM(y, [logit p]) and GLM(y, [1, ln p, -ln(1 - p)]), Binomial.
TEST_CASE("maps are fitted as statsmodels fits them") {
  const auto groups = twenty_groups();
  const CalibrationMap platt = fitted_map(MapMethod::platt, groups, 0).value();
  CHECK(platt.c == Approx(0.00616301).epsilon(1e-6));
  CHECK(platt.a == Approx(0.78752277).epsilon(1e-7));
  const CalibrationMap temperature = fitted_map(MapMethod::temperature, groups, 0).value();
  CHECK(temperature.a == Approx(0.786068337).epsilon(1e-6));
  CHECK(temperature.c == 0);
  const CalibrationMap beta = fitted_map(MapMethod::beta, groups, 0).value();
  CHECK(beta.c == Approx(-0.044379566).epsilon(1e-6));
  CHECK(beta.a == Approx(0.758239926).epsilon(1e-6));
  CHECK(beta.b == Approx(0.820685239).epsilon(1e-6));
}

TEST_CASE("isotonic maps run in straight lines between steps, as scikit-learn's do") {
  const auto groups = groups_of({{.1, 0}, {.4, 0}, {.35, 1}, {.8, 1}});
  const CalibrationMap map = fitted_map(MapMethod::isotonic, groups, 0).value();
  CHECK(map(0) == 0);
  CHECK(map(.1) == 0);
  CHECK(map(.225) == Approx(.25));
  CHECK(map(.35) == .5);
  CHECK(map(.38) == .5);
  CHECK(map(.6) == Approx(.75));
  CHECK(map(1) == 1);
}

TEST_CASE("law: a map with more freedom has no higher log loss on the rows that it is fitted to") {
  for_random_rows([](const Rows& raw) {
    const Rows rows = changed(raw, [](ScoredRow& row) {
      row.score = 1 / (1 + std::exp(-4 * row.score / (4 + std::abs(row.score))));
    });
    const auto groups = groups_of(rows);
    const auto loss = [&](MapMethod method) {
      return log_loss_of(groups, fitted_map(method, groups, 0).value());
    };
    const double as_they_are = log_loss_of(groups, {});
    const double slack = 1e-9 * (1 + as_they_are);
    CHECK(loss(MapMethod::temperature) <= as_they_are + slack);
    CHECK(loss(MapMethod::platt) <= loss(MapMethod::temperature) + slack);
    CHECK(loss(MapMethod::beta) <= loss(MapMethod::platt) + slack);
  });
}

TEST_CASE("recalibration by parts leaves calibrated scores about as they are, and mends others") {
  Rows calibrated, extreme;
  for (int i = 0; i < 2000; ++i) {
    const double p = (i % 20 + .5) / 20;
    const int label = (i / 20) % 100 < std::lround(100 * p) ? 1 : 0;  // that share of each score
    calibrated.push_back({p, label});
    extreme.push_back({1 / (1 + std::exp(-3 * std::log(p / (1 - p)))), label});
  }
  const auto losses = [](const Rows& rows, MapMethod method) {
    return recalibrated(groups_of(rows), method, {}, {});
  };
  const Calibration found = calibration(ranking_of(extreme), {});
  CHECK(calibrated::ece(found, {}).value.number() > 0.1);
  for (const MapMethod method : {MapMethod::temperature, MapMethod::platt, MapMethod::beta}) {
    const double best = losses(calibrated, method).log_loss.number();
    CHECK(losses(extreme, method).log_loss.number() == Approx(best).epsilon(0.01));
    CHECK(losses(extreme, method).ece.number() < 0.03);
  }
}

TEST_CASE("recalibration by parts is undefined where a part has all rows of a class") {
  const auto groups = groups_of({{.1, 0}, {.4, 0}, {.35, 0}, {.8, 1}});
  CHECK(recalibrated(groups, MapMethod::platt, {}, {}).log_loss.why() ==
        "without one of the parts, all rows are of one class");
}
