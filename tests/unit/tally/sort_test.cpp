// Sorting scores, beside the standard library.
#include "tally/sort.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <random>

#include "catch.hpp"
#include "tally/vector_sort.hpp"

using namespace assay;

namespace {

constexpr double endless = std::numeric_limits<double>::infinity();
constexpr double smallest = std::numeric_limits<double>::denorm_min();

// Few, and around multiples of vectors of 2 to 8 numbers, and of the 16 vectors that are sorted by a network.
constexpr std::size_t counts[] = {0,  1,  2,  3,  4,   5,   7,   8,   9,   15,  16,   17,     31,     32,
                                  33, 63, 64, 65, 127, 128, 129, 255, 256, 257, 1000, 65'537, 300'001};

// Numbers that a sort may stumble over: one in so many, the others ordinary.
std::vector<double> difficult_numbers(std::size_t count, std::uint64_t one_in) {
  const double odd[] = {endless,
                        -endless,
                        0,
                        -0.0,
                        smallest,
                        -smallest,
                        std::nextafter(1e-308, 0),
                        1e308,
                        -1e308,
                        1e-308,
                        1,
                        std::nextafter(1.0, 2.0),
                        std::numeric_limits<double>::max(),
                        std::numeric_limits<double>::lowest()};
  std::mt19937_64 draw(count);
  std::vector<double> numbers;
  while (numbers.size() < count)
    numbers.push_back(draw() % one_in == 0 ? odd[draw() % std::size(odd)]
                                           : static_cast<double>(draw() % 100'003) / 7 - 5000);
  return numbers;
}

// Bit patterns in an order of their own: the same for the same numbers, -0 and 0 told apart.
std::vector<std::uint64_t> contents(const std::vector<double>& numbers) {
  std::vector<std::uint64_t> bits;
  for (const double number : numbers) bits.push_back(std::bit_cast<std::uint64_t>(number));
  std::sort(bits.begin(), bits.end());
  return bits;
}

void check_sorted(std::vector<double> numbers) {
  const std::vector<std::uint64_t> before = contents(numbers);
  std::vector<double> expected = numbers;
  std::sort(expected.begin(), expected.end());
  sort_scores(numbers);
  CHECK((numbers == expected));
  CHECK((contents(numbers) == before));
}

}  // namespace

TEST_CASE("scores are sorted as by the standard library, however odd and however many") {
  for (const std::size_t count : counts)
    for (const std::uint64_t one_in : {1U, 2U, 20'000U}) {
      CAPTURE(count, one_in);
      check_sorted(difficult_numbers(count, one_in));
    }
}

TEST_CASE("scores that are in order already, or backwards, or nearly all equal, are sorted") {
  for (const std::size_t count : counts) {
    CAPTURE(count);
    std::vector<double> numbers(count);
    std::iota(numbers.begin(), numbers.end(), -50.0);
    check_sorted(numbers);
    std::reverse(numbers.begin(), numbers.end());
    check_sorted(numbers);
    for (const double same : {0.25, -0.0, endless, -endless, smallest}) {
      std::fill(numbers.begin(), numbers.end(), same);
      check_sorted(numbers);
      if (count > 0) numbers[count / 2] = 0.5;
      check_sorted(numbers);
    }
  }
}

TEST_CASE("each kind of vectors that the processor has sorts integers") {
  for (const IntegerSort sort : vector_sorts())
    for (const std::size_t count : counts)
      for (const std::int64_t distinct : {2, 100, 1'000'000'007}) {
        CAPTURE(count, distinct);
        std::mt19937_64 draw(count);
        std::vector<std::int64_t> numbers(count), expected;
        for (std::int64_t& number : numbers) number = static_cast<std::int64_t>(draw()) % distinct;
        if (count > 1) numbers[0] = std::numeric_limits<std::int64_t>::max();
        if (count > 2) numbers[1] = std::numeric_limits<std::int64_t>::min();
        expected = numbers;
        std::sort(expected.begin(), expected.end());
        sort(numbers.data(), numbers.size());
        CHECK((numbers == expected));
      }
}
