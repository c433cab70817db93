// Calibration by hand, against scikit-learn and statsmodels, and laws.
#include "assay/calibration/calibration.hpp"

#include <cmath>

#include "assay/calibration/estimates.hpp"
#include "catch.hpp"
#include "curve/examples.hpp"

using namespace assay;

namespace {

Calibration calibration_of(const Rows& rows, const ProbabilityRule& rule = {}) {
  return calibration(ranking_of(rows), rule);
}

// scikit-learn's example.
Rows four_rows() { return {{.1, 0}, {.4, 0}, {.35, 1}, {.8, 1}}; }

using Of = Estimate (*)(const Calibration&, const IntervalPlan&);

double number(Of of, const Calibration& scores) { return of(scores, {}).value.number(); }

// In the same order, with log odds from -4 to 4.
Rows probabilities(const Rows& rows) {
  return changed(rows, [](ScoredRow& row) {
    row.score = 1 / (1 + std::exp(-4 * row.score / (4 + std::abs(row.score))));
  });
}

double brier_of(const Rows& rows) {
  double sum = 0, weight = 0;
  for (const ScoredRow& row : rows) {
    sum += row.weight * (row.score - row.label) * (row.score - row.label);
    weight += row.weight;
  }
  return sum / weight;
}

double log_loss_of(const Rows& rows) {
  double sum = 0, weight = 0;
  for (const ScoredRow& row : rows) {
    sum -= row.weight * std::log(row.label == 1 ? row.score : 1 - row.score);
    weight += row.weight;
  }
  return sum / weight;
}

// The rows with the scores that isotonic regression gives them.
Rows isotonic(const Rows& rows) {
  const Calibration found = calibration_of(rows);
  return changed(rows, [&](ScoredRow& row) {
    for (const IsotonicBlock& block : found.blocks)
      if (row.score >= block.low && row.score <= block.high) {
        row.score = block.probability();
        return;
      }
    FAIL("a score is in no block");
  });
}

}  // namespace

TEST_CASE("bins are (a, b] with 0 in the first, and empty ones are left out") {
  const Calibration found =
      calibration_of({{0, 0}, {.1, 1}, {.10000001, 1}, {.2, 0}, {1, 1}}, {.bins = {10}});
  REQUIRE(found.bins.size() == 3);
  CHECK(found.bins[0].rows == 2);
  CHECK(found.bins[0].high == .1);
  CHECK(found.bins[1].rows == 2);
  CHECK(found.bins[1].low == .1);
  CHECK(found.bins[1].positives == 1);
  CHECK(found.bins[2].low == .9);
  CHECK(found.bins[2].high == 1);
}

TEST_CASE("bins of equally many rows keep ties together") {
  const BinRule four{.count = 4, .equal_mass = true};
  const auto sizes = [&](const Rows& rows) {
    std::vector<double> found;
    for (const CalibrationBin& bin : calibration_of(rows, {.bins = four}).bins) found.push_back(bin.rows);
    return found;
  };
  CHECK(sizes({{.1, 0}, {.2, 0}, {.3, 0}, {.4, 1}, {.5, 1}, {.6, 1}, {.7, 1}, {.8, 1}}) ==
        std::vector<double>{2, 2, 2, 2});
  CHECK(sizes({{.1, 0}, {.2, 0}, {.2, 0}, {.2, 1}, {.2, 1}, {.6, 1}, {.7, 1}, {.8, 1}}) ==
        std::vector<double>{1, 4, 1, 2});
  CHECK(sizes({{.1, 0}, {.2, 0}}) == std::vector<double>{1, 1});
}

