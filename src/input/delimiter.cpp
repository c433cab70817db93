// The delimiter of a table, as its first lines show.
#include "input/delimiter.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <vector>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "input/cells.hpp"
#include "input/quote_scanner.hpp"

namespace assay {

namespace {

using Record = std::vector<std::string>;  // its cells

constexpr std::size_t most_records = 21;  // with the header

// Takes bytes, one after the other, and gives records.
class RecordCutter {
 public:
  explicit RecordCutter(char delimiter) : delimiter_(delimiter), scanner_(delimiter) {}

  // The first records, without blank lines; nothing where quotes do not fit the delimiter.
  std::optional<std::vector<Record>> cut(std::string_view text, bool whole) {
    for (const char byte : text) {
      if (records_.size() == most_records) break;
      if (!take(byte)) return std::nullopt;
    }
    if (whole && !cell_.empty()) static_cast<void>(take('\n'));
    return std::move(records_);
  }

 private:
  bool take(char byte) {
    using Met = QuoteScanner::Met;
    const Met met = scanner_.step(byte);
    if (met == Met::text_after_quote) return false;
    if (met == Met::end_of_record) {
      end_cell();
      if (record_.size() > 1 || !record_[0].empty()) records_.push_back(std::move(record_));
      record_.clear();
    } else if (byte == delimiter_ && !scanner_.in_quotes()) {
      if (delimiter_ != ' ' || !trimmed(cell_).empty()) end_cell();  // a run of blanks is one delimiter
    } else if (byte != '\r' && byte != '"') {
      cell_ += byte;
    }
    return true;
  }

  void end_cell() {
    const std::string cell(trimmed(cell_));
    if (delimiter_ != ' ' || !cell.empty() || record_.empty()) record_.push_back(cell);
    cell_.clear();
  }

  char delimiter_;
  QuoteScanner scanner_;
  std::string cell_;
  Record record_;
  std::vector<Record> records_;
};

struct Table {
  std::vector<Record> records;
  bool short_header = false;

  [[nodiscard]] std::size_t columns() const { return records.back().size(); }
};

// Names of rows, one to each, stand before the cells of the header.
bool has_names_of_rows(const std::vector<Record>& records) {
  std::set<std::string> names;
  bool some_last = false;
  for (std::size_t i = 1; i < records.size(); ++i) {
    names.insert(records[i].front());
    some_last = some_last || !records[i].back().empty();
  }
  return records.size() > 2 && names.size() + 1 == records.size() && some_last;
}

// Every record has the same number of cells, the header perhaps one less.
std::optional<Table> table_by(char delimiter, std::string_view text, bool whole, bool header) {
  auto records = RecordCutter(delimiter).cut(text, whole);
  if (!records || records->empty()) return std::nullopt;
  const std::size_t columns = records->back().size(), of_first = records->front().size();
  for (std::size_t i = 1; i < records->size(); ++i)
    if ((*records)[i].size() != columns) return std::nullopt;
  if (of_first == columns) return Table{std::move(*records)};
  if (!header || of_first < 2 || of_first + 1 != columns || !has_names_of_rows(*records)) return std::nullopt;
  return Table{std::move(*records), true};
}

// One column of texts has single blanks, too.
bool is_aligned(const Table& table, std::string_view text) {
  return table.short_header || table.columns() > 2 || text.find("  ") != std::string_view::npos;
}

bool has_decimal_commas(const std::vector<Record>& records) {
  bool some = false;
  for (std::size_t i = 1; i < records.size(); ++i)
    for (const std::string& cell : records[i]) {
      const auto number = number_from(cell);
      if (number && !is_whole(*number)) return false;
      some = some || decimal_from(cell).has_value();
    }
  return some;
}

Error two_would_do(char one, char other, const std::string& file) {
  Error error = data_error(file + ": cells may be separated by " + std::string(name_of_delimiter(one)) +
                               " or by " + std::string(name_of_delimiter(other)),
                           "say which with --delimiter");
  error.remedy = {"--delimiter", other == '\t' ? "tab" : std::string(1, other)};
  return error;
}

}  // namespace

std::string_view name_of_delimiter(char delimiter) {
  switch (delimiter) {
    case ',':
      return "commas";
    case ';':
      return "semicolons";
    case '\t':
      return "tabs";
    case '|':
      return "vertical bars";
    case ':':
      return "colons";
    default:
      return "blanks";
  }
}

Dialect recognised_dialect(Dialect dialect, std::string_view first, bool whole, const std::string& file) {
  std::optional<Table> chosen = table_by(dialect.delimiter, first, whole, dialect.header);
  if (dialect.recognise) {
    const auto by_comma = RecordCutter(',').cut(first, whole);
    const bool comma_cuts = by_comma && !by_comma->empty() && by_comma->front().size() > 1;
    bool found = comma_cuts && chosen;
    for (const char delimiter : {'\t', ';', '|'}) {
      std::optional<Table> table = table_by(delimiter, first, whole, dialect.header);
      if (!table || table->columns() < 2 || (comma_cuts && !chosen)) continue;
      if (found) throw two_would_do(dialect.delimiter, delimiter, file);
      dialect.delimiter = delimiter;
      chosen = std::move(table);
      found = true;
    }
    std::optional<Table> aligned = table_by(' ', first, whole, dialect.header);
    if (!found && !comma_cuts && aligned && aligned->columns() > 1 && is_aligned(*aligned, first)) {
      dialect.delimiter = ' ';
      chosen = std::move(aligned);
    }
  }
  if (!chosen) return dialect;
  dialect.short_header = chosen->short_header;
  dialect.decimal_comma = dialect.delimiter != ',' && has_decimal_commas(chosen->records);
  return dialect;
}

}  // namespace assay
