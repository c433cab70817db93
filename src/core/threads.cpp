// The same work on several threads.
#include "assay/core/threads.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace assay {

void on_threads(unsigned threads, const std::function<void(unsigned)>& work) {
  std::vector<std::exception_ptr> failures(threads);
  const auto guarded = [&](unsigned i) {
    try {
      work(i);
    } catch (...) {
      failures[i] = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (unsigned i = 1; i < threads; ++i) {
      try {
        helpers.emplace_back(guarded, i);
      } catch (const std::system_error&) {
        break;
      }
    }
    guarded(0);
  }
  for (const std::exception_ptr& failure : failures)
    if (failure) std::rethrow_exception(failure);
}

void for_each_index(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  const auto all = static_cast<unsigned>(std::min<std::size_t>(threads, std::max<std::size_t>(count, 1)));
  on_threads(all, [&](unsigned) {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  });
}

}  // namespace assay
