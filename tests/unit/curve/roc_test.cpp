// The ROC curve against other tools, and where it is at its limits.
#include "assay/curve/roc.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <map>

#include "catch.hpp"
#include "curve/examples.hpp"

using namespace assay;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("the area and its standard error are those of other tools") {
  struct Row {
    Rows rows;
    double auc, standard_error;
  };
  // R, pROC: r <- roc(labels, scores, levels = c(0, 1), direction = "<"); auc(r); sqrt(var(r))
  for (const Row& row :
       std::vector<Row>{{keilwagen_rows(), .70833333333333326, .21516574145596759},
                        {{{.1, 0}, {.4, 0}, {.35, 1}, {.8, 1}}, .75, .35355339059327379},
                        {repeated(hanley_mcneil_rows()), .89317106152805947, .030724408379381115},
                        {twenty_rows(), .72222222222222221, .11777535212430174}}) {
    CAPTURE(row.auc);
    const Roc roc = roc_of(row.rows);
    CHECK(roc.auc.number() == Approx(row.auc).epsilon(1e-15));
    REQUIRE(roc.auc_standard_error.has_value());
    CHECK(*roc.auc_standard_error == Approx(row.standard_error).epsilon(1e-12));
  }
}

TEST_CASE("the images of Hanley & McNeil have the area that they print: .893") {
  CHECK(roc_of(hanley_mcneil_rows()).auc.number() == Approx(.893).margin(5e-4));
}

TEST_CASE("a weighted area is that of scikit-learn") {
  // roc_auc_score(labels, scores, sample_weight=weights)
  const Roc roc = roc_of(weighted_twenty_rows());
  CHECK(roc.auc.number() == Approx(.8347697186982901).epsilon(1e-14));
}

TEST_CASE("the points are those of scikit-learn, the first above every score") {
  // roc_curve(labels, scores, drop_intermediate=False), times 11 and 9
  const std::vector<double> x{0, 0, 0, 1, 2, 3, 3, 4, 4, 5, 6, 7, 8, 9, 10, 11};
  const std::vector<double> y{0, 1, 2, 2, 4, 4, 5, 6, 7, 7, 8, 8, 8, 9, 9, 9};
  const CurvePoints points = roc_points(ranking_of(twenty_rows()), std::nullopt);
  CHECK(points.threshold ==
        std::vector<double>{inf, .97, .84, .71, .63, .58, .52, .43, .4, .37, .31, .28, .22, .17, .11, .05});
  REQUIRE(points.size() == x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    CHECK(points.x[i] == x[i] / 11);
    CHECK(points.y[i] == y[i] / 9);
  }
}

TEST_CASE("Kolmogorov-Smirnov is Youden's J of pROC, at an observed score") {
  struct Row {
    Rows rows;
    double ks, threshold;
  };
  // coords(r, "best", best.method = "youden", ret = c("threshold", "youden")), less 1; its thresholds .5, 3.5
  // and .385 lie below these scores, in the middle between two.
  for (const Row& row : std::vector<Row>{{keilwagen_rows(), .4166666666666665, .6},
                                         {hanley_mcneil_rows(), .6386071670047331, 4},
                                         {twenty_rows(), .4141414141414141, .4}}) {
    CAPTURE(row.ks);
    CHECK(roc_of(row.rows).ks.number() == Approx(row.ks).epsilon(1e-14));
    CHECK(roc_of(row.rows).ks_threshold.number() == row.threshold);
  }
}

TEST_CASE("equal error rates by hand") {
  struct Row {
    Rows rows;
    double rate;
  };
  // Keilwagen: from (0, 1/4) to (1/3, 3/4), of which 9/10 lead to the diagonal. Hanley & McNeil: from (2/58,
  // 33/51) to (13/58, 44/51), of which 942/1199 do: (2 + 11 * 942 / 1199) / 58 = 20/109.
  for (const Row& row : std::vector<Row>{{keilwagen_rows(), .3},
                                         {hanley_mcneil_rows(), 20.0 / 109},
                                         {{{.1, 0}, {.4, 0}, {.35, 1}, {.8, 1}}, .5},
                                         {{{1, 0}, {2, 1}}, 0},
                                         {{{2, 0}, {1, 1}}, 1},
                                         {{{1, 0}, {1, 1}, {1, 0}}, .5}}) {
    CAPTURE(row.rate);
    CHECK(roc_of(row.rows).equal_error_rate.number() == Approx(row.rate).epsilon(1e-15));
  }
}

TEST_CASE("a constant score has an area of exactly one half, and no distance anywhere") {
  const Roc roc = roc_of({{3, 0}, {3, 1}, {3, 0}, {3, 1}, {3, 1}});
  CHECK(roc.auc.number() == 0.5);
  CHECK(roc.auc_standard_error == 0.0);
  CHECK(roc.ks.number() == 0);
  CHECK(roc.ks_threshold.reason() == "infinite: KS = 0: it is reached above every score");
}

