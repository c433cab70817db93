// Laws of the ROC curve, over rankings with hardly any ties and with many.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

#include "assay/curve/roc.hpp"
#include "catch.hpp"
#include "curve/examples.hpp"

using namespace assay;

namespace {

double auc_of(const Rows& rows) { return roc_of(rows).auc.number(); }

// How much a positive's winning over a negative counts, twice.
double twice_won(const ScoredRow& positive, const ScoredRow& negative) {
  return positive.score > negative.score ? 2 : positive.score == negative.score ? 1 : 0;
}

Rows of_label(Rows rows, int label) {
  std::erase_if(rows, [&](const ScoredRow& row) { return row.label != label; });
  return rows;
}

// Twice the Mann-Whitney U, pair by pair.
double twice_u(const Rows& rows) {
  double sum = 0;
  for (const ScoredRow& positive : of_label(rows, 1))
    for (const ScoredRow& negative : of_label(rows, 0))
      sum += twice_won(positive, negative) * positive.weight * negative.weight;
  return sum;
}

double pairs(const Rows& rows) { return count_of(rows, 0) * count_of(rows, 1); }

double variance(const std::vector<double>& numbers) {
  double mean = 0, squares = 0;
  for (const double number : numbers) mean += number / static_cast<double>(numbers.size());
  for (const double number : numbers) squares += (number - mean) * (number - mean);
  return squares / static_cast<double>(numbers.size() - 1);
}

// DeLong et al. 1988 as printed: for each row how often it wins, or is won over, and the variance of these.
double delong_standard_error(const Rows& rows) {
  const Rows positives = of_label(rows, 1), negatives = of_label(rows, 0);
  const auto p = static_cast<double>(positives.size()), n = static_cast<double>(negatives.size());
  std::vector<double> of_positives(positives.size()), of_negatives(negatives.size());
  for (std::size_t i = 0; i < positives.size(); ++i)
    for (std::size_t j = 0; j < negatives.size(); ++j) {
      const double won = twice_won(positives[i], negatives[j]) / 2;
      of_positives[i] += won / n;
      of_negatives[j] += won / p;
    }
  return std::sqrt(variance(of_positives) / p + variance(of_negatives) / n);
}

struct RocPoint {
  double threshold, x, y;
};

// A point for each score, counted row by row.
std::vector<RocPoint> points_of(const Rows& rows) {
  std::map<double, RocPoint, std::greater<>> points;
  for (const ScoredRow& at : rows) points[at.score].threshold = at.score;
  for (auto& [threshold, point] : points)
    for (const ScoredRow& row : rows)
      if (row.score >= threshold)
        (row.label == 1 ? point.y : point.x) += row.weight / count_of(rows, row.label);
  std::vector<RocPoint> all{{std::numeric_limits<double>::infinity(), 0, 0}};
  for (const auto& [threshold, point] : points) all.push_back(point);
  return all;
}

double trapezoids(const CurvePoints& points) {
  double area = 0;
  for (std::size_t i = 1; i < points.size(); ++i)
    area += (points.x[i] - points.x[i - 1]) * (points.y[i] + points.y[i - 1]) / 2;
  return area;
}

Rows negated(const Rows& rows) {
  return changed(rows, [](ScoredRow& row) { row.score = -row.score; });
}
Rows flipped(const Rows& rows) {
  return changed(rows, [](ScoredRow& row) { row.label = 1 - row.label; });
}

}  // namespace

TEST_CASE("law: the area is the Mann-Whitney U over all pairs, to the last digit") {
  for_random_rows([](const Rows& rows) { CHECK(auc_of(rows) == twice_u(rows) / (2 * pairs(rows))); });
  for_random_weighted_rows([](const Rows& rows) {
    CHECK(auc_of(rows) == Approx(twice_u(rows) / (2 * pairs(rows))).epsilon(1e-13));
  });
}

TEST_CASE("law: negated scores, and swapped classes, turn the area into the rest of the square") {
  for_random_rows([](const Rows& rows) {
    const auto in_pairs = [&](const Rows& some) { return std::llround(2 * pairs(rows) * auc_of(some)); };
    const auto all = std::llround(2 * pairs(rows));
    CHECK(in_pairs(negated(rows)) == all - in_pairs(rows));
    CHECK(in_pairs(flipped(rows)) == all - in_pairs(rows));
    CHECK(auc_of(flipped(negated(rows))) == auc_of(rows));
  });
}

TEST_CASE("law: a ROC curve does not change when scores are stretched") {
  for_random_rows([](const Rows& rows) {
    const Roc before = roc_of(rows);
    for (const int power : {-40, 7}) {
      const Roc after =
          roc_of(changed(rows, [&](ScoredRow& row) { row.score = std::ldexp(row.score, power); }));
      CHECK(after.auc.number() == before.auc.number());
      CHECK(after.auc_standard_error == before.auc_standard_error);
      CHECK(after.ks.number() == before.ks.number());
      CHECK(after.equal_error_rate.number() == before.equal_error_rate.number());
    }
  });
}

