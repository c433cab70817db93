// Whole numbers in the order of scores.
#include "tally/score_key.hpp"

#include <cmath>
#include <limits>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "tally/binary64.hpp"

namespace assay {

namespace {

using namespace binary64;

// From 0.5 to below 1 a key counts down from 1 - score, so that all scores below 0.5 make room for it.
constexpr std::uint64_t half = key_of(0.5), whole = key_of(1), room = half - key_of(0x1p-53);
constexpr std::uint64_t half_key = half - room;

}  // namespace

std::uint64_t score_key(double score) {
  if (score >= 1) return key_of(score);
  if (score >= 0.5) return half_key + (half - key_of(1 - score));
  const std::uint64_t key = key_of(score);
  if (key > room) return key - room;
  if (std::isinf(score)) return 0;
  throw data_error("a score of " + exact(score) + " is too far below 0 for --bounded",
                   "leave --bounded out, or scale the scores");
}

double least_score(std::uint64_t key) {
  if (key == 0) return -std::numeric_limits<double>::infinity();
  if (key >= whole) return number_of(key);
  if (key < half_key) return number_of(key + room);
  const std::uint64_t below = key - half_key;
  if (below > room) return 1;
  const double rest = number_of(half - below), score = 1 - rest;
  return 1 - score > rest ? std::nextafter(score, 2) : score;
}

}  // namespace assay
