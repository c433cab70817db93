// The same work on several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace assay {

/// Runs work(0) on this thread and work(1), work(2) ... on others, `threads` of them in all, fewer when the
/// system has no more to give: the work must not depend on how many there are. Throws what the work with the
/// lowest number threw.
void on_threads(unsigned threads, const std::function<void(unsigned)>& work);

/// Does work(0), work(1) ... work(count - 1), each once, on up to so many threads.
void for_each_index(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

}  // namespace assay
