// Scores in one piece of memory.
#pragma once

#include <cstddef>
#include <span>

namespace assay {

/// Numbers that are added at the end, in one piece of memory. A large one grows by having its pages moved,
/// not copied, so that growing never takes twice its memory. Throws std::bad_alloc.
class ScoreColumn {
 public:
  ScoreColumn() = default;
  ~ScoreColumn();
  ScoreColumn(const ScoreColumn& other) : ScoreColumn() { append(other.values()); }
  ScoreColumn(ScoreColumn&& other) noexcept;
  ScoreColumn& operator=(ScoreColumn other) noexcept;

  void add(double score) {
    if (size_ == capacity_) grow(size_ + 1);
    scores_[size_++] = score;
  }
  void append(std::span<const double> scores);

  [[nodiscard]] std::span<double> values() { return {scores_, size_}; }
  [[nodiscard]] std::span<const double> values() const { return {scores_, size_}; }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  void grow(std::size_t needed);

  double* scores_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace assay
