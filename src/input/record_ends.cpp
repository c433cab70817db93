// Where the records of a file end.
#include "input/record_ends.hpp"

#include <algorithm>
#include <cstring>

#include "assay/core/error.hpp"

namespace assay {

namespace {

constexpr std::size_t chunk_bytes = std::size_t{256} << 10;  // they stay in the cache

}  // namespace

RecordEnds::RecordEnds(const RowBytes& rows)
    : rows_(rows), buffer_(chunk_bytes), at_(rows.begin), scanner_(rows.delimiter) {}

std::uint64_t RecordEnds::at_or_after(std::uint64_t offset) {
  while (at_ < rows_.end && !(at_record_ && at_ >= offset)) {
    if (!rows_.quotes) at_ = std::max(at_, offset - 1);
    if (at_ < chunk_begin_ || at_ >= chunk_end()) load();
    if ((at_record_ || !rows_.quotes) && next_quote_ > at_) {
      skip_plain(offset);
    } else {
      follow_quotes();
    }
  }
  if (at_ < rows_.end || !scanner_.in_quotes()) return at_;
  throw data_error(
      rows_.file.name() + ": a quote is opened at byte " + std::to_string(opened_) + " and never closed",
      "close it, or remove it");
}

void RecordEnds::load() {
  chunk_begin_ = at_;
  chunk_ = rows_.file.read(at_, buffer_).substr(0, rows_.end - at_);
  const std::size_t quote = rows_.quotes ? chunk_.find('"') : std::string_view::npos;
  next_quote_ = chunk_begin_ + std::min(quote, chunk_.size());
}

// Up to the next quote, newlines end records: to the first end that is wanted, or else to the last; what of a
// record stands before the quote is followed.
void RecordEnds::skip_plain(std::uint64_t offset) {
  const std::string_view plain = rest().substr(0, next_quote_ - at_);
  const std::size_t wanted = offset > at_ ? static_cast<std::size_t>(offset - at_ - 1) : 0;
  std::size_t newline = wanted < plain.size() ? plain.find('\n', wanted) : std::string_view::npos;
  if (newline == std::string_view::npos) newline = plain.rfind('\n', wanted);
  if (newline != std::string_view::npos) {
    at_ += newline + 1;
    at_record_ = true;
    scanner_ = QuoteScanner(rows_.delimiter);
    return;
  }
  for (const char byte : rows_.quotes ? plain : "") static_cast<void>(scanner_.step(byte));
  at_ += plain.size();
  at_record_ = false;
}

void RecordEnds::follow_quotes() {
  at_record_ = false;
  for (std::string_view bytes = rest(); !bytes.empty() && !at_record_; bytes = rest()) {
    if (scanner_.in_quotes()) at_ += std::min(bytes.find('"'), bytes.size() - 1);
    meet(scanner_.step(chunk_[at_ - chunk_begin_]));
    ++at_;
  }
  if (next_quote_ < at_)
    next_quote_ = chunk_begin_ + std::min(chunk_.find('"', at_ - chunk_begin_), chunk_.size());
}

void RecordEnds::meet(QuoteScanner::Met met) {
  using Met = QuoteScanner::Met;
  if (met == Met::opening) opened_ = at_;
  at_record_ = met == Met::end_of_record;
  if (met == Met::text_after_quote)
    throw data_error(rows_.file.name() + ": text after a closing quote, at byte " + std::to_string(at_),
                     "write a quote inside quotes as \"\"");
}

}  // namespace assay