TEST_CASE("calibration of scikit-learn's four rows, by hand") {
  const Calibration found = calibration_of(four_rows());
  REQUIRE(found.bins.size() == 3);  // 0.35 and 0.4 share (1/3, 0.4]
  CHECK(number(calibrated::ece, found) == Approx(.1375));
  CHECK(number(calibrated::max_calibration_error, found) == Approx(.2));
  // sqrt(2 / pi) and the normal distribution from a table: (.25254 + 2 * .299544 + .358237) / 4 = .302466
  CHECK(number(calibrated::ece_debiased, found) == 0);
  // (2 * .1 * .9 + .585156 + 2 * .8 * .2) / 4, the middle by De Moivre's formula and the scores' spread
  CHECK(number(calibrated::ece_expected, found) == Approx(.271289).epsilon(1e-5));
  CHECK(number(calibrated::observed_to_expected, found) == Approx(2 / 1.65));
  CHECK(number(calibrated::spiegelhalter_z, found) == Approx(-.085 / std::sqrt(.145275)));
  CHECK(number(calibrated::spiegelhalter_p, found) == Approx(.823529).epsilon(1e-4));
  CHECK(number(calibrated::hosmer_lemeshow, found) == Approx(.01 / .09 + .4225 / .2275 + .16 / .24 + .25));
  // exp(-x/2) (1 + x/2), of four degrees of freedom
  CHECK(number(calibrated::hosmer_lemeshow_p, found) ==
        Approx(std::exp(-2.884921 / 2) * (1 + 2.884921 / 2)).epsilon(1e-6));
  CHECK(number(calibrated::brier_skill, found) == Approx(.3675));
  CHECK(number(calibrated::tjur_r2, found) == Approx(.325));
  const double loss = -(std::log(.35) + std::log(.8) + std::log(.9) + std::log(.6)) / 4;
  CHECK(number(calibrated::log_loss_skill, found) == Approx(1 - loss / std::log(2)));
  CHECK(number(calibrated::cox_snell_r2, found) == Approx(1 - std::exp(2 * (loss - std::log(2)))));
  CHECK(number(calibrated::nagelkerke_r2, found) == Approx((1 - std::exp(2 * (loss - std::log(2)))) / .75));
  CHECK(number(calibrated::miscalibration, found) == Approx(.033125));
  CHECK(number(calibrated::discrimination, found) == Approx(.125));
  CHECK(number(calibrated::uncertainty, found) == Approx(.25));
}

// scikit-learn 1.2.1 (IsotonicRegression, brier_score_loss, log_loss), statsmodels 0.13.5 (GLM; of one
// coefficient with HC0) and scipy.
TEST_CASE("calibration as scikit-learn and statsmodels have it") {
  const Calibration four = calibration_of(four_rows()), twenty = calibration_of(twenty_rows());
  CHECK(number(calibrated::intercept, four) == Approx(0.94574631).epsilon(1e-7));
  CHECK(number(calibrated::slope, four) == Approx(1.8910581).epsilon(1e-7));
  CHECK(number(calibrated::in_the_large, four) == Approx(0.47706915).epsilon(1e-7));
  CHECK(number(calibrated::intercept, twenty) == Approx(0.00616301).epsilon(1e-6));
  CHECK(number(calibrated::slope, twenty) == Approx(0.78752277).epsilon(1e-7));
  CHECK(number(calibrated::in_the_large, twenty) == Approx(0.06373355).epsilon(1e-6));
  const Interval slope = calibrated::slope(twenty, {}).interval.value();
  constexpr double t = 2.262157163;  // of 9 degrees of freedom: there are 9 positives
  CHECK(slope.low == Approx(0.78752277 - t * 0.47783062).epsilon(1e-6));
  CHECK(slope.high == Approx(0.78752277 + t * 0.47783062).epsilon(1e-6));
  CHECK(calibrated::in_the_large(twenty, {}).interval->high ==
        Approx(0.06373355 + t * 0.54287199).epsilon(1e-6));
  CHECK(number(calibrated::miscalibration, twenty) == Approx(0.028365555555555505));
  CHECK(number(calibrated::discrimination, twenty) == Approx(0.06555555555555559));
  CHECK(number(calibrated::brier_skill, twenty) == Approx(0.15026262626262654));
  CHECK(number(calibrated::log_loss_skill, twenty) == Approx(0.1344640252273701));
  CHECK(number(calibrated::cox_snell_r2, twenty) == Approx(0.168945439309091));
  CHECK(number(calibrated::nagelkerke_r2, twenty) == Approx(0.2260190354944685));
  CHECK(number(calibrated::ece, twenty) == Approx(0.179));
  CHECK(number(calibrated::max_calibration_error, twenty) == Approx(0.71));
  CHECK(number(calibrated::spiegelhalter_z, twenty) == Approx(0.5896569913897332));
  CHECK(number(calibrated::spiegelhalter_p, twenty) == Approx(0.5554206348006797));
}

