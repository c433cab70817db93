// The precision-recall curve: laws, and the areas of print and of other tools.
#include "assay/curve/precision_recall.hpp"

#include <cmath>
#include <limits>

#include "catch.hpp"
#include "curve/examples.hpp"

using namespace assay;

namespace {

PrecisionRecall precision_recall_of(const Rows& rows) { return precision_recall(ranking_of(rows)); }
std::optional<PrecisionSpread> spread_of(const Rows& rows) {
  const Ranking ranking = ranking_of(rows);
  return precision_spread(ranking, precision_recall(ranking));
}
double ap_of(const Rows& rows) { return precision_recall_of(rows).average_precision.number(); }
double area_of(const Rows& rows) { return precision_recall_area(ranking_of(rows)).number(); }
double prevalence_of(const Rows& rows) { return count_of(rows, 1) / (count_of(rows, 0) + count_of(rows, 1)); }

// The weight of the rows of a label that score so high.
double called(const Rows& rows, int label, double threshold) {
  double sum = 0;
  for (const ScoredRow& row : rows)
    if (row.label == label && row.score >= threshold) sum += row.weight;
  return sum;
}

// Positive by positive: the precision where its score is the threshold, on average.
double average_precision_by_definition(const Rows& rows) {
  double sum = 0;
  for (const ScoredRow& row : rows) {
    const double tp = called(rows, 1, row.score), fp = called(rows, 0, row.score);
    if (row.label == 1) sum += row.weight * tp / (tp + fp);
  }
  return sum / count_of(rows, 1);
}

// Davis & Goadrich's curve: between two scores false positives grow in proportion to true ones. Straight
// lines join so many steps to each true positive.
double area_by_steps(const Rows& rows, int steps_each) {
  double tp = 0, fp = 0, area = 0;
  for (const Tie& tie : ties_of(ranking_of(rows))) {
    const auto precision = [&](double part) {
      const double true_calls = tp + part * tie.positives, all_calls = true_calls + fp + part * tie.negatives;
      return all_calls > 0 ? true_calls / all_calls : tie.positives / (tie.positives + tie.negatives);
    };
    const int steps = steps_each * static_cast<int>(std::ceil(tie.positives));
    for (int i = 0; i < steps; ++i)
      area += tie.positives / steps * (precision(1.0 * i / steps) + precision((i + 1.0) / steps)) / 2;
    tp += tie.positives, fp += tie.negatives;
  }
  return area / count_of(rows, 1);
}

}  // namespace

TEST_CASE("law: average precision is the precision at each positive, on average") {
  for_all_rows([](const Rows& rows) {
    CHECK(ap_of(rows) == Approx(average_precision_by_definition(rows)).epsilon(1e-13));
  });
}

TEST_CASE("law: the area is what Davis & Goadrich's steps lead to as they get smaller") {
  for_random_rows(
      [](const Rows& rows) { CHECK(area_of(rows) == Approx(area_by_steps(rows, 1000)).margin(1e-6)); });
  for_random_weighted_rows(
      [](const Rows& rows) { CHECK(area_of(rows) == Approx(area_by_steps(rows, 1000)).margin(1e-6)); });
}

TEST_CASE("law: guessing comes to the share of positives") {
  for_all_rows([](const Rows& rows) {
    const PrecisionRecall constant =
        precision_recall_of(changed(rows, [](ScoredRow& row) { row.score = 0.5; }));
    CHECK(constant.average_precision.number() == Approx(prevalence_of(rows)).epsilon(1e-14));
    CHECK(area_of(changed(rows, [](ScoredRow& row) { row.score = 0.5; })) ==
          Approx(prevalence_of(rows)).epsilon(1e-14));
    CHECK(precision_recall_of(rows).prevalence.number() == Approx(prevalence_of(rows)).epsilon(1e-14));
  });
}

TEST_CASE("law: one more positive above all others never lowers average precision") {
  for_all_rows([](Rows rows) {
    const double before = ap_of(rows);
    rows.push_back({1e9, 1});
    CHECK(ap_of(rows) >= before);
  });
}

