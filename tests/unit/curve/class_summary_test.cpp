// What is read off rows with a score for each class: against pairs of rows, scikit-learn and by hand.
#include "assay/curve/class_summary.hpp"

#include <random>

#include "catch.hpp"
#include "curve/examples.hpp"
#include "records.hpp"

using namespace assay;

namespace {

struct ClassRow {
  std::size_t truth;
  std::vector<double> scores;
  double weight = 1;
};
using ClassRows = std::vector<ClassRow>;

const std::vector<std::string> names{"a", "b", "c", "d"};

ClassSummary summary_of(const ClassRows& rows, std::size_t classes = 3) {
  ClassScoreTally tally({names.begin(), names.begin() + static_cast<std::ptrdiff_t>(classes)}, 0);
  for (const ClassRow& row : rows) {
    const Record record{.truth = names[row.truth], .weight = row.weight, .class_scores = row.scores};
    tally.add(RecordBatch(std::span(&record, 1)));
  }
  return ClassSummary(tally);
}

// Ten rows, some of them tied, that the tests give to scikit-learn too.
ClassRows ten_rows() {
  return {{0, {.7, .2, .1}}, {0, {.4, .4, .2}}, {1, {.1, .6, .3}}, {1, {.3, .3, .4}}, {1, {.25, .5, .25}},
          {2, {.2, .2, .6}}, {2, {.5, .1, .4}}, {0, {.3, .5, .2}}, {2, {.1, .1, .8}}, {1, {.6, .3, .1}}};
}

// Of four classes, two rows of each at least; scores in few steps, so that there are ties. The true class
// scores higher on the whole.
ClassRows random_rows_of_classes(std::uint64_t seed, bool weighted) {
  std::mt19937_64 draw(seed);
  ClassRows rows;
  for (std::size_t i = 0; i < 8 + seed * 5; ++i) {
    ClassRow row{i % 4, std::vector<double>(4), weighted ? 0.1 * static_cast<double>(1 + draw() % 7) : 1};
    for (double& score : row.scores) score = static_cast<double>(draw() % 6);
    row.scores[row.truth] += static_cast<double>(draw() % 3);
    rows.push_back(row);
  }
  return rows;
}

template <class Law>
void for_random_classes(Law law) {
  for (const bool weighted : {false, true})
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
      CAPTURE(seed, weighted);
      law(random_rows_of_classes(seed, weighted));
    }
}

// How often a row of class i scores higher for i than a row of class j does, pair by pair; ties count half.
double told_apart(const ClassRows& rows, std::size_t i, std::size_t j) {
  double won = 0, pairs = 0;
  for (const ClassRow& of_i : rows)
    for (const ClassRow& of_j : rows) {
      if (of_i.truth != i || of_j.truth != j) continue;
      const double pair = of_i.weight * of_j.weight;
      pairs += pair;
      won += of_i.scores[i] > of_j.scores[i] ? pair : of_i.scores[i] == of_j.scores[i] ? pair / 2 : 0;
    }
  return won / pairs;
}

// Hand & Till 2001, equation 7: 2 / (c (c - 1)) times the sum over i < j of (A(i|j) + A(j|i)) / 2.
double hand_till(const ClassRows& rows, std::size_t classes) {
  double sum = 0;
  for (std::size_t i = 0; i < classes; ++i)
    for (std::size_t j = i + 1; j < classes; ++j)
      sum += (told_apart(rows, i, j) + told_apart(rows, j, i)) / 2;
  return 2 * sum / static_cast<double>(classes * (classes - 1));
}

Rows against_rest(const ClassRows& rows, std::size_t k) {
  Rows two;
  for (const ClassRow& row : rows) two.push_back({row.scores[k], row.truth == k ? 1 : 0, row.weight});
  return two;
}

std::vector<Value> areas(const ClassSummary& summary) {
  std::vector<Value> values;
  for (std::size_t k = 0; k < summary.labels().size(); ++k)
    values.push_back(summary.one_vs_rest(k).roc().auc);
  return values;
}

}  // namespace

TEST_CASE("law: Hand and Till's measure is the mean over pairs of classes, row by row") {
  for_random_classes([](const ClassRows& rows) {
    CHECK(summary_of(rows, 4).hand_till().number() == Approx(hand_till(rows, 4)).epsilon(1e-13));
  });
}

TEST_CASE("law: a class against the rest is the ranking of its own score") {
  for_random_classes([](const ClassRows& rows) {
    const ClassSummary summary = summary_of(rows, 4);
    for (std::size_t k = 0; k < 4; ++k) {
      const Ranking expected = ranking_of(against_rest(rows, k));
      CHECK(ties_of(summary.one_vs_rest(k).ranking()) == ties_of(expected));
      CHECK(summary.one_vs_rest(k).roc().auc.number() == roc(expected).auc.number());
      CHECK(summary.support(k) == Approx(expected.positives()).epsilon(1e-14));
    }
    CHECK(summary.scatter_of_ranks().has_value() == (rows[0].weight != 1));
  });
}

