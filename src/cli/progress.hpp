// A line on the terminal while a long file is read.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

namespace assay::cli {

/// Shows bytes read, rate and time left on standard error, only when it is a terminal and the work has lasted
/// over half a second; wipes the line at the end.
class Progress {
 public:
  explicit Progress(std::optional<std::size_t> total_bytes);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void update(std::size_t bytes);

 private:
  using Clock = std::chrono::steady_clock;

  std::optional<std::size_t> total_;
  bool on_;
  bool shown_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point next_ = start_ + std::chrono::milliseconds(500);
};

}  // namespace assay::cli
