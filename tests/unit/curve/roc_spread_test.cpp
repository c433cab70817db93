// How much what is read off a ROC curve scatters: against numbers that are had in another way.
#include "assay/curve/roc_spread.hpp"

#include <cmath>
#include <tuple>

#include "catch.hpp"
#include "curve/examples.hpp"

using namespace assay;

namespace {

constexpr double of_equal_errors = .95;

// What a row more of each kind changes in a partial area, squared and summed over the rows of a class: the
// infinitesimal jackknife, by numerical derivatives along the rows' weights.
std::pair<double, double> squared_changes(const Rows& rows, const RocRegion& region) {
  constexpr double step = 1e-5;
  double of_positives = 0, of_negatives = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto area_at = [&](double weight) {
      Rows changed_rows = rows;
      changed_rows[i].weight = weight;
      return partial_area(ranking_of(changed_rows), region).raw.number();
    };
    const double change = (area_at(1 + step) - area_at(1 - step)) / (2 * step);
    (rows[i].label == 1 ? of_positives : of_negatives) += change * change;
  }
  return {of_positives, of_negatives};
}

}  // namespace

TEST_CASE("law: a partial area's spread is that of numerical derivatives along the rows' weights") {
  for (const RocRegion::Kind kind : {RocRegion::Kind::max_fpr, RocRegion::Kind::min_tpr})
    for (const double limit : {.07, .33, .61})
      for (const Rows& rows : {twenty_rows(), keilwagen_rows(), repeated(hanley_mcneil_rows())}) {
        CAPTURE(limit, rows.size());
        const RocRegion region{.kind = kind, .limit = limit};
        const PartialSpread spread = partial_spread(ranking_of(rows), region).value();
        const auto [p, n, p_variance, n_variance] =
            std::tuple(spread.placements.positives, spread.placements.negatives,
                       spread.placements.positive_variance, spread.placements.negative_variance);
        const auto [of_positives, of_negatives] = squared_changes(rows, region);
        const double square = spread.whole * spread.whole;
        CHECK(square * p_variance * (p - 1) / (p * p) == Approx(of_positives).epsilon(1e-4));
        CHECK(square * n_variance * (n - 1) / (n * n) == Approx(of_negatives).epsilon(1e-4));
      }
}

TEST_CASE("law: the whole of a curve is a part of it") {
  for_random_rows([](const Rows& rows) {
    const Ranking ranking = ranking_of(rows);
    const Placements all = roc(ranking).placements.value();
    for (const RocRegion& region : {RocRegion{.kind = RocRegion::Kind::max_fpr, .limit = 1},
                                    RocRegion{.kind = RocRegion::Kind::min_tpr, .limit = 0}}) {
      const PartialSpread part = partial_spread(ranking, region).value();
      CHECK(part.placements.positive_variance == Approx(all.positive_variance).margin(1e-12));
      CHECK(part.placements.negative_variance == Approx(all.negative_variance).margin(1e-12));
      CHECK(part.worst.positive == Approx(0).margin(1e-12));
      CHECK(part.worst.negative == Approx(0).margin(1e-12));
      CHECK(part.best.positive == Approx(1));
    }
  });
}

TEST_CASE("at the largest distance the rows are counted") {
  // Keilwagen's rows: recall - fpr is 1/4, 5/12, 1/12 at .8, .6 and .4.
  const Ranking ranking = with_ties();
  const DistanceSpread spread = ks_spread(ranking, roc(ranking), 1).value();
  CHECK(spread.at.tp == 3);
  CHECK(spread.at.fp == 1);
  CHECK(spread.at.fn == 1);
  CHECK(spread.at.tn == 2);
}

TEST_CASE("law: spreads are the same for rows in any order, and there are none of weighted rows") {
  for_random_rows([](const Rows& rows) {
    const Ranking ranking = ranking_of(rows), turned = ranking_of(Rows(rows.rbegin(), rows.rend()));
    CHECK(ks_spread(ranking, roc(ranking), 7)->gain == ks_spread(turned, roc(turned), 7)->gain);
  });
  for_random_weighted_rows([](const Rows& rows) {
    const Ranking ranking = ranking_of(rows);
    CHECK_FALSE(ks_spread(ranking, roc(ranking), 1).has_value());
    CHECK(equal_error_points(ranking, roc(ranking), of_equal_errors).empty());
    CHECK_FALSE(partial_spread(ranking, {.limit = .5}).has_value());
  });
}
