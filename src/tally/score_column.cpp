// Scores in one piece of memory.
#include "assay/tally/score_column.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace assay {

namespace {

#ifdef __linux__

// From here on memory comes from the system by the page: only what is written to is taken.
constexpr std::size_t large = std::size_t{1} << 22;

bool is_mapped(std::size_t bytes) { return bytes >= large; }

void* mapped(std::size_t bytes) {
  void* fresh = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return fresh == MAP_FAILED ? nullptr : fresh;
}

void release(void* old, std::size_t bytes) {
  if (is_mapped(bytes)) {
    ::munmap(old, bytes);
  } else {
    std::free(old);
  }
}

void* resized(void* old, std::size_t old_bytes, std::size_t bytes) {
  if (!is_mapped(bytes)) return std::realloc(old, bytes);
  if (is_mapped(old_bytes)) {
    void* moved = ::mremap(old, old_bytes, bytes, MREMAP_MAYMOVE);
    return moved == MAP_FAILED ? nullptr : moved;
  }
  void* fresh = mapped(bytes);
  if (fresh != nullptr && old != nullptr) {
    std::memcpy(fresh, old, old_bytes);
    release(old, old_bytes);
  }
  return fresh;
}

#else

void release(void* old, std::size_t) { std::free(old); }
void* resized(void* old, std::size_t, std::size_t bytes) { return std::realloc(old, bytes); }

#endif

}  // namespace

ScoreColumn::~ScoreColumn() { release(scores_, capacity_ * sizeof(double)); }

ScoreColumn::ScoreColumn(ScoreColumn&& other) noexcept
    : scores_(std::exchange(other.scores_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      capacity_(std::exchange(other.capacity_, 0)) {}

ScoreColumn& ScoreColumn::operator=(ScoreColumn other) noexcept {
  std::swap(scores_, other.scores_);
  std::swap(size_, other.size_);
  std::swap(capacity_, other.capacity_);
  return *this;
}

void ScoreColumn::append(std::span<const double> scores) {
  if (scores.empty()) return;
  if (size_ + scores.size() > capacity_) grow(size_ + scores.size());
  std::memcpy(scores_ + size_, scores.data(), scores.size_bytes());
  size_ += scores.size();
}

void ScoreColumn::grow(std::size_t needed) {
  const std::size_t capacity = std::max({needed, 2 * capacity_, std::size_t{64}});
  void* memory = resized(scores_, capacity_ * sizeof(double), capacity * sizeof(double));
  if (memory == nullptr) throw std::bad_alloc();
  scores_ = static_cast<double*>(memory);
  capacity_ = capacity;
}

}  // namespace assay
