// Calibration of rows with weights, in clusters, or moved to another prevalence.
#include <cmath>

#include "assay/calibration/calibration.hpp"
#include "assay/calibration/estimates.hpp"
#include "assay/curve/precision_recall.hpp"
#include "catch.hpp"
#include "curve/examples.hpp"
#include "stats/distributions.hpp"

using namespace assay;

namespace {

using ScatteredOf = Estimate (*)(const Calibration&, const IntervalPlan&);

Rows as_probabilities(const Rows& rows) {
  return changed(rows, [](ScoredRow& row) {
    row.score = 1 / (1 + std::exp(-4 * row.score / (4 + std::abs(row.score))));
  });
}

constexpr ScatteredOf all_with_intervals[] = {calibrated::ece,          calibrated::max_calibration_error,
                                              calibrated::slope,        calibrated::intercept,
                                              calibrated::in_the_large, calibrated::observed_to_expected,
                                              calibrated::brier_skill,  calibrated::log_loss_skill,
                                              calibrated::cox_snell_r2, calibrated::nagelkerke_r2,
                                              calibrated::tjur_r2,      calibrated::uncertainty};

}  // namespace

// R 4.2.2, glm(family = quasibinomial, weights) and its rows' leverages, by tests/oracle/val_prob.R.
TEST_CASE("logistic recalibration of rows with weights and in clusters is R's") {
  const Recalibration rows = calibration(ranking_of(weighted_twenty_rows()), {}).recalibration;
  CHECK(rows.intercept.value.number() == Approx(-0.346519137783).epsilon(1e-8));
  CHECK(rows.slope.value.number() == Approx(1.338542216627).epsilon(1e-8));
  CHECK(rows.in_the_large.value.number() == Approx(-0.36434535016).epsilon(1e-8));
  // Two rows that tie have leverages of their own there, and their mean here.
  CHECK(rows.intercept.standard_error == Approx(0.816131116785).epsilon(1e-5));
  CHECK(rows.slope.standard_error == Approx(0.796117314187).epsilon(1e-5));
  CHECK(rows.in_the_large.standard_error == Approx(0.6399557224).epsilon(1e-5));
  const auto by_turns = [](std::size_t i) { return i % 7; };
  const Recalibration clusters = calibration(in_clusters(weighted_twenty_rows(), by_turns), {}).recalibration;
  CHECK(clusters.slope.value.number() == Approx(1.338542216627).epsilon(1e-8));
  CHECK(clusters.intercept.standard_error == Approx(0.574529551733).epsilon(1e-7));
  CHECK(clusters.slope.standard_error == Approx(0.553232660911).epsilon(1e-7));
  CHECK(clusters.in_the_large.standard_error == Approx(0.491637695238).epsilon(1e-7));
}

// R 4.2.2, rms 6.5.0: robcov(lrm(label ~ odds), cluster), which has no m / (m - 1).
TEST_CASE("logistic recalibration of rows in clusters is that of robcov") {
  const Recalibration found =
      calibration(in_clusters(twenty_rows(), [](std::size_t i) { return i % 7; }), {}).recalibration;
  CHECK(found.intercept.standard_error == Approx(0.434575190542 * std::sqrt(7.0 / 6)).epsilon(1e-6));
  CHECK(found.slope.standard_error == Approx(0.527129679188 * std::sqrt(7.0 / 6)).epsilon(1e-6));
}

TEST_CASE("law: a difference of mean scores scatters as the squared changes by each row's weight say") {
  const auto tjur = [](const Rows& rows) {
    return calibrated::tjur_r2(calibration(ranking_of(rows), {}), {.wanted = false}).value.number();
  };
  for_random_weighted_rows([&](const Rows& raw) {
    const Rows rows = as_probabilities(raw);
    const double few = std::min(rows_alike(rows, 0), rows_alike(rows, 1));
    if (few < 2) return;
    double variance = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const double step = 1e-6;
      Rows more = rows, less = rows;
      more[i].weight += step;
      less[i].weight -= step;
      const double change = rows[i].weight * (tjur(more) - tjur(less)) / (2 * step);
      const double alike = rows_alike(rows, rows[i].label);
      variance += change * change * alike / (alike - 1);
    }
    const Estimate found = calibrated::tjur_r2(calibration(ranking_of(rows), {}), {});
    const double half = t_quantile(.95, few - 1) * std::sqrt(variance);
    CHECK(found.interval->high == Approx(std::min(1.0, found.value.number() + half)).epsilon(1e-5));
    CHECK(found.interval->low == Approx(std::max(-1.0, found.value.number() - half)).epsilon(1e-5));
  });
}

