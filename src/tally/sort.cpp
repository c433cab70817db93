// Sorting scores: with vectors where the processor has them, else by the standard library.
#include "tally/sort.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>

#include "tally/vector_sort.hpp"

namespace assay {

namespace {

// Makes numbers integers of the same order, and these the numbers again.
void flip_negatives(std::span<double> scores) {
  for (double& score : scores) {
    std::int64_t bits;
    std::memcpy(&bits, &score, sizeof bits);
    bits ^= (bits >> 63) & std::numeric_limits<std::int64_t>::max();
    std::memcpy(&score, &bits, sizeof bits);
  }
}

}  // namespace

void sort_integers(std::span<std::int64_t> numbers) {
  const std::span<const IntegerSort> fastest_first = vector_sorts();
  if (numbers.size() < 2 || fastest_first.empty()) {
    std::sort(numbers.begin(), numbers.end());
  } else {
    fastest_first.front()(numbers.data(), numbers.size());
  }
}

// As integers: as numbers, Highway 1.0.3 makes inf the largest finite one (google/highway issue 1486), and
// without AVX2 confuses subnormals. It takes as long.
void sort_scores(std::span<double> scores) {
  const std::span<const IntegerSort> fastest_first = vector_sorts();
  if (scores.size() < 2 || fastest_first.empty()) {
    std::sort(scores.begin(), scores.end());
    return;
  }
  flip_negatives(scores);
  fastest_first.front()(reinterpret_cast<std::int64_t*>(scores.data()), scores.size());
  flip_negatives(scores);
}

}  // namespace assay