TEST_CASE("isotonic regression pools what does not rise") {
  const Calibration found = calibration_of(four_rows());
  REQUIRE(found.blocks.size() == 3);
  CHECK(found.blocks[0].probability() == 0);
  CHECK(found.blocks[1].probability() == .5);
  CHECK(found.blocks[1].low == .35);
  CHECK(found.blocks[1].high == .4);
  CHECK(found.blocks[2].probability() == 1);
}

TEST_CASE("what has no value says why") {
  const auto why = [](Of of, const Rows& rows) { return of(calibration_of(rows), {}).value.reason(); };
  CHECK(why(calibrated::ece, {}) == "n = 0: there are no rows");
  CHECK(why(calibrated::brier_skill, {{.2, 1}, {.3, 1}}) == "N = 0: no row is truly negative");
  CHECK(why(calibrated::slope, {{.2, 0}, {.3, 0}}) == "P = 0: no row is truly positive");
  CHECK(why(calibrated::slope, {{.2, 0}, {.3, 0}, {.3, 1}, {.7, 1}}) ==
        "infinite: no negative scores above a positive: the classes are separated");
  CHECK(why(calibrated::slope, {{.2, 1}, {.7, 0}}) ==
        "no positive scores above a negative: the classes are separated the wrong way round");
  CHECK(why(calibrated::slope, {{.2, 1}, {.2, 0}}) == "all scores are alike");
  CHECK(number(calibrated::in_the_large, calibration_of({{.2, 1}, {.2, 0}})) == Approx(std::log(4)));
  CHECK(why(calibrated::slope, {{0, 1}, {.7, 0}, {.5, 1}}) ==
        "scores of exactly 0 or 1 are wrong in 1 row; --clip bounds them");
  CHECK(why(calibrated::slope, {{0, 0}, {1, 1}}) ==
        "all rows that score neither 0 nor 1 are of one class, or there are none");
  CHECK(why(calibrated::log_loss_skill, {{0, 1}, {.7, 0}, {.5, 1}}) ==
        "log loss is infinite: scores of exactly 0 or 1 are wrong in 1 row; --clip bounds them");
  CHECK(why(calibrated::spiegelhalter_z, {{0, 0}, {1, 1}}) ==
        "every score is 0, 0.5 or 1: the test has nothing to weigh");
  CHECK(why(calibrated::hosmer_lemeshow, {{0, 1}, {1, 1}}) ==
        "infinite: all scores of a decile are 0, or all are 1, and some row is not so");
  CHECK(number(calibrated::hosmer_lemeshow_p, calibration_of({{0, 1}, {1, 1}})) == 0);
  CHECK(why(calibrated::observed_to_expected, {{0, 1}}) == "infinite: all scores are 0");
  CHECK(why(calibrated::ece_expected, {{.5, 1, 2}}) ==
        "it takes rows for independent draws, which rows with weights or in clusters are not");
}

TEST_CASE("scores of exactly 0 or 1 that are right change no recalibration") {
  Rows rows = four_rows();
  rows.insert(rows.end(), {{0, 0}, {1, 1}, {1, 1}});
  CHECK(number(calibrated::slope, calibration_of(rows)) == Approx(1.8910581).epsilon(1e-7));
  CHECK(number(calibrated::in_the_large, calibration_of(rows)) == Approx(0.47706915).epsilon(1e-7));
}

TEST_CASE("scores in percent and log odds are read as probabilities") {
  const double ece = number(calibrated::ece, calibration_of(four_rows()));
  const Rows percent = changed(four_rows(), [](ScoredRow& row) { row.score *= 100; });
  CHECK(number(calibrated::ece, calibration_of(percent, {.meaning = ScoreMeaning::percent})) == Approx(ece));
  const Rows logits =
      changed(four_rows(), [](ScoredRow& row) { row.score = std::log(row.score / (1 - row.score)); });
  CHECK(number(calibrated::slope, calibration_of(logits, {.meaning = ScoreMeaning::logit})) ==
        Approx(number(calibrated::slope, calibration_of(four_rows()))));
}

