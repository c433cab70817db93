// Tallies are monoids, and give the right matrix.
#include "assay/tally/label_pairs.hpp"
#include "assay/tally/scores.hpp"

#include <cmath>

#include "catch.hpp"
#include "records.hpp"
#include "tally/logarithm.hpp"

using namespace assay;

namespace {

std::vector<Record> rows_of(std::size_t count) {
  static const std::vector<std::string> names{"a", "b", "c", "d"};
  std::vector<Record> rows;
  for (std::size_t i = 0; i < count; ++i)
    rows.push_back({.truth = names[i * 7 % 4],
                    .predicted = names[i * i % 4],
                    .weight = 1 + 0.1 * static_cast<double>(i % 3)});
  return rows;
}

ConfusionMatrix matrix_of(const LabelPairs& tally) {
  return tally.matrix(classes_of(tally.labels().texts(), {}));
}

}  // namespace

TEST_CASE("truth is in rows") {
  LabelPairs tally;
  tally.add(RecordBatch(std::vector<Record>{{.truth = "cat", .predicted = "dog"},
                                            {.truth = "cat", .predicted = "dog"},
                                            {.truth = "dog", .predicted = "dog"}}));
  const ConfusionMatrix matrix = matrix_of(tally);
  CHECK(matrix.labels == std::vector<std::string>{"cat", "dog"});
  CHECK(matrix.cells == std::vector<double>{0, 2, 0, 1});
  CHECK_FALSE(matrix.weighted);
}

TEST_CASE("a tally split anywhere and merged is the tally of the whole") {
  const std::vector<Record> rows = rows_of(100);
  LabelPairs whole;
  whole.add(RecordBatch(rows));
  for (const std::size_t cut : {0U, 1U, 37U, 99U, 100U}) {
    LabelPairs first, second;
    first.add(RecordBatch(std::span(rows).first(cut)));
    second.add(RecordBatch(std::span(rows).subspan(cut)));
    first.merge(second);
    first.merge(LabelPairs{});
    for (std::size_t i = 0; i < 16; ++i)
      CHECK(matrix_of(first).cells[i] == Approx(matrix_of(whole).cells[i]).epsilon(1e-15));
  }
}

TEST_CASE("more than sixteen labels are tallied like few") {
  std::vector<std::string> names;
  for (int i = 0; i < 40; ++i) names.push_back("k" + std::to_string(i));
  std::vector<Record> rows;
  for (std::size_t i = 0; i < 400; ++i)
    rows.push_back({.truth = names[i % 40], .predicted = names[(i + i / 40) % 40]});
  LabelPairs first, second;
  first.add(RecordBatch(std::span(rows).first(123)));
  second.add(RecordBatch(std::span(rows).subspan(123)));
  first.merge(second);
  const ConfusionMatrix matrix = matrix_of(first);
  CHECK(matrix.total() == 400);
  for (std::size_t k = 0; k < 40; ++k) CHECK(matrix.truth_total(k) == 10);
  CHECK(matrix.at(*find_class(matrix.labels, "k3"), *find_class(matrix.labels, "k5")) == 1);
}

TEST_CASE("a weight of 0 leaves the row out, whole weights repeat it") {
  LabelPairs weighted, repeated;
  weighted.add(RecordBatch(std::vector<Record>{{.truth = "1", .predicted = "0", .weight = 3},
                                               {.truth = "x", .predicted = "y", .weight = 0}}));
  repeated.add(RecordBatch(std::vector<Record>(3, {.truth = "1", .predicted = "0"})));
  CHECK(matrix_of(weighted).cells == matrix_of(repeated).cells);
  CHECK(matrix_of(weighted).labels == matrix_of(repeated).labels);
  CHECK(matrix_of(weighted).weighted);
}

