// The spread of numbers, and of rows' losses.
#include "assay/tally/exact_moments.hpp"

#include <cmath>

#include "assay/tally/class_scores.hpp"
#include "assay/tally/scores.hpp"
#include "catch.hpp"
#include "records.hpp"

using namespace assay;

namespace {

ExactMoments exact_of(std::span<const double> numbers) {
  ExactMoments all;
  all.add(numbers);
  return all;
}

Moments moments_of(std::span<const double> numbers) { return exact_of(numbers).moments(); }

// Rows of one score, all but a few of them right.
std::vector<Record> rows_with_score(double score, std::size_t count, std::size_t wrong) {
  std::vector<Record> rows(count, {.truth = "1", .score = score});
  for (std::size_t i = 0; i < wrong; ++i) rows[i * count / wrong].truth = "0";
  return rows;
}

MeanLoss brier_of(std::span<const Record> rows) {
  ScoreTally tally{ScoreRule{}};
  tally.add(RecordBatch(rows));
  return tally.losses().brier;
}

std::vector<double> uneven_numbers(std::size_t count) {
  std::vector<double> numbers;
  for (std::size_t i = 0; i < count; ++i)
    numbers.push_back(std::exp(static_cast<double>(i * 7919 % 1009) / 300));
  return numbers;
}

}  // namespace

TEST_CASE("standard error and skewness by hand") {
  // 1, 2, 6: mean 3, squares 4 + 1 + 9 = 14, cubes -8 - 1 + 27 = 18.
  const std::vector<double> numbers{1, 2, 6};
  CHECK(moments_of(numbers).standard_error().value() == Approx(std::sqrt(14.0 / 2 / 3)).epsilon(1e-15));
  CHECK(moments_of(numbers).skewness().value() == Approx(18.0 / 3 / std::pow(14.0 / 3, 1.5)).epsilon(1e-15));
}

TEST_CASE("one number has no spread, and equal ones have no skewness") {
  CHECK_FALSE(moments_of(std::vector{0.3}).standard_error().has_value());
  CHECK_FALSE(moments_of(std::vector{0.3}).skewness().has_value());
  const Moments equal = moments_of(std::vector<double>(1500, 0.1));
  CHECK(equal.standard_error().value() == 0);
  CHECK_FALSE(equal.skewness().has_value());
}

TEST_CASE("the spread of numbers that are nearly equal is not lost") {
  // Half of 1,000 numbers at 1, half 2^-40 above: s^2 = 1000 * (2^-41)^2 / 999.
  std::vector<double> numbers(1000, 1.0);
  for (std::size_t i = 0; i < numbers.size(); i += 2) numbers[i] += std::ldexp(1.0, -40);
  CHECK(moments_of(numbers).standard_error().value() ==
        Approx(std::ldexp(1.0, -41) / std::sqrt(999.0)).epsilon(1e-12));
  CHECK(std::abs(moments_of(numbers).skewness().value()) < 1e-9);
}

TEST_CASE(
    "law: moments divided anywhere and merged are those of the whole, and an empty one changes nothing") {
  const std::vector<double> numbers = uneven_numbers(3000);
  const Moments whole = moments_of(numbers);
  for (const std::size_t cut : {0U, 1U, 511U, 2000U, 3000U}) {
    Moments merged = moments_of(std::span(numbers).first(cut));
    merged.merge(moments_of(std::span(numbers).subspan(cut)));
    merged.merge(Moments{});
    CHECK(merged.standard_error().value() == Approx(whole.standard_error().value()).epsilon(1e-13));
    CHECK(merged.skewness().value() == Approx(whole.skewness().value()).epsilon(1e-12));
  }
}

