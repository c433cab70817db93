// Areas under a part of the ROC curve.
#include <algorithm>
#include <cmath>

#include "assay/curve/roc.hpp"
#include "catch.hpp"
#include "curve/examples.hpp"

using namespace assay;

namespace {

using Kind = RocRegion::Kind;

PartialArea up_to_fpr(const Rows& rows, double limit) {
  return partial_area(ranking_of(rows), {.kind = Kind::max_fpr, .limit = limit});
}
PartialArea from_tpr(const Rows& rows, double limit) {
  return partial_area(ranking_of(rows), {.kind = Kind::min_tpr, .limit = limit});
}

// Height of the curve at x on its straight lines; at a step, of its top.
double height(const CurvePoints& points, double x) {
  std::size_t i = points.size() - 1;
  while (points.x[i] > x) --i;
  if (i + 1 == points.size() || points.x[i] == x) return points.y[i];
  const double share = (x - points.x[i]) / (points.x[i + 1] - points.x[i]);
  return points.y[i] + share * (points.y[i + 1] - points.y[i]);
}

// The area between two false positive rates: trapezoids over all corners between them.
double area_between(const Rows& rows, double from, double to) {
  const CurvePoints points = roc_points(ranking_of(rows), std::nullopt);
  double area = 0, x = from, y = height(points, from);
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points.x[i] < from || points.x[i] > to) continue;
    area += (points.x[i] - x) * (y + points.y[i]) / 2;
    x = points.x[i], y = points.y[i];
  }
  return area + (to - x) * (y + height(points, to)) / 2;
}

constexpr double limits[] = {0.001, 0.1, 0.25, 0.5, 0.9};

}  // namespace

TEST_CASE("law: partial areas add up") {
  for_all_rows([](const Rows& rows) {
    double area = 0, last = 0;
    for (const double limit : limits) {
      area += area_between(rows, last, limit);
      CHECK(up_to_fpr(rows, limit).raw.number() == Approx(area).margin(1e-13));
      last = limit;
    }
    const double whole = roc(ranking_of(rows)).auc.number();
    CHECK(area + area_between(rows, last, 1) == Approx(whole).margin(1e-13));
  });
}

TEST_CASE("law: the part that is everything is the area, raw and standardised") {
  for_all_rows([](const Rows& rows) {
    const double whole = roc(ranking_of(rows)).auc.number();
    for (const PartialArea& part : {up_to_fpr(rows, 1), from_tpr(rows, 0)}) {
      CHECK(part.raw.number() == Approx(whole).margin(1e-13));
      CHECK(part.standardised.number() == Approx(whole).margin(1e-13));
    }
  });
}

TEST_CASE("law: seen from the other class, a high true positive rate is a low false positive rate") {
  for_all_rows([](const Rows& rows) {
    const Rows mirrored = changed(rows, [](ScoredRow& row) {
      row = {-row.score, 1 - row.label, row.weight};
    });
    for (const double limit : limits) {
      CHECK(from_tpr(rows, 1 - limit).raw.number() ==
            Approx(up_to_fpr(mirrored, limit).raw.number()).margin(1e-13));
      CHECK(from_tpr(rows, 1 - limit).standardised.number() ==
            Approx(up_to_fpr(mirrored, limit).standardised.number()).margin(1e-10));
    }
  });
}

TEST_CASE("law: a part has its share of the square at the most, and grows with its limit") {
  for_all_rows([](const Rows& rows) {
    double last = 0;
    for (const double limit : limits) {
      const double raw = up_to_fpr(rows, limit).raw.number();
      CHECK(raw >= last);
      CHECK(raw <= limit);
      last = raw;
    }
  });
}

TEST_CASE("law: a perfect ranking has all of a part and guessing half of it") {
  for_all_rows([](const Rows& rows) {
    const Rows perfect = changed(rows, [](ScoredRow& row) { row.score += 1e7 * row.label; });
    const Rows guess = changed(rows, [](ScoredRow& row) { row.score = 5; });
    for (const double limit : limits) {
      CHECK(up_to_fpr(perfect, limit).raw.number() == Approx(limit).epsilon(1e-12));
      CHECK(from_tpr(perfect, limit).raw.number() == Approx(1 - limit).epsilon(1e-12));
      for (const PartialArea& part : {up_to_fpr(perfect, limit), from_tpr(perfect, limit)}) {
        CHECK(part.standardised.number() == Approx(1).epsilon(1e-12));
        CHECK(part.standardised.number() <= 1);
      }
      CHECK(up_to_fpr(guess, limit).standardised.number() == Approx(0.5).epsilon(1e-12));
      CHECK(from_tpr(guess, limit).standardised.number() == Approx(0.5).epsilon(1e-12));
    }
  });
}

