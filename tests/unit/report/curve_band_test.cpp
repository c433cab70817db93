// Intervals beside curves.
#include <cmath>

#include "assay/report/build/curves.hpp"
#include "catch.hpp"
#include "curve/examples.hpp"

using namespace assay;

namespace {

const Rows eight_rows{{0.9, 1}, {0.8, 0}, {0.7, 1}, {0.6, 1}, {0.5, 0}, {0.4, 1}, {0.3, 0}, {0.2, 0}};

Whiskers band_of(const CurveKind& kind, const IntervalPlan& plan = {}) {
  const Ranking ranking = ranking_of(eight_rows);
  return curve_band(ranking, kind.drawn(ranking, 500), kind, plan);
}

// The band where the curve has that point.
void check_at(const Whiskers& band, double x, double y, double low, double high) {
  for (std::size_t i = 0; i < band.x.size(); ++i)
    if (band.x[i] == x && band.y[i] == y) {
      CHECK_THAT(band.low[i], Catch::Matchers::WithinAbs(low, 1e-9));
      CHECK_THAT(band.high[i], Catch::Matchers::WithinAbs(high, 1e-9));
      return;
    }
  FAIL("no point at " << x << ", " << y);
}

}  // namespace

// Wilson's intervals by his formula and, within 1 or 2 of either end, Brown, Cai & DasGupta's of 2001:
// quantiles of chi-squared (scipy.stats.chi2).
TEST_CASE("Beside a ROC curve is the interval of recall at each threshold", "[curve_band]") {
  const Whiskers band = band_of(roc_curve());
  CHECK(band.name == "95% interval");
  CHECK(band.legend.text(4) == "recall at each threshold");
  check_at(band, 0, 0, 0, 0.4898908364545973);
  check_at(band, 0.25, 0.5, 0.0605523196, 0.9394476804);
  check_at(band, 0.25, 0.75, 0.3006418426, 0.9936705480);
  check_at(band, 1, 1, 0.5101091635454027, 1);
}

TEST_CASE("Beside a precision-recall curve is the interval of precision", "[curve_band]") {
  const Whiskers band = band_of(precision_recall_curve());
  check_at(band, 0, 1, 0.025317807984289897, 1);
  check_at(band, 0.5, 2 / 3.0, 0.0807364262, 0.9915607307);
  check_at(band, 1, 4 / 6.0, 0.2999933151, 0.9596317869);
}

TEST_CASE("There is no band without intervals, and none where rows have weights", "[curve_band]") {
  IntervalPlan without;
  without.wanted = false;
  CHECK(band_of(roc_curve(), without).x.empty());
  const Ranking weighted = ranking_of({{0.9, 1, 2}, {0.5, 0, 1}, {0.4, 1, 1}});
  CHECK(curve_band(weighted, roc_points(weighted, 500), roc_curve(), {}).x.empty());
}

TEST_CASE("Only a picture of one curve has a band", "[curve_band]") {
  const CurveKind kind = roc_curve();
  const auto drawing_of = [&](std::size_t files) {
    std::vector<SampleCurves> samples;
    for (std::size_t i = 0; i < files; ++i) {
      const CachedRanking ranking(ranking_of(eight_rows));
      Curve curve{.name = "file", .values = kind.values(ranking, {}), .chance = kind.chance(ranking)};
      curve.drawn = kind.drawn(ranking.ranking(), 500);
      curve.band = curve_band(ranking.ranking(), curve.drawn, kind, {});
      samples.push_back({.name = "file", .all = {std::move(curve)}});
    }
    const Report report = curve_report(std::move(samples), {}, kind);
    for (const Part& part : report.parts)
      if (const auto* drawing = std::get_if<Drawing>(&part)) return *drawing;
    return Drawing{};
  };
  CHECK(drawing_of(1).band.x.size() == 9);
  CHECK(drawing_of(2).lines.size() == 2);
  CHECK(drawing_of(2).band.x.empty());
}
