// How areas of rankings scatter whose rows have weights, or belong to clusters.
#include <cmath>
#include <functional>

#include "assay/curve/precision_recall.hpp"
#include "assay/curve/roc.hpp"
#include "catch.hpp"
#include "curve/examples.hpp"

using namespace assay;

namespace {

std::optional<PrecisionSpread> precision_spread_of(const Ranking& ranking) {
  return precision_spread(ranking, precision_recall(ranking));
}

// The change of a number by a row's weight, times the weight, squared and summed over a class.
double squared_influences(const Rows& rows, int label, const std::function<double(const Rows&)>& number) {
  const double step = 1e-6;
  double squares = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].label != label) continue;
    Rows more = rows, less = rows;
    more[i].weight += step;
    less[i].weight -= step;
    squares += std::pow(rows[i].weight * (number(more) - number(less)) / (2 * step), 2);
  }
  return squares;
}

double with_freedom(double variance, double rows) {
  return rows > 1 ? variance * rows / (rows - 1) : variance;
}

Rows six_rows() { return {{.9, 1}, {.8, 0}, {.7, 1}, {.6, 1}, {.4, 0}, {.2, 0}}; }

}  // namespace

TEST_CASE("law: areas of rows with weights scatter as the squared changes by each row's weight say") {
  for_random_weighted_rows([](const Rows& rows) {
    const double p = rows_alike(rows, 1), n = rows_alike(rows, 0);
    const auto auc = [](const Rows& some) { return roc(ranking_of(some)).auc.number(); };
    const auto ap = [](const Rows& some) {
      return precision_recall(ranking_of(some)).average_precision.number();
    };
    if (p > 1.01 && n > 1.01)
      CHECK(std::pow(roc(ranking_of(rows)).auc_standard_error.value(), 2) ==
            Approx(with_freedom(squared_influences(rows, 1, auc), p) +
                   with_freedom(squared_influences(rows, 0, auc), n))
                .epsilon(1e-5)
                .margin(1e-12));
    const PrecisionSpread spread = precision_spread_of(ranking_of(rows)).value();
    CHECK(spread.positives == Approx(p));
    CHECK(spread.variance ==
          Approx(with_freedom(squared_influences(rows, 1, ap) + squared_influences(rows, 0, ap), p))
              .epsilon(1e-5)
              .margin(1e-12));
  });
}

TEST_CASE("law: rows that all weigh 2, and clusters of one row or of two that are alike, scatter as rows") {
  for_random_rows([](const Rows& rows) {
    const Roc expected = roc(ranking_of(rows));
    const PrecisionSpread spread = precision_spread_of(ranking_of(rows)).value();
    Rows twice = rows;
    twice.insert(twice.end(), rows.begin(), rows.end());
    const std::vector<Ranking> alike{ranking_of(changed(rows, [](ScoredRow& row) { row.weight = 2; })),
                                     in_clusters(rows, [](std::size_t i) { return i; }),
                                     in_clusters(twice, [&](std::size_t i) { return i % rows.size(); })};
    for (const Ranking& ranking : alike) {
      const Roc found = roc(ranking);
      CHECK(found.auc.number() == Approx(expected.auc.number()).epsilon(1e-14));
      CHECK(found.placements->positives == Approx(expected.placements->positives));
      CHECK(found.placements->negatives == Approx(expected.placements->negatives));
      CHECK(found.placements->positive_variance ==
            Approx(expected.placements->positive_variance).epsilon(1e-9).margin(1e-14));
      CHECK(found.placements->negative_variance ==
            Approx(expected.placements->negative_variance).epsilon(1e-9).margin(1e-14));
      const PrecisionSpread other = precision_spread_of(ranking).value();
      CHECK(other.positives == Approx(spread.positives));
      CHECK(other.variance == Approx(spread.variance).epsilon(1e-9).margin(1e-14));
      CHECK(other.unseen_positive == Approx(spread.unseen_positive).margin(1e-14));
    }
  });
}

TEST_CASE("an area of clusters scatters by their summed influences, by hand") {
  // Of 3 positives the shares of negatives below are 1, 2/3, 2/3: an area of 7/9. Of the negatives the shares
  // of positives above are 1/3, 1, 1. In rows, those of each class over 3: 2/27, -4/27, -1/27, -1/27, 2/27,
  // 2/27. Clusters of rows 1 and 2, 3 and 4, 5 and 6: -2/27, -2/27, 4/27, squared and summed 24/729; rows
  // alone come to 30/729.
  const Rows rows = six_rows();
  const Placements apart = roc(ranking_of(rows)).placements.value();
  const Placements together = roc(in_clusters(rows, [](std::size_t i) { return i / 2; })).placements.value();
  CHECK(std::pow(apart.standard_error(), 2) == Approx(30 / 729.0 * 3 / 2));
  CHECK(std::pow(together.standard_error(), 2) == Approx(24 / 729.0 * 3 / 2));
  CHECK(together.clusters == 3.0);
}

TEST_CASE("a single cluster says nothing of how areas scatter") {
  const Ranking one = in_clusters(six_rows(), [](std::size_t) { return 7; });
  CHECK_FALSE(roc(one).placements.has_value());
  CHECK_FALSE(roc(one).auc_standard_error.has_value());
  CHECK_FALSE(precision_spread_of(one).has_value());
  CHECK(one.clusters() == 1U);
}