TEST_CASE("law: both areas are shares, and 1 where every positive scores higher than every negative") {
  for_all_rows([](const Rows& rows) {
    const Rows perfect = changed(rows, [](ScoredRow& row) { row.score += 1e7 * row.label; });
    const Rows worst = changed(rows, [](ScoredRow& row) { row.score -= 1e7 * row.label; });
    for (const Rows& some : {rows, perfect, worst})
      for (const double area : {ap_of(some), area_of(some)}) CHECK((area > 0 && area <= 1));
    CHECK(ap_of(perfect) == Approx(1).epsilon(1e-14));
    CHECK(area_of(perfect) == Approx(1).epsilon(1e-14));
  });
}

TEST_CASE("law: precision and recall do not change when scores are stretched") {
  for_random_rows([](const Rows& rows) {
    const Rows stretched = changed(rows, [](ScoredRow& row) { row.score = std::ldexp(row.score, -90); });
    CHECK(ap_of(stretched) == ap_of(rows));
    CHECK(area_of(stretched) == area_of(rows));
  });
}

TEST_CASE("law: a precision-recall curve takes a whole weight as the row that often") {
  for_random_rows([](const Rows& rows) {
    const Rows weighted =
        changed(rows, [i = 0](ScoredRow& row) mutable { row.weight = static_cast<double>(++i % 3 + 1); });
    CHECK(ap_of(weighted) == ap_of(repeated(weighted)));
  });
}

TEST_CASE("law: a point for each score, at its recall and its precision") {
  for_all_rows([](const Rows& rows) {
    const CurvePoints points = precision_recall_points(ranking_of(rows), std::nullopt);
    REQUIRE(points.size() == ties_of(ranking_of(rows)).size());
    for (std::size_t i = 0; i < points.size(); ++i) {
      const double tp = called(rows, 1, points.threshold[i]), fp = called(rows, 0, points.threshold[i]);
      CHECK(points.x[i] == Approx(tp / count_of(rows, 1)).margin(1e-13));
      CHECK(points.y[i] == Approx(tp / (tp + fp)).margin(1e-13));
      CHECK(points.x[i] <= 1);
      CHECK(points.y[i] <= 1);
      if (i > 0) CHECK(points.threshold[i] < points.threshold[i - 1]);
    }
    CHECK(points.x.back() == 1);
  });
}

TEST_CASE("law: an average precision scatters as the squared changes by each row's weight say") {
  for_random_rows([](const Rows& rows) {
    const double step = 1e-5, p = count_of(rows, 1);
    double squares = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Rows more = rows, less = rows;
      more[i].weight += step;
      less[i].weight -= step;
      const double change = average_precision_by_definition(more) - average_precision_by_definition(less);
      squares += std::pow(change / (2 * step), 2);
    }
    const auto spread = spread_of(rows);
    REQUIRE(spread.has_value());
    CHECK(spread->positives == p);
    CHECK(spread->variance == Approx(squares * (p > 1 ? p / (p - 1) : 1)).epsilon(1e-5).margin(1e-12));
    CHECK(spread->unseen_negative <= 0);
    CHECK(spread->unseen_positive <= 0);
  });
}

TEST_CASE("what an unseen row would do to a perfect ranking, by hand") {
  // Of 2 positives before 2 negatives: a false alarm before all makes the precisions 1/2 and 2/3, but the
  // change by its weight is that at 0: -(1 + 1/2) / 2; a positive behind all has the precision 1/2 beside 1.
  const auto spread = spread_of({{4, 1}, {3, 1}, {2, 0}, {1, 0}});
  REQUIRE(spread.has_value());
  CHECK(spread->variance == Approx(0).margin(1e-15));
  CHECK(spread->unseen_negative == Approx(-0.75));
  CHECK(spread->unseen_positive == Approx(-0.25));
  CHECK_FALSE(spread_of({{2, 0}, {1, 0}}).has_value());
}