TEST_CASE("one class against the rest") {
  const ConfusionMatrix matrix{.labels = {"a", "b", "c"}, .cells = {5, 1, 2, 3, 7, 4, 6, 8, 9}};
  const TwoByTwo b = one_vs_rest(matrix, 1);
  CHECK(b.tp == 7);
  CHECK(b.fp == 9);
  CHECK(b.fn == 7);
  CHECK(b.tn == 22);
  const std::vector<TwoByTwo> all = one_vs_rest(matrix);
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(all[k].tp == one_vs_rest(matrix, k).tp);
    CHECK(all[k].fp == one_vs_rest(matrix, k).fp);
    CHECK(all[k].fn == one_vs_rest(matrix, k).fn);
    CHECK(all[k].tn == one_vs_rest(matrix, k).tn);
  }
}

TEST_CASE("a sum does not drown small terms in large ones") {
  CompensatedSum sum;
  for (const double term : {1.0, 1e100, 1.0, -1e100}) sum.add(term);
  CHECK(sum.value() == 2);  // Neumaier 1974: a plain sum gives 0
}

TEST_CASE("a score at the threshold is positive") {
  ScoreTally tally({.threshold = 0.5});
  tally.add(RecordBatch(std::vector<Record>{{.truth = "1", .score = 0.5},
                                            {.truth = "0", .score = 0.4999999999999999},
                                            {.truth = "0", .score = 0.9}}));
  const Classes classes = classes_of(tally.labels().texts(), {});
  CHECK(tally.matrix(classes, 1).cells == std::vector<double>{1, 1, 0, 1});
}

TEST_CASE("log loss and Brier score of scikit-learn's documentation and by hand") {
  // sklearn.metrics.log_loss(["spam", "ham", "ham", "spam"], [[.1, .9], [.9, .1], [.8, .2], [.35, .65]]) is
  // 0.21616187468
  ScoreTally tally({.positive = "spam"});
  tally.add(RecordBatch(std::vector<Record>{{.truth = "spam", .score = 0.9},
                                            {.truth = "ham", .score = 0.1},
                                            {.truth = "ham", .score = 0.2},
                                            {.truth = "spam", .score = 0.65}}));
  const ProbabilityLosses losses = tally.losses();
  CHECK(losses.log_loss.mean == Approx(0.21616187468057912).epsilon(1e-14));
  CHECK(losses.brier.mean == Approx((0.01 + 0.01 + 0.04 + 0.1225) / 4).epsilon(1e-14));
  // Standard error by hand: squared errors .01 .01 .04 .1225, mean .045625, sum of squared deviations
  // .008379...
  const double deviations =
      2 * std::pow(0.01 - 0.045625, 2) + std::pow(0.04 - 0.045625, 2) + std::pow(0.1225 - 0.045625, 2);
  CHECK(*losses.brier.standard_error == Approx(std::sqrt(deviations / 3 / 4)).epsilon(1e-12));
}

TEST_CASE("logarithms of a batch are those of the standard library, whatever their number") {
  for (const std::size_t count : {0U, 1U, 2U, 3U, 7U, 512U}) {
    std::vector<double> numbers;
    for (std::size_t i = 0; i < count; ++i)
      numbers.push_back(std::pow(0.9, static_cast<double>(i * i % 700)));
    std::vector<double> logarithms = numbers;
    take_logarithms(logarithms);
    for (std::size_t i = 0; i < count; ++i)
      CHECK(logarithms[i] == Approx(std::log(numbers[i])).epsilon(4.5e-16));
  }
}

TEST_CASE("a certain score that is wrong makes log loss infinite, unless clipped") {
  const std::vector<Record> rows{
      {.truth = "1", .score = 0}, {.truth = "0", .score = 0}, {.truth = "1", .score = 1}};
  ScoreTally sharp({});
  sharp.add(RecordBatch(rows));
  CHECK(std::isinf(sharp.losses().log_loss.mean));
  CHECK(sharp.losses().infinite_rows == 1);
  ScoreTally clipped({.clip = 1e-3});
  clipped.add(RecordBatch(rows));
  CHECK(clipped.losses().log_loss.mean ==
        Approx((-std::log(1e-3) - 2 * std::log(1 - 1e-3)) / 3).epsilon(1e-14));
}