TEST_CASE("law: the parts of the Brier score sum to it") {
  for_all_rows([](const Rows& raw) {
    const Rows rows = probabilities(raw);
    const Calibration found = calibration_of(rows);
    CHECK(std::abs(number(calibrated::miscalibration, found) - number(calibrated::discrimination, found) +
                   number(calibrated::uncertainty, found) - brier_of(rows)) < 1e-12);
    for (const BinRule& rule : {BinRule{}, BinRule{3}, BinRule{7, true}}) {
      const auto parts = calibrated::binned_brier(calibration_of(rows, {.bins = rule}));
      CHECK(std::abs(parts.reliability - parts.resolution + parts.uncertainty + parts.within_bin_variance -
                     parts.within_bin_covariance - brier_of(rows)) < 1e-12);
    }
  });
}

TEST_CASE("law: isotonic recalibration raises neither Brier score nor log loss, and then is perfect") {
  for_all_rows([](const Rows& raw) {
    const Rows rows = probabilities(raw), better = isotonic(rows);
    CHECK(brier_of(better) <= brier_of(rows) + 1e-12);
    const double log_loss = log_loss_of(changed(better, [](ScoredRow& row) {
      if (row.score == row.label) row.score = row.label == 1 ? 1 - 1e-16 : 1e-16;
    }));
    CHECK(log_loss <= log_loss_of(rows) + 1e-12);
    const Calibration again = calibration_of(better);
    CHECK(number(calibrated::miscalibration, again) < 1e-12);
    CHECK(number(calibrated::ece, again) < 1e-12);
    CHECK(number(calibrated::observed_to_expected, again) == Approx(1));
  });
}

TEST_CASE("law: logistic recalibration of what it has recalibrated changes nothing") {
  for_all_rows([](const Rows& raw) {
    const Rows rows = probabilities(raw);
    const Recalibration found = calibration_of(rows).recalibration;
    if (!found.slope.value.defined()) return;
    const Recalibration again =
        calibration_of(changed(rows, [&](ScoredRow& row) {
          const double logit = std::log(row.score / (1 - row.score));
          row.score =
              1 / (1 + std::exp(-found.intercept.value.number() - found.slope.value.number() * logit));
        })).recalibration;
    if (std::abs(found.slope.value.number()) < 1e-6) return;  // then all scores are alike but for rounding
    CHECK(again.slope.value.number() == Approx(1).epsilon(1e-7));
    CHECK(std::abs(again.intercept.value.number()) < 1e-7);
    CHECK(std::abs(again.in_the_large.value.number()) < 1e-7);
  });
}

TEST_CASE(
    "law: where every score is the mean of its bin, the ece is the shares' distance; of shares it is 0") {
  for_all_rows([](const Rows& raw) {
    const Rows rows = probabilities(raw);
    for (const BinRule& rule : {BinRule{}, BinRule{4}}) {
      const Calibration found = calibration_of(rows, {.bins = rule});
      const Rows shares = changed(rows, [&](ScoredRow& row) {
        for (const CalibrationBin& bin : found.bins)
          if (row.score > bin.low && row.score <= bin.high) {
            row.score = bin.observed();
            return;
          }
      });
      CHECK(number(calibrated::ece, calibration_of(shares, {.bins = rule})) < 1e-12);
    }
  });
}