TEST_CASE("areas of print and of scikit-learn") {
  CHECK(ap_of(keilwagen_rows()) == Approx(.767857143).margin(5e-10));  // Keilwagen et al. 2014
  struct Row {
    Rows rows;
    double average_precision;
  };
  // average_precision_score(labels, scores); the first is that of its documentation
  for (const Row& row : std::vector<Row>{{{{.1, 0}, {.4, 0}, {.35, 1}, {.8, 1}}, .8333333333333333},
                                         {keilwagen_rows(), .7678571428571429},
                                         {hanley_mcneil_rows(), .8576399336817078},
                                         {twenty_rows(), .6962361712361713}})
    CHECK(ap_of(row.rows) == Approx(row.average_precision).epsilon(1e-15));
}

TEST_CASE("the area is Keilwagen's integral, whatever the scale of weights") {
  // By hand: true positives 0 to 1 at precision 1, 1 to 3 while false ones go from 0 to 1, 3 to 4 from 2 to
  // 3; weights of 1/2 leave all shares as they are.
  const double first = 1, second = 2.0 / 3 * (2 + std::log(4) / 3), third = (1 + std::log(1.4) / 2) / 2;
  const Rows halved = changed(keilwagen_rows(), [](ScoredRow& row) { row.weight = 0.5; });
  for (const Rows& rows : {keilwagen_rows(), halved})
    CHECK(area_of(rows) == Approx((first + second + third) / 4).epsilon(1e-14));
  CHECK(area_of(keilwagen_rows()) == Approx(0.8063792015177085));  // scipy 1.10.1, integrate.quad
  CHECK(area_by_steps(keilwagen_rows(), 1) == Approx(.815178571).margin(5e-10));  // their steps of a row
}

TEST_CASE("a weighted average precision is that of scikit-learn") {
  // average_precision_score(labels, scores, sample_weight=weights)
  CHECK(ap_of(weighted_twenty_rows()) == Approx(.8145946278079864).epsilon(1e-14));
}

TEST_CASE("between two scores the precision is not on a straight line") {
  // One positive on top, then two tied with ten negatives. By hand: true positives 0 to 1 at precision 1; x
  // more of the two have precision (1 + x) / (1 + 6x). A trapezoid would have (1 + 2 (1 + 3/13) / 2) / 3.
  Rows rows{{2, 1}, {1, 1}, {1, 1}};
  for (int i = 0; i < 10; ++i) rows.push_back({1, 0});
  CHECK(area_of(rows) == Approx((1 + 1.0 / 3 + 5.0 / 36 * std::log(13)) / 3).epsilon(1e-14));
}

TEST_CASE("infinite scores stand in their places") {
  constexpr double inf = std::numeric_limits<double>::infinity();
  CHECK(ap_of({{inf, 1}, {1, 0}, {-inf, 1}}) == Approx((1 + 2.0 / 3) / 2));
  CHECK(ap_of({{inf, 1}, {inf, 0}}) == 0.5);
}

TEST_CASE("without positives there is no curve, without negatives all is precise") {
  const PrecisionRecall none = precision_recall_of({{1, 0}, {2, 0}, {3, 1, 0}});
  CHECK(none.average_precision.reason() == "P = 0: no row is truly positive");
  CHECK(precision_recall_area(ranking_of({{1, 0}, {2, 0}, {3, 1, 0}})).reason() ==
        "P = 0: no row is truly positive");
  CHECK(none.prevalence.number() == 0);
  CHECK(precision_recall_points(ranking_of({{1, 0}}), std::nullopt).size() == 0);
  CHECK_FALSE(precision_recall_of({}).prevalence.defined());
  const PrecisionRecall all = precision_recall_of({{1, 1}, {2, 1}});
  CHECK(all.average_precision.number() == 1);
  CHECK(area_of({{1, 1}, {2, 1}}) == 1);
  CHECK(all.prevalence.number() == 1);
}