TEST_CASE("the losses of rows have the skewness of a share where they take two values") {
  // A tenth of the rows is wrong: (1 - 2p) / sqrt(p (1 - p)) for p = 0.1.
  const MeanLoss loss = brier_of(rows_with_score(0.875, 1000, 100));
  CHECK(loss.skewness.value() == Approx(0.8 / 0.3).epsilon(1e-13));
  CHECK(loss.standard_error.value() == Approx(0.75 * 0.3 / std::sqrt(999.0)).epsilon(1e-13));
}

TEST_CASE("rows that all lose the same have a standard error of 0, however many digits the loss has") {
  const MeanLoss loss = brier_of(rows_with_score(0.9, 1000, 0));
  CHECK(loss.standard_error.value() == 0);
  CHECK_FALSE(loss.skewness.has_value());
}

TEST_CASE("the mean loss of two rows with weights scatters by their influences, by hand") {
  // Squared errors 0.25, of weight 2, and 0.09: their mean is 0.59 / 3. A row changes it by its weight times
  // its distance from it, over 3: 2 (0.25 - 0.59 / 3) / 3 = 0.32 / 9, the other as much less. They stand for
  // 3^2 / (2^2 + 1) = 1.8 rows, so that their squares are summed times 1.8 / 0.8.
  const MeanLoss loss =
      brier_of(std::vector<Record>{{.truth = "1", .score = 0.5, .weight = 2}, {.truth = "1", .score = 0.7}});
  CHECK(loss.rows == Approx(1.8));
  CHECK(loss.standard_error.value() == Approx(0.32 / 9 * std::sqrt(2 * 1.8 / 0.8)).epsilon(1e-13));
  CHECK(loss.skewness.value() == Approx(0).margin(1e-12));
}

TEST_CASE("losses of rows that all weigh 2 scatter as those that weigh 1") {
  std::vector<Record> rows = rows_with_score(0.875, 100, 10);
  const MeanLoss alike = brier_of(rows);
  for (Record& row : rows) row.weight = 2;
  const MeanLoss heavy = brier_of(rows);
  CHECK(heavy.rows == Approx(alike.rows));
  CHECK(heavy.standard_error.value() == Approx(alike.standard_error.value()).epsilon(1e-13));
  CHECK(heavy.skewness.value() == Approx(alike.skewness.value()).epsilon(1e-11));
}

TEST_CASE("losses in clusters: of one row each as without, of two alike as of one") {
  const std::vector<Record> rows = rows_with_score(0.875, 100, 10);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < rows.size(); ++i) names.push_back("patient " + std::to_string(i));
  std::vector<Record> single = rows;
  for (std::size_t i = 0; i < rows.size(); ++i) single[i].cluster = names[i];
  std::vector<Record> twice = single;
  twice.insert(twice.end(), single.begin(), single.end());
  const MeanLoss expected = brier_of(rows);
  for (const MeanLoss& found : {brier_of(single), brier_of(twice)}) {
    CHECK(found.clusters == 100U);
    CHECK(found.mean == Approx(expected.mean));
    CHECK(found.rows == Approx(100));
    CHECK(found.standard_error.value() == Approx(expected.standard_error.value()).epsilon(1e-12));
    CHECK(found.skewness.value() == Approx(expected.skewness.value()).epsilon(1e-10));
  }
}

TEST_CASE("a single cluster has no standard error") {
  std::vector<Record> rows = rows_with_score(0.875, 10, 2);
  for (Record& row : rows) row.cluster = "all";
  CHECK_FALSE(brier_of(rows).standard_error.has_value());
}

TEST_CASE("losses of several classes have the skewness of the same losses of two") {
  const std::vector<Record> rows = rows_with_score(0.875, 1000, 100);
  const std::vector<double> scores{0.125, 0.875};
  std::vector<Record> by_class = rows;
  for (Record& row : by_class) row.class_scores = scores;
  ClassScoreTally tally({"0", "1"}, 0);
  tally.add(RecordBatch(by_class));
  CHECK(tally.losses().brier.skewness.value() == Approx(brier_of(rows).skewness.value()).epsilon(1e-12));
}
