// Blocks of an input, parsed on several threads and merged in order.
#include "input/block_reader.hpp"

#include <utility>

#include "assay/core/threads.hpp"

namespace assay {

void BlockReader::run(Blocks& blocks, Block first) {
  on_threads(blocks.at_end() ? 1 : job_.plan.threads, [&](unsigned thread) {
    try {
      Block block;
      if (thread == 0) {
        work(blocks, std::move(first));
      } else if (blocks.next(block)) {
        work(blocks, std::move(block));
      }
    } catch (...) {
      stopped_ = true;
      throw;
    }
  });
}

void BlockReader::work(Blocks& blocks, Block block) {
  do {
    finish(block.index, parse(block));
  } while (!stopped_ && blocks.next(block));
}

BlockReader::Outcome BlockReader::parse(const Block& block) const {
  Outcome outcome{.rows = {.tally = start_block_()}, .bytes = block.size - 1, .ends = line_ends(block)};
  const auto& add_record = outcome.rows.tally.add_record;
  const auto take = [&](const TextRecord& record) {
    add_record(record);
    ++outcome.rows.counts.rows;
    return true;
  };
  try {
    if (add_record) {
      outcome.rows.lines = job_.format.read_texts(block, job_.rules, take, outcome.rows.bad);
    } else {
      job_.format.read_rows(block, job_.rules, outcome.rows);
    }
  } catch (...) {
    outcome.failure = std::current_exception();
  }
  if (block.failure) outcome.rows.bad.add(*block.failure);
  return outcome;
}

void BlockReader::finish(std::uint32_t index, Outcome outcome) {
  const std::lock_guard lock(mutex_);
  waiting_.emplace(index, std::move(outcome));
  for (auto next = waiting_.find(next_); next != waiting_.end(); next = waiting_.find(++next_)) {
    merge(next->second);
    waiting_.erase(next);
  }
}

void BlockReader::merge(const Outcome& outcome) {
  if (failure_) return;
  lines_.push_back(outcome.rows.lines);
  bytes_ += outcome.bytes;
  counts_.add(outcome.rows.counts);
  ends_.add(outcome.ends);
  bad_.merge(outcome.rows.bad);
  if (job_.plan.progress) job_.plan.progress(bytes_);
  try {
    if (outcome.failure) std::rethrow_exception(outcome.failure);
    outcome.rows.tally.merge();
  } catch (...) {
    failure_ = std::current_exception();
    stopped_ = true;
  }
}

}  // namespace assay