TEST_CASE("an area below one half stays below: scores are never turned round") {
  CHECK(roc_of({{.9, 0}, {.8, 0}, {.3, 1}, {.1, 1}}).auc.number() == 0);
  CHECK(roc_of({{.9, 0}, {.2, 0}, {.3, 1}, {.1, 1}}).auc.number() == 0.25);
}

TEST_CASE("infinite scores rank, and a threshold that is one is no number") {
  const Roc top = roc_of({{inf, 1}, {1, 0}, {-inf, 0}, {1, 1}});
  CHECK(top.auc.number() == 0.875);  // four pairs, one of them a tie
  CHECK(top.ks.number() == 0.5);
  CHECK(top.ks_threshold.reason() == "infinite: the score itself is inf");
  CHECK(roc_of({{inf, 1}, {inf, 0}}).auc.number() == 0.5);
  CHECK(roc_of({{-inf, 1}, {-inf, 0}, {inf, 0}, {inf, 1}}).auc.number() == 0.5);
}

TEST_CASE("with one class there is nothing, and the reason is given") {
  struct Row {
    Rows rows;
    const char* why;
  };
  for (const Row& row : std::vector<Row>{{{{1, 0}, {2, 0}}, "P = 0: no row is truly positive"},
                                         {{{1, 1}, {2, 1}}, "N = 0: no row is truly negative"},
                                         {{{1, 1, 0}, {2, 0, 2}}, "P = 0: no row is truly positive"},
                                         {{}, "P = 0: no row is truly positive"}}) {
    const Ranking ranking = ranking_of(row.rows);
    const Roc roc = assay::roc(ranking);
    const PartialArea part = partial_area(ranking, {.limit = 0.1});
    for (const Value& value :
         {roc.auc, roc.ks, roc.ks_threshold, roc.equal_error_rate, part.raw, part.standardised}) {
      CHECK_FALSE(value.defined());
      CHECK(value.reason() == row.why);
    }
    CHECK_FALSE(roc.auc_standard_error.has_value());
    CHECK(roc_points(ranking, std::nullopt).size() == 0);
    CHECK(why_no_roc(ranking)->why() == row.why);
  }
}

TEST_CASE("a standard error needs two rows of each class") {
  CHECK_FALSE(roc_of({{1, 0}, {2, 1}, {0, 1}}).auc_standard_error.has_value());
  CHECK_FALSE(roc_of({{1, 0}, {2, 1}, {3, 0}}).auc_standard_error.has_value());
  CHECK(roc_of({{1, 0}, {2, 1}, {3, 0}, {0, 1}}).auc_standard_error.has_value());
}

TEST_CASE("large areas are exact: classes that alternate, where both numbers have a closed form") {
  // The positive of rank i wins over i negatives of n: the mean of i / n is (n + 1) / 2n, the variance
  // (n + 1) / 12n, and that of the negatives the same.
  for (const double n : {100'000.0, 400'000.0}) {
    CAPTURE(n);
    Ranking ranking;
    for (double i = 0; i < n; ++i) ranking.add(2 * i, false), ranking.add(2 * i + 1, true);
    ranking.sort(2);
    const Roc roc = assay::roc(ranking);
    CHECK(roc.auc.number() == n * (n + 1) / (2 * n * n));
    CHECK(*roc.auc_standard_error == Approx(std::sqrt((n + 1) / (6 * n * n))).epsilon(1e-14));
  }
}

TEST_CASE("large areas are exact: many ties, counted in integers") {
  const Rows rows = random_rows(9, 200'000, 1000);
  std::map<double, std::array<std::uint64_t, 2>> rows_at;
  for (const ScoredRow& row : rows) ++rows_at[row.score][static_cast<std::size_t>(row.label)];
  std::uint64_t twice_u = 0, negatives = 0;
  for (const auto& [score, here] : rows_at) {
    twice_u += here[1] * (2 * negatives + here[0]);
    negatives += here[0];
  }
  const double pairs = count_of(rows, 0) * count_of(rows, 1);
  CHECK(roc_of(rows).auc.number() == static_cast<double>(twice_u) / (2 * pairs));
}

TEST_CASE("law: weighted rankings that are perfect or reversed come to 1 and 0 exactly") {
  for_random_weighted_rows([](const Rows& rows) {
    const auto moved = [&](double by) {
      return changed(rows, [&](ScoredRow& row) { row.score += by * row.label; });
    };
    if (count_of(rows, 0) == 0 || count_of(rows, 1) == 0) return;
    const Roc perfect = roc(ranking_of(moved(1e7))), reversed = roc(ranking_of(moved(-1e7)));
    CHECK(perfect.auc.number() == 1);
    CHECK(perfect.ks.number() == 1);
    CHECK(reversed.auc.number() == 0);
    CHECK(reversed.ks.number() == 1);
  });
}
