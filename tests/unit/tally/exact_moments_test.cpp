// Losses of rows in any order, in any blocks: the same to the last bit.
#include "assay/tally/exact_moments.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "assay/tally/class_scores.hpp"
#include "assay/tally/scores.hpp"
#include "catch.hpp"
#include "records.hpp"

using namespace assay;

namespace {

constexpr std::size_t permutations = 5, rows_of_law = 3001;
constexpr std::array<std::string_view, 4> clusters{"a", "b", "c", "d"};

// Blocks of random sizes, each a tally of its own, merged in turn.
template <class T, class Row, class Add>
T in_blocks(const T& empty, std::span<const Row> rows, std::mt19937_64& draw, Add add) {
  T all = empty;
  while (!rows.empty()) {
    const std::size_t size = std::min<std::size_t>(1 + draw() % 1200, rows.size());
    T block = empty;
    add(block, rows.first(size));
    all.merge(block);
    rows = rows.subspan(size);
  }
  return all;
}

std::vector<double> in_bits(const ProbabilityLosses& losses) {
  std::vector<double> bits;
  for (const MeanLoss& loss : {losses.log_loss, losses.brier})
    for (const double number : {loss.mean, loss.standard_error.value(), loss.skewness.value(), loss.rows})
      bits.push_back(number);
  return bits;
}

// Of two classes, with a score for each; few scores are near 0 or 1, some are equal to 1.
struct ShuffledRows {
  std::vector<std::vector<double>> class_scores;
  std::vector<Record> records;
};

ShuffledRows shuffled_rows(std::mt19937_64& draw) {
  ShuffledRows rows;
  for (std::size_t i = 0; i < rows_of_law; ++i) {
    const double score =
        std::pow(std::uniform_real_distribution<>(0, 1)(draw), 1.0 + static_cast<double>(i % 40));
    rows.class_scores.push_back({1 - score, score});
  }
  for (const std::vector<double>& scores : rows.class_scores)
    rows.records.push_back(
        {.truth = draw() % 3 == 0 ? "1" : "0", .score = scores[1], .class_scores = scores});
  return rows;
}

}  // namespace

TEST_CASE("law: moments are the same bytes of numbers in any order, divided anywhere") {
  std::mt19937_64 draw(1);
  std::vector<double> numbers{0, 0, 0x1p-1074, 0x1.8p-1060, 1, 745};
  while (numbers.size() < rows_of_law) numbers.push_back(std::exp(std::normal_distribution<>(-3, 12)(draw)));
  ExactMoments whole;
  whole.add(numbers);
  StateWriter expected;
  whole.save(expected);
  for (std::size_t i = 0; i < permutations; ++i) {
    std::shuffle(numbers.begin(), numbers.end(), draw);
    StateWriter out;
    in_blocks(ExactMoments{}, std::span<const double>(numbers), draw, [](ExactMoments& to, auto part) {
      to.add(part);
    }).save(out);
    CHECK(out.bytes() == expected.bytes());
  }
}

TEST_CASE("law: losses of rows are the same to the last bit in any order, in any blocks") {
  const bool weighted = GENERATE(false, true), clustered = GENERATE(false, true);
  std::mt19937_64 draw(2);
  ShuffledRows rows = shuffled_rows(draw);
  for (Record& row : rows.records) {
    if (weighted) row.weight = std::uniform_real_distribution<>(0.1, 9)(draw);
    if (clustered) row.cluster = clusters[draw() % clusters.size()];
  }
  const auto add = [](auto& to, std::span<const Record> part) { to.add(RecordBatch(part)); };
  const ScoreTally empty(ScoreRule{.clip = 1e-15});
  const ClassScoreTally empty_of_classes({"0", "1"}, 1e-15);
  ScoreTally whole = empty;
  ClassScoreTally whole_of_classes = empty_of_classes;
  add(whole, rows.records);
  add(whole_of_classes, rows.records);
  for (std::size_t i = 0; i < permutations; ++i) {
    std::shuffle(rows.records.begin(), rows.records.end(), draw);
    const std::span<const Record> all(rows.records);
    CHECK(in_bits(in_blocks(empty, all, draw, add).losses()) == in_bits(whole.losses()));
    CHECK(in_bits(in_blocks(empty_of_classes, all, draw, add).losses()) ==
          in_bits(whole_of_classes.losses()));
  }
}

TEST_CASE("a sum is rounded once: small terms are not lost between large ones") {
  // 2^53 + 1/2 is no double: added one by one, the halves vanish.
  ExactMoments few, many;
  few.add(std::vector<double>{0x1p53, 0.5, 0.5, 1});
  CHECK(few.sum() == 0x1p53 + 2);
  // 2^20 times 2^-30 is 2^-10, each of which alone leaves 2^30 as it is.
  many.add(std::vector<double>{0x1p30});
  many.add(std::vector<double>(std::size_t{1} << 20, 0x1p-30));
  CHECK(many.sum() == 0x1p30 + 0x1p-10);
}

TEST_CASE("moments across powers of two, by hand") {
  // 0, 1, 3, 8: mean 3, squares 9 + 4 + 0 + 25 = 38, cubes -27 - 8 + 0 + 125 = 90.
  ExactMoments numbers;
  numbers.add(std::vector<double>{8, 0, 3, 1});
  CHECK(numbers.sum() == 12);
  CHECK(numbers.moments().count() == 4);
  CHECK(numbers.moments().squares_about(3) == Approx(38).epsilon(1e-15));
  CHECK(numbers.moments().cubes_about(3) == Approx(90).epsilon(1e-15));
}
