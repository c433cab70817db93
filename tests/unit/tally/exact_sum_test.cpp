// Sums in any order, divided anywhere: the same to the last bit.
#include "assay/tally/exact_sum.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include "assay/tally/sum.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

double sum_of(std::span<const double> terms) {
  ExactSum sum;
  for (const double term : terms) sum.add(term);
  return sum.value();
}

std::string bytes_of(const ExactSum& sum) {
  StateWriter out;
  sum.save(out);
  return out.take();
}

}  // namespace

TEST_CASE("a sum of numbers of either sign is rounded at its end") {
  CHECK(sum_of(std::vector{1.0, 1e100, 1.0, -1e100}) == 2);  // Neumaier 1974: a plain sum gives 0
  CHECK(sum_of(std::vector{0x1p53, 0.5, 0.5, -0x1p53}) == 1);
  CHECK(sum_of(std::vector{-0x1p-1074, -0x1p-1074}) == -0x1p-1073);
  CHECK(sum_of(std::vector{0.0, -0.0}) == 0);
  // Python: float(10 * Fraction(0.1)) is 1.0, and sum([0.1] * 10) is 0.9999999999999999.
  CHECK(sum_of(std::vector<double>(10, 0.1)) == 1.0);
}

TEST_CASE("what a sum lacks as a double is its second part") {
  ExactSum sum;
  for (const double term : {1.0, 0x1p-60, -0x1p-100}) sum.add(term);
  CHECK(sum.parts()[0] == 1);
  CHECK(sum.parts()[1] == 0x1p-60 - 0x1p-100);
}

TEST_CASE("law: a sum has the same bytes in any order, divided, saved and merged anywhere") {
  std::mt19937_64 draw(1);
  std::vector<double> terms;
  while (terms.size() < 1000)
    terms.push_back((draw() % 2 == 0 ? 1 : -1) * std::exp(std::normal_distribution<>(0, 20)(draw)));
  ExactSum whole;
  for (const double term : terms) whole.add(term);
  for (int i = 0; i < 10; ++i) {
    std::shuffle(terms.begin(), terms.end(), draw);
    const std::size_t cut = draw() % terms.size();
    ExactSum first, second, again;
    for (std::size_t k = 0; k < terms.size(); ++k) (k < cut ? first : second).add(terms[k]);
    const std::string bytes = bytes_of(second);
    StateReader in(bytes);
    again.load(in);
    again.merge(first);
    again.merge(ExactSum{});
    CHECK(bytes_of(again) == bytes_of(whole));
  }
}

TEST_CASE("powers about a centre, by hand") {
  // (1 - 2)^3 * 1 + (4 - 2)^3 * 0.5 + (2 - 2)^3 * 3 = -1 + 4; squares 1 + 2.
  PowerSums<3> cubes;
  PowerSums<2> squares;
  for (const auto& [number, weight] : {std::pair{1.0, 1.0}, {4.0, 0.5}, {2.0, 3.0}}) {
    cubes.add(number, weight);
    squares.add(number, weight);
  }
  CHECK(cubes.about(2) == 3);
  CHECK(squares.about(2) == 3);
  CHECK(squares.weights() == 4.5);
}

TEST_CASE("powers of numbers that are nearly equal are not lost about their mean") {
  // Half of 1000 numbers at 1, half 2^-40 above, each of weight 0.1; about 1 + 2^-41 each square is 2^-82.
  PowerSums<2> squares;
  for (int i = 0; i < 1000; ++i) squares.add(i % 2 == 0 ? 1 : 1 + 0x1p-40, 0.1);
  CHECK(squares.about(1 + 0x1p-41) == Approx(100 * 0x1p-82).epsilon(1e-12));
}

TEST_CASE("weights are counted alike in any order") {
  // Python: float(sum(map(Fraction, [0.1] * 3 + [1, 1, 2.5]))) and of squares of doubles.
  std::vector<double> weights{0.1, 1, 2.5, 0.1, 1, 0.1};
  std::sort(weights.begin(), weights.end());
  do {
    WeightedCount count;
    for (const double weight : weights) count.add(weight);
    CHECK(count.value() == 4.8);
    CHECK(count.squares() == 8.28);
  } while (std::next_permutation(weights.begin(), weights.end()));
}

TEST_CASE("a state of a sum that cannot be is refused") {
  StateWriter out;
  out.whole(2040);
  out.whole(9);  // exponents beyond the last
  StateReader in(out.bytes());
  ExactSum sum;
  CHECK_THROWS_WITH(sum.load(in), contains("too large"));
}

TEST_CASE("a column comes back as it was, shorter where its numbers ascend") {
  std::mt19937_64 draw(1);
  std::vector<double> numbers{-INFINITY, -1e300, -1, -0x1p-1074, 0, 0x1p-1074, 0.25, 0.25, 1, INFINITY};
  while (numbers.size() < 10'000) numbers.push_back(std::normal_distribution<>(0, 1)(draw));
  for (const bool sorted : {false, true}) {
    if (sorted) std::sort(numbers.begin(), numbers.end());
    StateWriter out;
    out.column(numbers);
    out.whole(7);
    StateReader in(out.bytes());
    std::vector<double> again;
    in.column([&](std::span<const double> some) { again.insert(again.end(), some.begin(), some.end()); });
    CHECK(again == numbers);
    CHECK(in.whole() == 7);
    CHECK(in.at_end());
    CHECK((out.bytes().size() < 24 + 8 * numbers.size()) == sorted);
    for (std::size_t length = 0; length < out.bytes().size() - 8; length += 997) {
      StateReader cut(std::string_view(out.bytes()).substr(0, length));
      CHECK_THROWS_WITH(cut.column([](std::span<const double>) {}), contains("cut short"));
    }
  }
}
