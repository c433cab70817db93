// Files that are read as one table.
#include "assay/table/row_table.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "table/assembler.hpp"

namespace assay {

namespace {

std::string name_of_files(const std::string& first, std::size_t count) {
  return count < 2 ? first : first + " and " + counted(static_cast<double>(count - 1), "more file");
}

std::string said_of_others(std::size_t count) {
  if (count < 2) return "";
  return count == 2 ? ", nor has another row" : ", nor have " + std::to_string(count - 1) + " other rows";
}

// Where the wanted columns of the first file stand in another one, which may have others beside them. Throws
// a data error when it lacks one, or has it twice.
void find_columns(std::vector<WantedColumn>& wanted, const RowFile& file, std::span<const std::string> header,
                  const std::string& first_file) {
  const std::vector<std::string>& names = file.header();
  if (std::equal(names.begin(), names.end(), header.begin(), header.end())) return;
  const std::string hint =
      "files that are read as one have the same columns of labels and scores; true labels in a file of their "
      "own: --truth-file FILE";
  if (!file.dialect().header)
    throw data_error(file.name() + " has " + counted(static_cast<double>(names.size()), "column") + ", and " +
                         first_file + " " + std::to_string(header.size()),
                     hint);
  for (WantedColumn& one : wanted) {
    const std::string& name = header[one.position];
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
      throw data_error(file.name() + " has no column " + in_quotes(name) + ", which is read in " + first_file,
                       hint);
    if (std::find(found + 1, names.end(), name) != names.end())
      throw data_error(file.name() + ": column " + in_quotes(name) + " appears twice",
                       "give columns names of their own");
    one.position = static_cast<std::size_t>(found - names.begin());
  }
}

}  // namespace

/// The files as they are read.
struct RowTable::Parts {
  // Where the rows of a file begin, once it is read.
  struct FilePlaces {
    std::string name;
    std::uint32_t first_block;
    std::vector<std::size_t> lines_before;
  };

  [[nodiscard]] CellSource source(std::size_t position) const;
  void collect(const CellSource& source, const Role& role, std::vector<WantedColumn>& wanted,
               CellSource& collected) const;
  [[nodiscard]] Layout layout(const std::vector<WantedColumn>& columns,
                              std::vector<WantedColumn>& wanted) const;
  [[nodiscard]] bool is_plain(const std::vector<WantedColumn>& columns) const;
  // A table as it is read, file by file.
  struct Run {
    const ReadPlan& plan;
    const std::function<BlockTally()>& start_block;
    bool plain;  // one file is read as it is
    std::vector<WantedColumn> wanted = {};
    Layout layout = {};
    RowCounts counts = {};
    AssembledCounts assembled = {};
    std::size_t bytes = 0;
  };
  void read_file(Run& run, RowFile& file, const std::string& path);
  void check_join(const AssembledCounts& counts);
  [[nodiscard]] std::function<FileLine(RowPlace)> place_lines() const;

