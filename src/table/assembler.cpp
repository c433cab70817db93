// Rows of a file, with the columns that a table adds to them.
#include "table/assembler.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace assay {

namespace {

// In quotes, as a CSV has it, where it could be taken for two.
void write_part(std::string& out, std::string_view text) {
  if (text.find_first_of(",\"") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  out += '"';
}

}  // namespace

void AssembledCounts::add(const AssembledCounts& later) {
  rows += later.rows;
  dropped += later.dropped;
  unmatched += later.unmatched;
  if (first_unmatched || !later.first_unmatched) return;
  first_unmatched = later.first_unmatched;
  first_unmatched_key = later.first_unmatched_key;
}

void Assembler::add(const Batch& rows) {
  Batch placed = rows;
  placed.block += layout_.first_block;
  if (layout_.join && !layout_.join->plan().key) return waiting_.add(placed);
  if (layout_.join) layout_.join->find(placed.texts(role::key), partners_);
  assemble(placed);
}

void Assembler::merge(AssembledCounts& total) {
  constexpr std::size_t rows_at_a_time = 512;
  for (std::size_t begin = 0; begin < waiting_.size(); begin += rows_at_a_time) {
    const Batch rows = waiting_.batch(begin, rows_at_a_time);
    layout_.join->find_next(rows.rows, partners_);
    assemble(rows);
  }
  total.add(counts_);
  next_.merge();
}

void Assembler::assemble(const Batch& rows) {
  taken_.resize(rows.rows);
  std::iota(taken_.begin(), taken_.end(), 0U);
  if (layout_.join) take_partners(rows);
  if (layout_.drop_missing) leave_out_incomplete(rows);
  counts_.rows += taken_.size();
  if (taken_.empty()) return;
  cells_.resize(layout_.columns.size());
  columns_.clear();
  for (std::size_t c = 0; c < cells_.size(); ++c) {
    const auto& [role, source] = layout_.columns[c];
    if (role->content == Content::text) {
      fill_texts(rows, source, cells_[c]);
      columns_.push_back({.role = role, .texts = cells_[c].texts});
    } else {
      fill_numbers(rows, source, cells_[c]);
      columns_.push_back({.role = role, .numbers = cells_[c].numbers});
    }
  }
  lines_.clear();
  for (const std::uint32_t i : taken_) lines_.push_back(rows.lines[i]);
  next_.add({.rows = taken_.size(), .columns = columns_, .block = rows.block, .lines = lines_});
}

void Assembler::take_partners(const Batch& rows) {
  const auto keys = rows.texts(role::key);
  std::erase_if(taken_, [&](std::uint32_t i) {
    if (partners_[i].block != RowReference::none) {
      layout_.join->pair(partners_[i], rows.place(i));
      return false;
    }
    if (!keys.empty() && keys[i].empty()) {
      ++counts_.dropped;
      return true;
    }
    if (++counts_.unmatched == 1) {
      counts_.first_unmatched = rows.place(i);
      if (!keys.empty()) counts_.first_unmatched_key = keys[i];
    }
    return true;
  });
}

void Assembler::leave_out_incomplete(const Batch& rows) {
  counts_.dropped += std::erase_if(taken_, [&](std::uint32_t i) {
    return std::any_of(layout_.columns.begin(), layout_.columns.end(),
                       [&](const auto& column) { return lacks_value(rows, column.second, i); });
  });
}

bool Assembler::lacks_value(const Batch& rows, const CellSource& source, std::size_t i) const {
  if (source.kind == CellSource::Kind::combined)
    return std::any_of(source.parts.begin(), source.parts.end(),
                       [&](const CellSource& part) { return lacks_value(rows, part, i); });
  const bool joined = source.kind == CellSource::Kind::joined;
  const Role& role =
      joined ? *layout_.join->plan().columns[source.column].role : *rows.columns[source.column].role;
  if (source.kind == CellSource::Kind::path || role.content == Content::text)
    return text(rows, source, i).empty();
  return std::isnan(joined ? layout_.join->number(source.column, partners_[i])
                           : rows.columns[source.column].numbers[i]);
}

std::string_view Assembler::text(const Batch& rows, const CellSource& source, std::size_t i) const {
  switch (source.kind) {
    case CellSource::Kind::path:
      return layout_.path;
    case CellSource::Kind::joined:
      return layout_.join->text(source.column, partners_[i]);
    default:
      return rows.columns[source.column].texts[i];
  }
}

void Assembler::fill_texts(const Batch& rows, const CellSource& source, Cells& cells) const {
  if (source.kind == CellSource::Kind::combined) return fill_combined(rows, source, cells);
  cells.texts.resize(taken_.size());
  for (std::size_t i = 0; i < taken_.size(); ++i) cells.texts[i] = text(rows, source, taken_[i]);
}

void Assembler::fill_combined(const Batch& rows, const CellSource& source, Cells& cells) const {
  std::vector<std::size_t> ends;
  cells.written.clear();
  for (const std::uint32_t i : taken_) {
    for (std::size_t part = 0; part < source.parts.size(); ++part) {
      if (part > 0) cells.written += ", ";
      write_part(cells.written, text(rows, source.parts[part], i));
    }
    ends.push_back(cells.written.size());
  }
  cells.texts.clear();
  std::size_t begin = 0;
  for (const std::size_t end : ends)
    cells.texts.push_back(std::string_view(cells.written).substr(std::exchange(begin, end), end - begin));
}

void Assembler::fill_numbers(const Batch& rows, const CellSource& source, Cells& cells) const {
  cells.numbers.resize(taken_.size());
  for (std::size_t i = 0; i < taken_.size(); ++i)
    cells.numbers[i] = source.kind == CellSource::Kind::joined
                           ? layout_.join->number(source.column, partners_[taken_[i]])
                           : rows.columns[source.column].numbers[taken_[i]];
}

}  // namespace assay