TEST_CASE("law: intervals of rows with weights, in clusters or moved hold the estimate") {
  for_random_weighted_rows([](const Rows& raw) {
    const Rows rows = as_probabilities(raw);
    Ranking moved = ranking_of(rows);
    moved.weigh(.2, 1);
    for (const Ranking& ranking :
         {ranking_of(rows), in_clusters(rows, [](std::size_t i) { return i / 2; }), moved}) {
      const Calibration found = calibration(ranking, {});
      for (const ScatteredOf of : all_with_intervals) {
        const Estimate estimate = of(found, {});
        if (!estimate.value.defined() || !estimate.interval) continue;
        CHECK(estimate.interval->low <= estimate.value.number() + 1e-12);
        CHECK(estimate.interval->high >= estimate.value.number() - 1e-12);
      }
    }
  });
}

TEST_CASE("law: the order of rows with weights, in clusters leaves no trace") {
  const Rows rows = weighted_twenty_rows();
  const Rows turned(rows.rbegin(), rows.rend());
  const Calibration once = calibration(in_clusters(rows, [](std::size_t i) { return i % 7; }), {});
  const Calibration other = calibration(in_clusters(turned, [](std::size_t i) { return (19 - i) % 7; }), {});
  for (const ScatteredOf of : all_with_intervals) {
    CHECK(of(once, {}).value.number() == of(other, {}).value.number());
    CHECK(of(once, {}).interval->low == of(other, {}).interval->low);
    CHECK(of(once, {}).interval->high == of(other, {}).interval->high);
  }
}

TEST_CASE("law: where all rows weigh 2, intervals are those of rows, with t of one row less") {
  const Rows rows = twenty_rows(), heavy = changed(rows, [](ScoredRow&row) { row.weight = 2; });
  const Calibration plain = calibration(ranking_of(rows), {}), weighted = calibration(ranking_of(heavy), {});
  const double few = count_of(rows, 1), less = t_quantile(.95, few - 1) / t_quantile(.95, few);
  const auto half = [](const Estimate& of) { return of.interval->high - of.value.number(); };
  CHECK(half(calibrated::tjur_r2(weighted, {})) ==
        Approx(less * half(calibrated::tjur_r2(plain, {}))).epsilon(1e-6));
}

TEST_CASE("a prevalence that is given does not scatter, nor is the largest error that of a few heavy rows") {
  Ranking moved = ranking_of(twenty_rows());
  moved.weigh(.1, 1.5);
  const Calibration found = calibration(moved, {});
  const Estimate uncertainty = calibrated::uncertainty(found, {});
  CHECK(uncertainty.interval->low == Approx(uncertainty.value.number()).epsilon(1e-12));
  CHECK(uncertainty.interval->high == Approx(uncertainty.value.number()).epsilon(1e-12));
  CHECK(calibrated::ece(found, {}).interval);
  CHECK_FALSE(calibrated::max_calibration_error(found, {}).interval);
}

TEST_CASE("rows of a single cluster, or of one class, have no intervals where both are needed") {
  const Calibration single = calibration(in_clusters(twenty_rows(), [](std::size_t) { return 1; }), {});
  for (const ScatteredOf of : all_with_intervals) CHECK_FALSE(of(single, {}).interval);
  const Calibration positives = calibration(ranking_of({{.2, 1, 2}, {.7, 1, 3}}), {});
  CHECK_FALSE(calibrated::uncertainty(positives, {}).interval);
  CHECK_FALSE(calibrated::observed_to_expected(positives, {}).interval);
}

TEST_CASE("a false alarm that would weigh more than a find takes from an average precision, by hand") {
  // 2 positives before 2 negatives, of which a quarter of the weight is positive: each find weighs 0.5, each
  // false alarm 1.5, by 1 more. Where 0.35 of that is ahead, precisions are 0.5/0.85 and 1/1.35.
  Ranking moved = ranking_of({{4, 1}, {3, 1}, {2, 0}, {1, 0}});
  moved.weigh(.5, 1.5);
  const PrecisionSpread spread = precision_spread(moved, precision_recall(moved)).value();
  CHECK(spread.heavy_negative == Approx((.5 / .85 + 1 / 1.35) / 2 - 1));
  Ranking alike = ranking_of({{4, 1, 2}, {3, 1, 2}, {2, 0, 2}, {1, 0, 2}});
  CHECK(precision_spread(alike, precision_recall(alike))->heavy_negative == 0);
}
