// Sorting scores: by Highway's hwy::Sorter where it is installed, else by the standard library.
#include "tally/sort.hpp"

#include <dlfcn.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>

namespace assay {

namespace {

// Looking for the library takes as long as the standard library takes for half as many.
constexpr std::size_t long_enough = 200'000;

// Once it is found, it is faster for more than these.
constexpr std::size_t long_enough_when_found = 500;

// hwy::Sorter, found when it is first needed: a program that is linked to it waits at every start for 4 ms
// while the library measures its clock. The names are those of the C++ ABI; the class is one pointer.
class Highway {
 public:
  Highway() {
    void* library = ::dlopen("libhwy_contrib.so.1", RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) return;
    find(library, "_ZN3hwy6SorterC1Ev", construct_);
    find(library, "_ZN3hwy6Sorter6DeleteEv", destroy_);
    find(library, "_ZNK3hwy6SorterclEPlmNS_13SortAscendingE", sort_);
  }

  [[nodiscard]] bool found() const {
    return construct_ != nullptr && destroy_ != nullptr && sort_ != nullptr;
  }

  // As integers: as numbers, version 1.0.3 makes inf the largest finite one (google/highway issue 1486), and
  // without AVX2 confuses subnormals. It takes as long.
  void sort(std::span<double> scores) const {
    Sorter sorter{};
    construct_(&sorter);
    flip_negatives(scores);
    sort_(&sorter, scores.data(), scores.size(), {});
    flip_negatives(scores);
    destroy_(&sorter);
  }

 private:
  struct Sorter {
    void* memory;
  };
  struct Ascending {};

  // Makes numbers integers of the same order, and these the numbers again.
  static void flip_negatives(std::span<double> scores) {
    for (double& score : scores) {
      std::int64_t bits;
      std::memcpy(&bits, &score, sizeof bits);
      bits ^= (bits >> 63) & std::numeric_limits<std::int64_t>::max();
      std::memcpy(&score, &bits, sizeof bits);
    }
  }

  template <class Function>
  static void find(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(::dlsym(library, name));
  }

  void (*construct_)(Sorter*) = nullptr;
  void (*destroy_)(Sorter*) = nullptr;
  void (*sort_)(const Sorter*, void*, std::size_t, Ascending) = nullptr;  // of std::int64_t
};

std::atomic<bool> was_found = false;

}  // namespace

bool sort_by_highway(std::span<double> scores) {
  static const Highway highway;
  if (!highway.found()) return false;
  was_found = true;
  highway.sort(scores);
  return true;
}

void sort_scores(std::span<double> scores) {
  if (scores.size() < (was_found ? long_enough_when_found : long_enough) || !sort_by_highway(scores))
    std::sort(scores.begin(), scores.end());
}

}  // namespace assay