TEST_CASE(
    "law: the area is 1 only where every positive scores higher than every negative, 0 where it is the other "
    "way round") {
  for (int i = 0; i < 81; ++i) {  // three scores for each of four rows
    const std::array<double, 4> score{static_cast<double>(i % 3), static_cast<double>(i / 3 % 3),
                                      static_cast<double>(i / 9 % 3), static_cast<double>(i / 27)};
    const auto [low_positive, high_positive] = std::minmax(score[0], score[1]);
    const auto [low_negative, high_negative] = std::minmax(score[2], score[3]);
    for (const double weight : {1.0, 0.1, 0.3}) {
      CAPTURE(score, weight);
      Rows rows{{score[0], 1, weight}, {score[1], 1, weight}, {score[2], 0, weight}, {score[3], 0, weight}};
      CHECK((auc_of(rows) == 1) == (low_positive > high_negative));
      CHECK((auc_of(rows) == 0) == (high_positive < low_negative));
    }
  }
}

TEST_CASE("law: the standard error is that of the mean of the structural components") {
  for_random_rows([](const Rows& rows) {
    const Roc roc = roc_of(rows);
    REQUIRE(roc.auc_standard_error.has_value());
    CHECK(*roc.auc_standard_error == Approx(delong_standard_error(rows)).epsilon(1e-12).margin(1e-15));
  });
}

TEST_CASE("law: Kolmogorov-Smirnov is the largest distance of the rates, at the highest score that has it") {
  const auto law = [](const Rows& rows) {
    RocPoint farthest{};
    for (const RocPoint& point : points_of(rows))
      if (std::abs(point.y - point.x) > std::abs(farthest.y - farthest.x) + 1e-12) farthest = point;
    const Roc roc = roc_of(rows);
    CHECK(roc.ks.number() == Approx(std::abs(farthest.y - farthest.x)).epsilon(1e-13));
    CHECK(roc.ks_threshold.number() == farthest.threshold);
    CHECK(roc_of(flipped(rows)).ks.number() == Approx(roc.ks.number()).epsilon(1e-13));
  };
  for_random_rows(law);
  for_random_weighted_rows(law);
}

TEST_CASE("law: at the equal error rate the curve crosses the falling diagonal") {
  const auto law = [](const Rows& rows) {
    const std::vector<RocPoint> points = points_of(rows);
    const auto after = std::find_if(points.begin(), points.end(),
                                    [](const RocPoint& point) { return point.x + point.y >= 1 - 1e-12; });
    const auto before = after - 1;
    const double share = (1 - before->x - before->y) / (after->x - before->x + after->y - before->y);
    const double rate = roc_of(rows).equal_error_rate.number();
    CHECK(rate == Approx(before->x + share * (after->x - before->x)).margin(1e-12));
    CHECK(1 - rate == Approx(before->y + share * (after->y - before->y)).margin(1e-12));
    CHECK(roc_of(flipped(rows)).equal_error_rate.number() == Approx(1 - rate).margin(1e-12));
  };
  for_random_rows(law);
  for_random_weighted_rows(law);
}

TEST_CASE(
    "law: the curve climbs from (0, 0) to (1, 1) by a point for each score, and has the area below it") {
  const auto law = [](const Rows& rows) {
    const CurvePoints points = roc_points(ranking_of(rows), std::nullopt);
    const std::vector<RocPoint> expected = points_of(rows);
    REQUIRE(points.size() == expected.size());
    CHECK(points.of == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      CHECK(points.threshold[i] == expected[i].threshold);
      CHECK(points.x[i] == Approx(expected[i].x).margin(1e-12));
      CHECK(points.y[i] == Approx(expected[i].y).margin(1e-12));
    }
    CHECK((points.x.front() == 0 && points.y.front() == 0));
    CHECK((points.x.back() == 1 && points.y.back() == 1));
    CHECK(trapezoids(points) == Approx(auc_of(rows)).epsilon(1e-12));
  };
  for_random_rows(law);
  for_random_weighted_rows(law);
}

TEST_CASE("law: a ROC curve takes a whole weight as the row that often") {
  for_random_rows([](const Rows& rows) {
    const Rows weighted =
        changed(rows, [i = 0](ScoredRow& row) mutable { row.weight = static_cast<double>(++i % 3 + 1); });
    const Roc a = roc_of(weighted), b = roc_of(repeated(weighted));
    CHECK(a.auc.number() == b.auc.number());
    CHECK(a.ks.number() == b.ks.number());
    CHECK(a.ks_threshold.number() == b.ks_threshold.number());
    CHECK(a.equal_error_rate.number() == b.equal_error_rate.number());
  });
}

TEST_CASE("law: all values are rates") {
  const auto law = [](const Rows& rows) {
    for (const Rows& some : {rows, negated(rows), flipped(rows)}) {
      const Roc roc = roc_of(some);
      for (const Value& value : {roc.auc, roc.ks, roc.equal_error_rate})
        CHECK((value.number() >= 0 && value.number() <= 1));
    }
  };
  for_random_rows(law);
  for_random_weighted_rows(law);
  for_random_weighted_rows([&](const Rows& rows) {  // separated
    law(changed(rows, [](ScoredRow& row) { row.score = row.label; }));
    law(changed(rows, [](ScoredRow& row) { row.score += 1e7 * row.label; }));
  });
}