  std::vector<std::string> paths;
  Dialect dialect_asked;
  std::vector<std::string> conditions;
  std::string name;
  std::unique_ptr<RowFile> first;
  std::size_t columns_of_files = 0;
  std::vector<std::string> header;
  std::vector<CellSource> added;  // the columns after those of the files
  std::unique_ptr<Join> join;
  Unmatched unmatched;
  std::shared_ptr<std::vector<FilePlaces>> places = std::make_shared<std::vector<FilePlaces>>();
};

RowTable::RowTable(std::vector<std::string> paths, const Dialect& dialect,
                   const std::vector<std::string>& conditions)
    : parts_(std::make_unique<Parts>()) {
  if (std::count(paths.begin(), paths.end(), "-") > 1)
    throw usage_error("standard input is named twice", "it is read once: name it once");
  refuse_range_of_several(dialect.range, paths.size());
  parts_->first = std::make_unique<RowFile>(paths.front(), dialect);
  parts_->name = name_of_files(parts_->first->name(), paths.size());
  parts_->paths = std::move(paths);
  parts_->dialect_asked = dialect;
  parts_->conditions = conditions;
  parts_->header = parts_->first->header();
  parts_->columns_of_files = parts_->header.size();
  if (parts_->header.empty()) return;
  for (const std::string& condition : conditions) static_cast<void>(RowCondition(condition, parts_->header));
}

RowTable::~RowTable() = default;

const std::string& RowTable::name() const { return parts_->name; }
const Dialect& RowTable::dialect() const { return parts_->first->dialect(); }
std::optional<std::size_t> RowTable::size() const {
  return parts_->paths.size() > 1 ? std::nullopt : parts_->first->size();
}
const std::vector<std::string>& RowTable::header() const { return parts_->header; }
Unmatched RowTable::unmatched() const { return parts_->unmatched; }

std::size_t RowTable::add_file_names(std::string name) {
  parts_->header.push_back(std::move(name));
  parts_->added.push_back({.kind = CellSource::Kind::path});
  return parts_->header.size() - 1;
}

std::size_t RowTable::add_combined(std::string name, const std::vector<std::size_t>& columns) {
  CellSource combined{.kind = CellSource::Kind::combined};
  for (const std::size_t position : columns) combined.parts.push_back(parts_->source(position));
  parts_->header.push_back(std::move(name));
  parts_->added.push_back(std::move(combined));
  return parts_->header.size() - 1;
}

void RowTable::join(RowFile& other, const JoinPlan& plan, const ReadPlan& how) {
  ReadPlan keeping = how;
  if (how.missing == Missing::drop) keeping.missing = Missing::keep;
  parts_->join = std::make_unique<Join>(other, plan, keeping);
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    parts_->header.push_back(plan.names[i]);
    parts_->added.push_back({.kind = CellSource::Kind::joined, .column = i});
  }
}

bool RowTable::has_rows() const { return parts_->first->has_rows(); }

std::vector<std::vector<std::string>> RowTable::preview(std::size_t most_rows) {
  std::vector<std::vector<std::string>> rows = parts_->first->preview(most_rows);
  Join* const join = parts_->join.get();
  if (!join) return rows;
  std::vector<RowReference> partners;
  if (const auto key = join->plan().key) {
    std::vector<std::string_view> keys;
    for (const auto& row : rows) keys.push_back(row.size() > *key ? std::string_view(row[*key]) : "");
    join->find(keys, partners);
  } else {
    join->find_first(rows.size(), partners);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (partners[i].block == RowReference::none) continue;
    rows[i].resize(parts_->columns_of_files);
    for (const CellSource& added : parts_->added)
      if (added.kind == CellSource::Kind::joined) rows[i].push_back(join->shown(added.column, partners[i]));
  }
  return rows;
}

CellSource RowTable::Parts::source(std::size_t position) const {
  return position < columns_of_files ? CellSource{.column = position} : added[position - columns_of_files];
}

// `wanted` gets the columns of the file that a source needs; `collected` is the source by their order.
void RowTable::Parts::collect(const CellSource& source, const Role& role, std::vector<WantedColumn>& wanted,
                              CellSource& collected) const {
  collected.kind = source.kind;
  collected.column = source.column;
  if (source.kind == CellSource::Kind::file) {
    collected.column = wanted.size();
    wanted.push_back({&role, source.column});
  }
  for (const CellSource& part : source.parts)
    collect(part, role::slice_part, wanted, collected.parts.emplace_back());
}

Layout RowTable::Parts::layout(const std::vector<WantedColumn>& columns,
                               std::vector<WantedColumn>& wanted) const {
  Layout layout{.columns = {}, .join = join.get(), .path = {}};
  for (const WantedColumn& column : columns) {
    CellSource collected;
    collect(source(column.position), *column.role, wanted, collected);
    layout.columns.emplace_back(column.role, std::move(collected));
  }
  if (join && join->plan().key) wanted.push_back({&role::key, *join->plan().key});
  return layout;
}

bool RowTable::Parts::is_plain(const std::vector<WantedColumn>& columns) const {
  return paths.size() == 1 && !join &&
         std::all_of(columns.begin(), columns.end(),
                     [&](const WantedColumn& one) { return one.position < columns_of_files; });
}

