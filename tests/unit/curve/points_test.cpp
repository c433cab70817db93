// Points of curves: all of them, or few that keep the area.
#include "assay/curve/points.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "assay/curve/precision_recall.hpp"
#include "assay/curve/roc.hpp"
#include "catch.hpp"
#include "curve/examples.hpp"

using namespace assay;

namespace {

double area_below(const CurvePoints& points) {
  CompensatedSum area;
  for (std::size_t i = 1; i < points.size(); ++i)
    area.add((points.x[i] - points.x[i - 1]) * (points.y[i] + points.y[i - 1]) / 2);
  return area.value();
}

// Every one of the few is one of all, in the same order, and the ends are kept.
void check_some_of(const CurvePoints& few, const CurvePoints& all) {
  REQUIRE(few.size() >= std::min<std::size_t>(2, all.size()));
  CHECK(few.of == all.size());
  std::size_t found = 0;
  for (std::size_t i = 0; i < all.size() && found < few.size(); ++i)
    if (all.threshold[i] == few.threshold[found] && all.x[i] == few.x[found] && all.y[i] == few.y[found])
      ++found;
  CHECK(found == few.size());
  CHECK(few.threshold.front() == all.threshold.front());
  CHECK(few.threshold.back() == all.threshold.back());
  CHECK(std::is_sorted(few.x.begin(), few.x.end()));
}

using Curve = std::function<CurvePoints(const PointLimit&)>;

std::vector<Curve> curves_of(const Ranking& ranking) {
  return {[&](const PointLimit& limit) { return roc_points(ranking, limit); },
          [&](const PointLimit& limit) { return precision_recall_points(ranking, limit); }};
}

CurvePoints collected(const std::vector<std::pair<double, double>>& points, const PointLimit& limit) {
  PointCollector collector(limit);
  double threshold = static_cast<double>(points.size());
  for (const auto& [x, y] : points) collector.add(x, y, threshold--);
  return std::move(collector).points();
}

// The scores of the rows all differ; one row in so many is positive, rather the high ones.
Ranking large_ranking(std::size_t rows, std::size_t one_in) {
  Ranking ranking;
  std::mt19937_64 draw(rows);
  for (std::size_t i = 0; i < rows; ++i)
    ranking.add(static_cast<double>(i), draw() % (rows * one_in) < 2 * i);
  ranking.sort();
  return ranking;
}

}  // namespace

TEST_CASE("law: without a limit, and with one that is not reached, every point is there") {
  for_random_rows([](const Rows& rows) {
    const Ranking ranking = ranking_of(rows);
    for (const Curve& curve : curves_of(ranking)) {
      const CurvePoints all = curve(std::nullopt);
      CHECK(all.of == all.size());
      CHECK(all.area_change == 0);
      for (const std::size_t limit : {all.size(), all.size() + 1, std::size_t{1'000'000}}) {
        const CurvePoints same = curve(limit);
        CHECK((same.x == all.x && same.y == all.y && same.threshold == all.threshold));
        CHECK(same.of == all.size());
        CHECK(same.area_change == 0);
      }
    }
  });
}

TEST_CASE("law: fewer points are some of all, and the change of the area is what is said") {
  const auto law = [](const Rows& rows) {
    const Ranking ranking = ranking_of(rows);
    for (const Curve& curve : curves_of(ranking))
      for (const std::size_t limit : {2U, 3U, 5U, 17U, 100U}) {
        const CurvePoints all = curve(std::nullopt), few = curve(limit);
        CHECK(few.size() == std::min(limit, all.size()));
        check_some_of(few, all);
        CHECK(few.area_change == Approx(area_below(few) - area_below(all)).margin(1e-14));
      }
  };
  for_random_rows(law);
  for_random_weighted_rows(law);
}

TEST_CASE("thousands of points of two hundred thousand have the same area to six decimals") {
  for (const std::size_t one_in : {2U, 5U, 1000U}) {
    const Ranking ranking = large_ranking(200'000, one_in);
    for (const Curve& curve : curves_of(ranking)) {
      const CurvePoints all = curve(std::nullopt);
      REQUIRE(all.size() >= 200'000);
      for (const std::size_t limit : {1000U, 5000U, 50'000U}) {
        CAPTURE(one_in, limit);
        const CurvePoints few = curve(limit);
        CHECK(few.size() <= limit);
        CHECK(few.size() >= 1000);
        check_some_of(few, all);
        CHECK(std::abs(few.area_change) < (limit > 5000 ? 5e-6 : 1e-6));
        CHECK(few.area_change == Approx(area_below(few) - area_below(all)).margin(1e-13));
      }
    }
  }
}

TEST_CASE("a limit above the number of points keeps all, however near to each other they are") {
  const Ranking ranking = large_ranking(50'000, 2);
  for (const Curve& curve : curves_of(ranking)) {
    const CurvePoints all = curve(std::nullopt), limited = curve(all.size());
    CHECK(limited.size() == all.size());
    CHECK(limited.area_change == Approx(area_below(limited) - area_below(all)).margin(1e-13));
  }
}

TEST_CASE("points that lie on a line go first, without changing the area") {
  // Two corners, (.25, .75) and (.5, .5); the others lie between them and the ends.
  const CurvePoints few =
      collected({{0, 0}, {.125, .375}, {.25, .75}, {.375, .625}, {.5, .5}, {.75, .75}, {1, 1}}, 4);
  CHECK(few.x == std::vector<double>{0, .25, .5, 1});
  CHECK(few.y == std::vector<double>{0, .75, .5, 1});
  CHECK(few.threshold == std::vector<double>{7, 5, 3, 1});
  CHECK(few.of == 7);
  CHECK(few.area_change == 0);
}

TEST_CASE("the ends are kept where nothing else is") {
  const CurvePoints few = collected({{0, 0}, {0, .5}, {.5, .5}, {.5, 1}, {1, 1}}, 2);
  CHECK(few.x == std::vector<double>{0, 1});
  CHECK(few.of == 5);
  CHECK(few.area_change == Approx(0.5 - 0.75));
}

TEST_CASE("curves of no point and of one point") {
  CHECK(collected({}, 5).size() == 0);
  CHECK(collected({}, 5).of == 0);
  CHECK(collected({{1, .5}}, 2).x == std::vector<double>{1});
  CHECK(collected({{1, .5}}, std::nullopt).of == 1);
}