TEST_CASE("the first score that is no probability is remembered, in the order of the rows") {
  ScoreTally first({}), second({});
  first.add(RecordBatch(std::vector<Record>{{.truth = "1", .score = 0.5, .place = {0, 0}}}));
  second.add(RecordBatch(std::vector<Record>{{.truth = "1", .score = 1.5, .place = {1, 3}},
                                             {.truth = "0", .score = -2, .place = {1, 4}}}));
  first.merge(second);
  REQUIRE(first.losses().invalid_probability.has_value());
  CHECK(first.losses().invalid_probability->score == 1.5);
  CHECK(first.losses().invalid_probability->place == RowPlace{1, 3});
  CHECK(first.losses().invalid_probability->count == 2);
}

TEST_CASE("an infinite score is no probability") {
  for (const double score : {INFINITY, -INFINITY}) {
    ScoreTally tally({});
    tally.add(RecordBatch(std::vector<Record>{{.truth = "1", .score = 0.5}, {.truth = "0", .score = score}}));
    REQUIRE(tally.losses().invalid_probability.has_value());
    CHECK(tally.losses().invalid_probability->score == score);
    CHECK(tally.losses().invalid_probability->count == 1);
  }
}

TEST_CASE(
    "law: one forecast for all that is the share of positives loses the entropy, and p (1 - p) of Brier") {
  ScoreTally tally({});
  for (int i = 0; i < 8; ++i)
    tally.add(RecordBatch(std::vector<Record>{{.truth = i < 3 ? "1" : "0", .score = 3.0 / 8}}));
  const double p = 3.0 / 8;
  CHECK(tally.losses().log_loss.mean == Approx(-p * std::log(p) - (1 - p) * std::log(1 - p)).epsilon(1e-14));
  CHECK(tally.losses().brier.mean == Approx(p * (1 - p)).epsilon(1e-14));
}

TEST_CASE("law: losses are the same seen from the other class") {
  ScoreTally one({}), other({});
  for (int i = 1; i < 32; ++i) {
    one.add(RecordBatch(std::vector<Record>{{.truth = i % 3 == 0 ? "1" : "0", .score = i / 32.0}}));
    other.add(RecordBatch(std::vector<Record>{{.truth = i % 3 == 0 ? "0" : "1", .score = 1 - i / 32.0}}));
  }
  CHECK(one.losses().log_loss.mean == Approx(other.losses().log_loss.mean).epsilon(1e-14));
  CHECK(one.losses().brier.mean == Approx(other.losses().brier.mean).epsilon(1e-14));
}

TEST_CASE("how rows scatter: squared weights by cell, and each cluster's weights") {
  LabelPairs tally;
  tally.add(RecordBatch(std::vector<Record>{
      {.truth = "0", .predicted = "0", .weight = 2, .cluster = "p1"},
      {.truth = "0", .predicted = "0", .weight = 3, .cluster = "p1"},
      {.truth = "1", .predicted = "0", .weight = 1, .cluster = "p1"},
      {.truth = "1", .predicted = "1", .weight = 0, .cluster = "p3"},
  }));
  LabelPairs later;
  later.add(RecordBatch(std::vector<Record>{{.truth = "1", .predicted = "1", .weight = 4, .cluster = "p2"},
                                            {.truth = "0", .predicted = "0", .weight = 5, .cluster = "p1"}}));
  tally.merge(later);
  const Scatter scatter = tally.scatter(classes_of(tally.labels().texts(), {})).value();
  CHECK(scatter.squares == std::vector<double>{4 + 9 + 25, 0, 1, 16});
  std::vector<std::vector<double>> clusters;  // by cell
  scatter.each_cluster([&](std::span<const Scatter::Part> parts) {
    std::vector<double>& cells = clusters.emplace_back(4);
    for (const Scatter::Part& part : parts) cells[part.cell] += part.weight;
  });
  CHECK_THAT(clusters,
             Catch::Matchers::UnorderedEquals(std::vector<std::vector<double>>{{10, 0, 1, 0}, {0, 0, 0, 4}}));
}

TEST_CASE("rows that are alike have no scatter of their own") {
  LabelPairs tally;
  tally.add(RecordBatch(std::vector<Record>{{.truth = "0", .predicted = "0"}}));
  CHECK_FALSE(tally.scatter(classes_of(tally.labels().texts(), {})).has_value());
}
