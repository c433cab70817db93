// The logarithm of many numbers, by Highway: as many at a time as every processor of its kind can.
#include "tally/logarithm.hpp"

// Choosing more lanes at run time takes libhwy, which measures its clock for 3 ms whenever a program starts.
#define HWY_COMPILE_ONLY_STATIC
#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

namespace assay {

namespace {

namespace hn = hwy::HWY_NAMESPACE;

template <class Lanes>
std::size_t take_logarithms(Lanes lanes, std::span<double> numbers) {
  const std::size_t width = hn::Lanes(lanes);
  std::size_t done = 0;
  for (; done + width <= numbers.size(); done += width)
    hn::StoreU(hn::Log(lanes, hn::LoadU(lanes, &numbers[done])), lanes, &numbers[done]);
  return done;
}

}  // namespace

void take_logarithms(std::span<double> numbers) {
  const std::size_t done = take_logarithms(hn::ScalableTag<double>(), numbers);
  take_logarithms(hn::CappedTag<double, 1>(), numbers.subspan(done));
}

}  // namespace assay
