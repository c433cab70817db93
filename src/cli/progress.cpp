// A line on the terminal while a long file is read.
#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <string_view>

namespace assay::cli {

namespace {

void show(std::string_view text) {
  static_cast<void>(::write(STDERR_FILENO, text.data(), text.size()));  // a lost progress line is no loss
}

}  // namespace

Progress::Progress(std::optional<std::size_t> total_bytes)
    : total_(total_bytes), on_(::isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (shown_) show("\r\x1b[K");
}

void Progress::update(std::size_t bytes) {
  if (!on_) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(100);
  shown_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double megabytes = static_cast<double>(bytes) / 1e6;
  std::string line = fmt::format("\r\x1b[K{:.0f} MB read, {:.0f} MB/s", megabytes, megabytes / seconds);
  if (total_ && bytes > 0) {
    const double share = static_cast<double>(bytes) / static_cast<double>(*total_);
    line += fmt::format(", {:.0f}%, {:.0f} s left", 100 * share, seconds * (1 - share) / share);
  }
  show(line);
}

}  // namespace assay::cli
