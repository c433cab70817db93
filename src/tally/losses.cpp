// What scores mean, and what they lose as probabilities.
#include <tuple>

#include "assay/tally/scores.hpp"

namespace assay {

std::string_view name_of(ScoreMeaning meaning) {
  constexpr std::array<std::string_view, 5> names{"probability", "percent", "logit", "confidence",
                                                  "distance"};
  return names[static_cast<std::size_t>(meaning)];
}

std::optional<double> usual_threshold(ScoreMeaning meaning) {
  switch (meaning) {
    case ScoreMeaning::percent:
      return 50;
    case ScoreMeaning::logit:
      return 0;
    case ScoreMeaning::distance:
      return std::nullopt;
    default:
      return 0.5;
  }
}

void merge(std::optional<InvalidProbability>& earlier, const std::optional<InvalidProbability>& later) {
  if (!earlier) {
    earlier = later;
  } else if (later) {
    const std::size_t count = earlier->count + later->count;
    if (std::tie(later->place.block, later->place.line) < std::tie(earlier->place.block, earlier->place.line))
      earlier = later;  // slices are merged in an order of their own
    earlier->count = count;
  }
}

void save(const std::optional<InvalidProbability>& invalid, StateWriter& out) {
  const InvalidProbability one = invalid.value_or(InvalidProbability{});
  out.whole(one.count);
  out.whole(std::uint64_t{one.place.block} << 32 | one.place.line);
  out.real(one.score);
  out.whole(one.is_sum ? 1 : 0);
}

void load(std::optional<InvalidProbability>& invalid, StateReader& in) {
  InvalidProbability one{.count = in.whole()};
  const std::uint64_t place = in.whole();
  one.place = {static_cast<std::uint32_t>(place >> 32), static_cast<std::uint32_t>(place)};
  one.score = in.real();
  one.is_sum = in.flag();
  if (one.count > 0) invalid = one;
}

}  // namespace assay