TEST_CASE("law: with two classes whose scores sum to 1 Hand and Till's measure is the area") {
  for_random_rows([](const Rows& rows) {
    ClassRows two;
    for (const ScoredRow& row : rows)
      two.push_back({row.label == 1 ? std::size_t{1} : std::size_t{0}, {-row.score, row.score}});
    CHECK(summary_of(two, 2).hand_till().number() ==
          Approx(roc(ranking_of(rows)).auc.number()).epsilon(1e-14));
  });
}

TEST_CASE("Hand and Till's measure by hand") {
  const ClassRows rows{{0, {.7, .2, .1}}, {0, {.3, .5, .2}}, {1, {.3, .6, .1}}, {2, {.2, .2, .6}}};
  // A(a|b): .7 wins over .3, and .3 is tied with it: 3/4. A(b|a): .6 wins over .2 and .5: 1. A(a|c): .7 and
  // .3 win over .2: 1. A(c|a) = A(b|c) = A(c|b) = 1. The mean of six: 5.75 / 6.
  CHECK(summary_of(rows).hand_till().number() == Approx(5.75 / 6).epsilon(1e-15));
}

TEST_CASE("areas of several classes are scikit-learn's") {
  // sklearn.metrics.roc_auc_score([row.truth ...], [row.scores ...], multi_class=..., average=...), 1.2.1
  const ClassSummary summary = summary_of(ten_rows());
  CHECK(summary.hand_till().number() == Approx(0.8587962962962963).epsilon(1e-14));  // "ovo", "macro"
  CHECK(class_average(summary, areas(summary), ClassWeights::equal).number() ==
        Approx(0.8581349206349206).epsilon(1e-14));  // "ovr", "macro"
  CHECK(class_average(summary, areas(summary), ClassWeights::support).number() ==
        Approx(0.8535714285714284).epsilon(1e-14));  // "ovr", "weighted"
}

TEST_CASE("classes are averaged equally, or by their support") {
  const ClassSummary summary = summary_of(ten_rows());  // 3, 4 and 3 rows
  CHECK((summary.support(0) == 3 && summary.support(1) == 4 && summary.support(2) == 3));
  CHECK(class_average(summary, {.5, .25, -.125}, ClassWeights::equal).number() ==
        Approx(.625 / 3).epsilon(1e-15));
  CHECK(class_average(summary, {.5, .25, -.125}, ClassWeights::support).number() == 2.125 / 10);
  CHECK(class_average(summary, {1, 1, 1}, ClassWeights::support).number() == 1);
}

TEST_CASE("an average is undefined where a class is, and names it") {
  const ClassSummary summary = summary_of(ten_rows());
  const std::vector<Value> values{.5, Value::undefined("P = 0"), Value::undefined("N = 0")};
  for (const ClassWeights weights : {ClassWeights::equal, ClassWeights::support})
    CHECK(class_average(summary, values, weights).why() == "class 'b': P = 0");
}

TEST_CASE("a class without rows leaves what needs it undefined, and an average by support as it is") {
  ClassRows rows = ten_rows();
  std::erase_if(rows, [](const ClassRow& row) { return row.truth == 1; });
  const ClassSummary summary = summary_of(rows);
  CHECK(summary.hand_till().why() == "class 'b' has no rows in truth");
  CHECK(summary.support(1) == 0);
  CHECK_FALSE(summary.one_vs_rest(1).roc().auc.defined());
  CHECK(class_average(summary, areas(summary), ClassWeights::equal).why() ==
        "class 'b': P = 0: no row is truly positive");
  const double a = roc(ranking_of(against_rest(rows, 0))).auc.number();
  const double c = roc(ranking_of(against_rest(rows, 2))).auc.number();
  CHECK(class_average(summary, areas(summary), ClassWeights::support).number() ==
        Approx((3 * a + 3 * c) / 6).epsilon(1e-14));
  CHECK(class_average(summary_of({}), {0, 0, 0}, ClassWeights::support).why() ==
        "no class has rows in truth");
}

TEST_CASE("a true class is in the top k where fewer than k others score as high") {
  // Places of the true class: 1, 2 (tied for the first), 1, 3 (behind c, tied with a), 1, 1, 2, 2, 1, 2.
  const ClassSummary summary = summary_of(ten_rows());
  CHECK(summary.in_top(0) == std::pair(0.0, 10.0));
  CHECK(summary.in_top(1) == std::pair(5.0, 10.0));
  CHECK(summary.in_top(2) == std::pair(9.0, 10.0));
  CHECK(summary.in_top(3) == std::pair(10.0, 10.0));
  CHECK(summary.in_top(7) == std::pair(10.0, 10.0));
}

TEST_CASE("law: weights of rows count in the places, and in the supports") {
  for_random_classes([](const ClassRows& rows) {
    const ClassSummary summary = summary_of(rows, 4);
    for (std::size_t top = 1; top <= 4; ++top) {
      double in = 0, all = 0;
      for (const ClassRow& row : rows) {
        const auto as_high = std::count_if(row.scores.begin(), row.scores.end(),
                                           [&](double score) { return score >= row.scores[row.truth]; });
        all += row.weight;
        in += static_cast<std::size_t>(as_high) <= top ? row.weight : 0;
      }
      CHECK(summary.in_top(top).first == Approx(in).epsilon(1e-13));
      CHECK(summary.in_top(top).second == Approx(all).epsilon(1e-13));
    }
  });
}
