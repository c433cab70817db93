// What is worked out when it is first asked for.
#include "assay/core/once.hpp"

#include <atomic>

#include "assay/core/threads.hpp"
#include "catch.hpp"

using namespace assay;

TEST_CASE("a value is made once, whichever threads and copies ask for it") {
  const Once<int> once;
  const Once<int> copy = once;
  std::atomic<int> made = 0;
  std::atomic<int> sum = 0;
  for_each_index(100, 4,
                 [&](std::size_t i) { sum += (i % 2 == 0 ? once : copy).get([&] { return ++made; }); });
  CHECK(made == 1);
  CHECK(sum == 100);
}
