// Blocks of a source, parsed on several threads and merged in order.
#include "input/block_reader.hpp"

#include <algorithm>
#include <utility>

#include "core/threads.hpp"

namespace assay {

namespace {

// Rows handed to the tally at a time: they stay in the cache. More, where each slice gets a part of them.
constexpr std::size_t batch_rows = 512, batch_rows_of_slices = 2048;

}  // namespace

void BlockReader::run(Source& source, Block first) {
  const bool more = source.size().value_or(first.size + 1) > first.size;
  on_threads(more ? job_.plan.threads : 1, [&](unsigned thread) {
    try {
      Block block;
      if (thread == 0) {
        work(source, std::move(first));
      } else if (source.next(block)) {
        work(source, std::move(block));
      }
    } catch (...) {
      stopped_ = true;
      throw;
    }
  });
}

void BlockReader::work(Source& source, Block block) {
  do {
    finish(block.index, parse(block));
  } while (!stopped_ && source.next(block));
}

BlockReader::Outcome BlockReader::parse(const Block& block) const {
  Outcome outcome{.tally = start_block_(), .bytes = block.size - 1};
  try {
    Splitter splitter(block, job_.dialect.delimiter);
    parse_rows(block, splitter, outcome);
    outcome.lines = splitter.lines();
  } catch (...) {
    outcome.failure = std::current_exception();
  }
  if (block.failure) outcome.bad.add(*block.failure);
  return outcome;
}

void BlockReader::parse_rows(const Block& block, Splitter& splitter, Outcome& outcome) const {
  RecordReader reader({job_.header, job_.columns, job_.plan.missing, job_.dialect.header}, splitter,
                      block.index, outcome.bad);
  std::vector<Record> batch(job_.columns.slice ? batch_rows_of_slices : batch_rows);
  const std::size_t classes = job_.columns.class_scores.size();
  std::vector<double> class_scores(batch.size() * classes);
  std::size_t filled = 0;
  const auto hand_over = [&] {
    outcome.tally.add(std::span(batch).first(filled));
    outcome.counts.rows += std::exchange(filled, 0);
  };
  while (splitter.next_line()) {
    const auto row = reader.read(batch[filled], std::span(class_scores).subspan(filled * classes, classes));
    if (row == RecordReader::Row::dropped) ++outcome.counts.dropped;
    if (row == RecordReader::Row::good && ++filled == batch.size()) hand_over();
  }
  hand_over();
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
  lines_.push_back(outcome.lines);
  bytes_ += outcome.bytes;
  counts_.rows += outcome.counts.rows;
  counts_.dropped += outcome.counts.dropped;
  bad_.merge(outcome.bad);
  if (job_.plan.progress) job_.plan.progress(bytes_);
  try {
    if (outcome.failure) std::rethrow_exception(outcome.failure);
    outcome.tally.merge();
  } catch (...) {
    failure_ = std::current_exception();
    stopped_ = true;
  }
}

}  // namespace assay