RowCounts RowTable::read(const std::vector<WantedColumn>& columns, const ReadPlan& plan,
                         const std::function<BlockTally()>& start_block) {
  Parts& parts = *parts_;
  Parts::Run run{.plan = plan, .start_block = start_block, .plain = parts.is_plain(columns)};
  run.layout = parts.layout(columns, run.wanted);
  run.layout.drop_missing = parts.join && plan.missing == Missing::drop;
  parts.read_file(run, *parts.first, parts.paths.front());
  for (auto path = parts.paths.begin() + 1; path != parts.paths.end(); ++path) {
    RowFile file(*path, parts.dialect_asked);
    parts.read_file(run, file, *path);
  }
  if (!run.plain) {
    run.counts.rows = run.assembled.rows;
    run.counts.dropped += run.assembled.dropped + (parts.join ? parts.join->without_key() : 0);
  }
  if (parts.join) {
    run.counts.unfinished += parts.join->counts().unfinished;
    run.counts.mixed_ends += parts.join->counts().mixed_ends;
    parts.check_join(run.assembled);
  }
  if (!parts.dialect_asked.may_be_empty) check_some_rows(name(), run.counts);
  return run.counts;
}

void RowTable::Parts::read_file(Run& run, RowFile& file, const std::string& path) {
  const std::span names = std::span(header).first(columns_of_files);
  std::vector<WantedColumn> wanted = run.wanted;
  find_columns(wanted, file, names, first->name());
  ReadPlan how = run.plan;
  if (run.layout.drop_missing) how.missing = Missing::keep;
  for (const std::string& condition : conditions) how.conditions.emplace_back(condition, file.header());
  std::size_t bytes = 0;
  if (how.progress)
    how.progress = [&](std::size_t so_far) { run.plan.progress(run.bytes + (bytes = so_far)); };
  run.layout.path = path;
  const auto start_assembler = [&] {
    const auto block = std::make_shared<Assembler>(run.layout, run.start_block());
    return BlockTally{.add = [block](const Batch& rows) { block->add(rows); },
                      .merge = [block, &run] { block->merge(run.assembled); }};
  };
  run.counts.add(run.plain ? file.read(wanted, how, run.start_block)
                           : file.read(wanted, how, start_assembler));
  run.bytes += bytes;
  places->push_back({file.name(), run.layout.first_block, file.lines_before()});
  run.layout.first_block += static_cast<std::uint32_t>(file.lines_before().size());
}

void RowTable::Parts::check_join(const AssembledCounts& counts) {
  const auto lines = place_lines();
  const auto place = [&](RowPlace row) { return lines(row).text(); };
  join->check_pairs(place);
  const Join::Left left = join->left();
  unmatched = {.here = counts.unmatched, .there = left.count};
  const bool by_key = join->plan().key.has_value();
  if (unmatched.here + unmatched.there == 0 || (join->plan().drop_unmatched && counts.rows > 0)) return;
  const auto key = [&](const std::string& text) {
    return by_key ? ": key " + in_quotes(text) : std::string();
  };
  std::vector<Diagnostic> found;
  if (unmatched.here > 0)
    found.push_back({place(*counts.first_unmatched) + key(counts.first_unmatched_key) +
                     " has no partner in " + join->name() + said_of_others(unmatched.here)});
  if (unmatched.there > 0)
    found.push_back({left.first_place + key(left.first_key) + " has no partner in " + name +
                     said_of_others(unmatched.there)});
  found.back().hint =
      by_key && counts.rows == 0 ? "no row has a partner: is --key the right column?"
      : by_key                   ? "--unmatched drop leaves such rows out, and says how many"
               : "--by-position needs as many rows in both files; where both have an id: --key COL";
  throw Error(ExitStatus::bad_data, std::move(found), 0);
}

void check_some_rows(const std::string& name, const RowCounts& counts) {
  if (counts.rows > 0) return;
  const std::size_t dropped = counts.dropped;
  const std::string why = counts.filtered > 0 ? ": no row is left by --filter"
                          : dropped > 1  ? ": all " + std::to_string(dropped) + " rows have a missing value"
                          : dropped == 1 ? ": the only row has a missing value"
                                         : " has no rows, only a header";
  throw data_error(name + why, "there is nothing to measure");
}

std::function<FileLine(RowPlace)> RowTable::Parts::place_lines() const {
  return [known = places](RowPlace place) {
    const auto after = std::find_if(known->begin(), known->end(),
                                    [&](const FilePlaces& one) { return one.first_block > place.block; });
    const FilePlaces& file = *(after - 1);
    return FileLine{file.name, file.lines_before[place.block - file.first_block] + place.line + 1};
  };
}

std::function<FileLine(RowPlace)> RowTable::places() const { return parts_->place_lines(); }

}  // namespace assay
