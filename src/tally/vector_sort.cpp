// Highway's vectorised quicksort, compiled for several kinds of vectors.
#include "tally/vector_sort.hpp"

#include <cstring>
#include <vector>

// All of it comes from headers. libhwy, which chooses the vectors elsewhere, measures its clock whenever a
// program starts, which takes 4 ms.
// SSE sorts hardly faster than the standard library, and the last no faster than AVX3.
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SSE4 | HWY_AVX3_DL)
#define HWY_IS_DEBUG_BUILD 0  // assertions are in libhwy, too
#define VQSORT_ONLY_STATIC 1
#if !defined(__x86_64__)
#define HWY_COMPILE_ONLY_STATIC
#endif

// This file is compiled once for each.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "tally/vector_sort.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace hwy::HWY_NAMESPACE::detail {

// Takes the place of hwy::Sorter, which version 1.0.3 asks for random bits and which is in libhwy_contrib.
// With the same bits every time, numbers can be made up that sort slowly: as long as a heap takes, not
// longer.
struct Sorter {
  static void Fill24Bytes(const void*, std::size_t, void* bytes) {
    constexpr std::uint64_t bits[] = {0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB};
    std::memcpy(bytes, bits, sizeof bits);
  }
};

}  // namespace hwy::HWY_NAMESPACE::detail
HWY_AFTER_NAMESPACE();

#include <hwy/contrib/sort/traits-inl.h>
#include <hwy/contrib/sort/vqsort-inl.h>

HWY_BEFORE_NAMESPACE();
namespace assay::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

#if !VQSORT_ENABLED || HWY_TARGET == HWY_EMU128 || HWY_HAVE_SCALABLE  // no vectors, or of unknown width
constexpr IntegerSort sort = nullptr;
#elif __has_include(<hwy/contrib/sort/order.h>)  // newer versions need no more than headers
void sort_with_vectors(std::int64_t* numbers, std::size_t count) {
  hn::VQSortStatic(numbers, count, hwy::SortAscending());
}
constexpr IntegerSort sort = sort_with_vectors;
#elif HWY_MAJOR == 1 && HWY_MINOR == 0 && HWY_PATCH <= 3
void sort_with_vectors(std::int64_t* numbers, std::size_t count) {
  using Ascending =
      hn::detail::SharedTraits<hn::detail::TraitsLane<hn::detail::OrderAscending<std::int64_t> > >;
  hn::Sort(hn::SortTag<std::int64_t>(), Ascending(), numbers, count, static_cast<std::int64_t*>(nullptr));
}
constexpr IntegerSort sort = sort_with_vectors;
#else  // those between do
constexpr IntegerSort sort = nullptr;
#endif

}  // namespace assay::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace assay {

namespace {

std::vector<IntegerSort> sorts_of_this_processor() {
#if defined(__x86_64__)
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                    __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma");
  const bool avx512 = avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw");
  const IntegerSort* const all[] = {avx512 ? HWY_CHOOSE_AVX3(sort) : nullptr,
                                    avx2 ? HWY_CHOOSE_AVX2(sort) : nullptr, &HWY_STATIC_DISPATCH(sort)};
#else
  const IntegerSort* const all[] = {&HWY_STATIC_DISPATCH(sort)};
#endif
  std::vector<IntegerSort> found;
  for (const IntegerSort* sort : all)
    if (sort != nullptr && *sort != nullptr) found.push_back(*sort);
  return found;
}

}  // namespace

std::span<const IntegerSort> vector_sorts() {
  static const std::vector<IntegerSort> sorts = sorts_of_this_processor();
  return sorts;
}

}  // namespace assay
#endif
