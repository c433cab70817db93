// Rates at the threshold where another rate has a given level: against scikit-learn, and by hand.
#include "assay/curve/at_level.hpp"

#include "catch.hpp"
#include "curve/examples.hpp"

using namespace assay;

namespace {

constexpr double level_confidence = .95;

double recall_of(const Rows& rows, double precision) {
  return recall_at_precision(ranking_of(rows), precision, level_confidence).value.number();
}
double precision_of(const Rows& rows, double recall) {
  return precision_at_recall(ranking_of(rows), recall, level_confidence).value.number();
}
double fpr_of(const Rows& rows, double recall) {
  return fpr_at_recall(ranking_of(rows), recall, level_confidence).value.number();
}

// So many rows of a score.
void add(Rows& rows, int count, double score, int label) {
  for (int i = 0; i < count; ++i) rows.push_back({score, label});
}

}  // namespace

TEST_CASE("rates at a level are those of scikit-learn's curves, weighted or not") {
  struct Row {
    double level, recall, precision, fpr;
  };
  // Python: p, r, t = precision_recall_curve(labels, scores, sample_weight=w); max(r[p >= level]);
  // max(p[r >= level]); f, r, t = roc_curve(labels, scores, drop_intermediate=False, sample_weight=w);
  // min(f[r >= level])
  for (const Row& row : std::vector<Row>{{.5, 1, 7.0 / 11, 3.0 / 11},
                                         {.6, 7.0 / 9, 7.0 / 11, 4.0 / 11},
                                         {.7, 2.0 / 9, 7.0 / 11, 4.0 / 11},
                                         {.9, 2.0 / 9, .5, 9.0 / 11},
                                         {1, 2.0 / 9, .5, 9.0 / 11}}) {
    CAPTURE(row.level);
    CHECK(recall_of(twenty_rows(), row.level) == Approx(row.recall).epsilon(1e-13));
    CHECK(precision_of(twenty_rows(), row.level) == Approx(row.precision).epsilon(1e-13));
    CHECK(fpr_of(twenty_rows(), row.level) == Approx(row.fpr).epsilon(1e-13));
  }
  for (const Row& row : std::vector<Row>{{.5, .9744897959183674, 1, 0},
                                         {.6, .8979591836734694, .6470588235294118, .25675675675675674},
                                         {.7, .5408163265306122, .6470588235294118, .3243243243243243},
                                         {.9, .5102040816326531, .5667655786350149, .4932432432432432},
                                         {1, .5102040816326531, .42424242424242425, .8986486486486487}}) {
    CAPTURE(row.level);
    CHECK(recall_of(weighted_twenty_rows(), row.level) == Approx(row.recall).epsilon(1e-13));
    CHECK(precision_of(weighted_twenty_rows(), row.level) == Approx(row.precision).epsilon(1e-13));
    CHECK(fpr_of(weighted_twenty_rows(), row.level) == Approx(row.fpr).margin(1e-13));
  }
}

TEST_CASE("no threshold is so precise: the recall is 0, and a find among the rest is not ruled out") {
  const Rows rows{{3, 0}, {2, 1}, {1, 0}};  // precision 0, 1/2 and 1/3
  const Estimate estimate = recall_at_precision(ranking_of(rows), .6, level_confidence);
  CHECK(estimate.value.number() == 0);
  CHECK(estimate.interval->low == 0);
  CHECK(estimate.interval->high == 1);
}

TEST_CASE("of rows that tie for the last of k places, as many count as a random order brings there") {
  struct Row {
    double k, precision, recall;
  };
  // By hand: the highest scores are .97, .84 (positive), .71 (negative), then a tie of two positives and one
  // negative, of which 1, 2 and 3 are among the first 4, 5 and 6.
  for (const Row& row : std::vector<Row>{{1, 1, 1.0 / 9},
                                         {2, 1, 2.0 / 9},
                                         {3, 2.0 / 3, 2.0 / 9},
                                         {4, 2.0 / 3, 8.0 / 27},
                                         {5, 2.0 / 3, 10.0 / 27},
                                         {6, 2.0 / 3, 4.0 / 9},
                                         {20, 9.0 / 20, 1}}) {
    CAPTURE(row.k);
    const Ranking ranking = ranking_of(twenty_rows());
    CHECK(precision_at_k(ranking, row.k, level_confidence).value.number() ==
          Approx(row.precision).epsilon(1e-13));
    CHECK(recall_at_k(ranking, row.k, level_confidence).value.number() == Approx(row.recall).epsilon(1e-13));
  }
}

TEST_CASE("rates at a level say why they have no value") {
  const Ranking negatives = ranking_of({{1, 0}, {2, 0}}), positives = ranking_of({{1, 1}, {2, 1}});
  const std::string no_positive = "P = 0: no row is truly positive";
  CHECK(recall_at_precision(negatives, .9, level_confidence).value.reason() == no_positive);
  CHECK(precision_at_recall(negatives, .9, level_confidence).value.reason() == no_positive);
  CHECK(recall_at_k(negatives, 1, level_confidence).value.reason() == no_positive);
  CHECK(precision_at_k(negatives, 2, level_confidence).value.number() == 0);
  CHECK(fpr_at_recall(positives, .9, level_confidence).value.reason() == "N = 0: no row is truly negative");
  CHECK(precision_at_k(positives, 3, level_confidence).value.reason() == "k = 3, and there are 2 rows");
  CHECK(recall_at_k(positives, 3, level_confidence).value.reason() == "k = 3, and there are 2 rows");
}

TEST_CASE("where the place of the threshold is sure, the interval is Wilson's") {
  // R: binom::binom.wilson(10, 100): 0.0552 to 0.1744; Wilson 1927.
  Rows rows;
  add(rows, 5000, 1, 1);
  add(rows, 10, 2, 0);
  add(rows, 90, 0, 0);
  const Estimate fpr = fpr_at_recall(ranking_of(rows), .9, level_confidence);
  CHECK(fpr.value.number() == Approx(.1));
  CHECK(fpr.interval->low == Approx(.05522914).epsilon(1e-6));
  CHECK(fpr.interval->high == Approx(.17436566).epsilon(1e-6));
  // All rows: nothing but the prevalence is left to be off.
  Rows some;
  add(some, 10, 1, 1);
  add(some, 90, 0, 0);
  const Estimate precision = precision_at_k(ranking_of(some), 100, level_confidence);
  CHECK(precision.interval->low == Approx(.05522914).epsilon(1e-6));
  CHECK(precision.interval->high == Approx(.17436566).epsilon(1e-6));
}

TEST_CASE("a tie that holds all of the k highest tells as much as all of its rows") {
  Rows rows;
  add(rows, 10, 1, 1);
  add(rows, 90, 1, 0);
  add(rows, 5000, 0, 0);
  const Estimate precision = precision_at_k(ranking_of(rows), 10, level_confidence);
  CHECK(precision.value.number() == Approx(.1));
  CHECK(precision.interval->high < .19);  // of 10 rows it would be .40
}

TEST_CASE("the rows too few to show a level leave the end of the curve open") {
  // Of 10 positives all may well score above the true threshold of a recall of .95.
  Rows rows;
  add(rows, 10, 1, 1);
  add(rows, 1000, 0, 0);
  CHECK(fpr_at_recall(ranking_of(rows), .95, level_confidence).interval->high == 1);
  CHECK(precision_at_recall(ranking_of(rows), .95, level_confidence).interval->low < .01);
}
