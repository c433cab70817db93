// Blocks of an input, parsed on several threads and merged in order.
#pragma once

#include <atomic>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <vector>

#include "input/blocks.hpp"

namespace assay {

/// One use: run(), then ask for what was found.
class BlockReader {
 public:
  struct Job {
    const RowFormat& format;
    RowRules rules;
    const ReadPlan& plan;
  };

  BlockReader(const Job& job, const std::function<BlockTally()>& start_block)
      : job_(job), start_block_(start_block) {}

  /// Reads `first` and all that follows it. Throws only i/o errors.
  void run(Blocks& blocks, Block first);

  [[nodiscard]] RowCounts counts() const { return counts_; }
  [[nodiscard]] const LineEnds& ends() const { return ends_; }
  [[nodiscard]] const std::vector<std::size_t>& lines() const { return lines_; }  // of each block
  [[nodiscard]] const BadPlaces& bad() const { return bad_; }
  /// What the earliest failing tally threw.
  [[nodiscard]] std::exception_ptr failure() const { return failure_; }

 private:
  /// What one block comes to.
  struct Outcome {
    BlockRows rows;
    std::size_t bytes = 0;
    LineEnds ends = {};
    std::exception_ptr failure = nullptr;
  };

  void work(Blocks& blocks, Block block);
  [[nodiscard]] Outcome parse(const Block& block) const;
  void finish(std::uint32_t index, Outcome outcome);
  void merge(const Outcome& outcome);

  Job job_;
  const std::function<BlockTally()>& start_block_;
  std::mutex mutex_;                          // guards all below
  std::map<std::uint32_t, Outcome> waiting_;  // parsed before an earlier block was
  std::uint32_t next_ = 0;                    // block to be merged
  std::vector<std::size_t> lines_;
  std::size_t bytes_ = 0;
  RowCounts counts_;
  LineEnds ends_;
  BadPlaces bad_;
  std::exception_ptr failure_;
  std::atomic<bool> stopped_ = false;
};

}  // namespace assay