TEST_CASE("law: values stay as they are where all rows come twice, and weights of 2 are two rows") {
  constexpr Of of_shares[] = {calibrated::ece,
                              calibrated::max_calibration_error,
                              calibrated::brier_skill,
                              calibrated::log_loss_skill,
                              calibrated::cox_snell_r2,
                              calibrated::nagelkerke_r2,
                              calibrated::tjur_r2,
                              calibrated::miscalibration,
                              calibrated::discrimination,
                              calibrated::uncertainty,
                              calibrated::observed_to_expected,
                              calibrated::in_the_large};
  for_random_rows([&](const Rows& raw) {
    const Rows rows = probabilities(raw);
    Rows twice = rows;
    twice.insert(twice.end(), rows.begin(), rows.end());
    const Rows weighted = changed(rows, [](ScoredRow& row) { row.weight = 2; });
    for (const BinRule& rule : {BinRule{}, BinRule{7, true}})
      for (const Rows& other : {twice, weighted})
        for (const Of of : of_shares) {
          const double once = number(of, calibration_of(rows, {.bins = rule}));
          CHECK(number(of, calibration_of(other, {.bins = rule})) == Approx(once).margin(1e-12));
        }
  });
}

TEST_CASE("law: turning classes and scores round turns the signs round") {
  for_random_rows([](const Rows& raw) {
    const Rows rows = probabilities(raw);
    const Rows turned = changed(rows, [](ScoredRow& row) { row = {1 - row.score, 1 - row.label}; });
    const Calibration found = calibration_of(rows), other = calibration_of(turned);
    for (const Of of : {Of{calibrated::brier_skill}, Of{calibrated::miscalibration}, Of{calibrated::tjur_r2},
                        Of{calibrated::discrimination}, Of{calibrated::log_loss_skill}})
      CHECK(number(of, other) == Approx(number(of, found)).margin(1e-12));
    CHECK(number(calibrated::in_the_large, other) == Approx(-number(calibrated::in_the_large, found)));
    const Value slope = calibrated::slope(found, {}).value;
    if (slope.defined()) CHECK(number(calibrated::slope, other) == Approx(slope.number()));
  });
}

TEST_CASE("law: intervals hold the estimate, and are half as wide for four times the rows or less") {
  constexpr Of all[] = {
      calibrated::ece,           calibrated::max_calibration_error, calibrated::ece_debiased,
      calibrated::slope,         calibrated::ece_expected,          calibrated::intercept,
      calibrated::in_the_large,  calibrated::observed_to_expected,  calibrated::brier_skill,
      calibrated::tjur_r2,       calibrated::log_loss_skill,        calibrated::cox_snell_r2,
      calibrated::uncertainty,   calibrated::nagelkerke_r2,         calibrated::miscalibration,
      calibrated::discrimination};
  for_random_rows([&](const Rows& raw) {
    const Rows rows = probabilities(raw);
    for (const Of of : all) {
      const Estimate estimate = of(calibration_of(rows), {});
      if (!estimate.value.defined()) continue;
      REQUIRE(estimate.interval);
      CHECK(estimate.interval->low <= estimate.value.number());
      CHECK(estimate.interval->high >= estimate.value.number());
    }
  });
}

TEST_CASE("a large ranking is recalibrated as exactly as a small one") {
  // 20 copies of 2,000 different scores are few groups; of 40,000 different scores there are more than
  // groups.
  Rows few, many;
  for (int i = 0; i < 40'000; ++i) {
    const double score = (i % 2000 + .5) / 2000;
    const int label = i * 7919 % 1009 < 1009 * (0.1 + 0.7 * score) ? 1 : 0;
    few.push_back({score, label});
    many.push_back({score + 1e-9 * i, label});
  }
  const Recalibration of_few = calibration_of(few).recalibration,
                      of_many = calibration_of(many).recalibration;
  CHECK(of_many.slope.value.number() == Approx(of_few.slope.value.number()).epsilon(1e-3));
  // Newton's steps over all rows end where the likelihood is highest: the sums of what is left over are 0.
  double left = 0, left_by_logit = 0;
  for (const ScoredRow& row : many) {
    const double logit = std::log(row.score / (1 - row.score));
    const double odds = of_many.intercept.value.number() + of_many.slope.value.number() * logit;
    left += row.label - 1 / (1 + std::exp(-odds));
    left_by_logit += logit * (row.label - 1 / (1 + std::exp(-odds)));
  }
  CHECK(std::abs(left) < 1e-6);
  CHECK(std::abs(left_by_logit) < 1e-6);
}