TEST_CASE("areas up to a false positive rate are pROC's, and scikit-learn's when standardised") {
  struct Row {
    Rows rows;
    double limit, raw, standardised;
  };
  // R: auc(r, partial.auc = c(1, 1 - limit), partial.auc.focus = "sp")
  // Python: roc_auc_score(labels, scores, max_fpr=limit)
  for (const Row& row : std::vector<Row>{{keilwagen_rows(), .1, .0325, .6447368421052632},
                                         {keilwagen_rows(), .25, .109375, .6785714285714286},
                                         {keilwagen_rows(), .5, .29166666666666663, .7222222222222222},
                                         {keilwagen_rows(), .8, .52333333333333343, .7118055555555556},
                                         {hanley_mcneil_rows(), .1, .055990534144692357, .7683712323404861},
                                         {hanley_mcneil_rows(), .25, .17676639621365789, .832608905631218},
                                         {hanley_mcneil_rows(), .5, .40609441268670482, .8747925502489398},
                                         {hanley_mcneil_rows(), .8, .69523879771344288, .8908737476181695},
                                         {twenty_rows(), .1, .022323232323232314, .5911749069643806},
                                         {twenty_rows(), .25, .080808080808080801, .6132756132756133},
                                         {twenty_rows(), .5, .25378787878787878, .6717171717171717},
                                         {twenty_rows(), .8, .52242424242424246, .7108585858585859}}) {
    CAPTURE(row.limit, row.raw);
    const PartialArea area = up_to_fpr(row.rows, row.limit);
    CHECK(area.raw.number() == Approx(row.raw).epsilon(1e-13));
    CHECK(area.standardised.number() == Approx(row.standardised).epsilon(1e-13));
  }
}

TEST_CASE("areas from a true positive rate up are pROC's, raw and corrected") {
  struct Row {
    Rows rows;
    double limit, raw, standardised;
  };
  // R: auc(r, partial.auc = c(1, limit), partial.auc.focus = "se", partial.auc.correct = FALSE and TRUE)
  for (const Row& row : std::vector<Row>{{keilwagen_rows(), .5, .22916666666666666, .63888888888888884},
                                         {keilwagen_rows(), .8, .026666666666666655, .51851851851851849},
                                         {hanley_mcneil_rows(), .5, .39983250353432909, .86644333804577212},
                                         {hanley_mcneil_rows(), .8, .11988505747126432, .77745849297573433},
                                         {hanley_mcneil_rows(), .9, .04239858012170384, .69683463221949393},
                                         {twenty_rows(), .5, .26767676767676768, .6902356902356902},
                                         {twenty_rows(), .8, .068888888888888847, .63580246913580241},
                                         {twenty_rows(), .9, .022272727272727263, .59090909090909094}}) {
    CAPTURE(row.limit, row.raw);
    const PartialArea area = from_tpr(row.rows, row.limit);
    CHECK(area.raw.number() == Approx(row.raw).epsilon(1e-13));
    CHECK(area.standardised.number() == Approx(row.standardised).epsilon(1e-13));
  }
}

TEST_CASE("a weighted part is scikit-learn's") {
  // roc_auc_score(labels, scores, sample_weight=weights, max_fpr=.25)
  CHECK(up_to_fpr(weighted_twenty_rows(), .25).standardised.number() ==
        Approx(.7338271215822236).epsilon(1e-13));
}

TEST_CASE("a ranking that is worse than guessing keeps a standardised area below one half") {
  // (1 + (0 - .1 * .1 / 2) / (.1 - .1 * .1 / 2)) / 2 = 9/19; pROC has none.
  CHECK(up_to_fpr({{1, 1}, {2, 1}, {3, 0}, {4, 0}}, .1).standardised.number() == Approx(9.0 / 19));
}
