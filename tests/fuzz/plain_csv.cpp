// A plain reader of CSV, against which assay's is held.
#include "plain_csv.hpp"

namespace assay::fuzz {

namespace {

constexpr auto none = std::string_view::npos;

std::string_view trimmed(std::string_view cell, std::string_view blanks) {
  cell.remove_prefix(std::min(cell.find_first_not_of(blanks), cell.size()));
  return cell.substr(0, cell.find_last_not_of(blanks) + 1);
}

// Takes a quoted cell and what may stand behind it; nothing where it does not end as one.
std::optional<std::string> take_quoted(std::string_view& text, std::string_view blanks, char delimiter) {
  std::string cell;
  for (text.remove_prefix(1);; text.remove_prefix(1)) {
    const std::size_t quote = text.find('"');
    if (quote == none) return std::nullopt;
    cell += text.substr(0, quote);
    text.remove_prefix(quote + 1);
    if (!text.starts_with('"')) break;
    cell += '"';
  }
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  if (text.starts_with("\r\n") || text == "\r") text.remove_prefix(1);
  const bool ended = text.empty() || text[0] == '\n' || text[0] == delimiter;
  return ended ? std::optional(cell) : std::nullopt;
}

// Takes the cells of a record, up to its newline.
std::optional<std::vector<std::string>> take_record(std::string_view& text, char delimiter) {
  const std::string_view blanks = delimiter == '\t' ? " " : " \t";
  std::vector<std::string> cells;
  for (;;) {
    const std::size_t start = std::min(text.find_first_not_of(blanks), text.size());
    if (text.substr(start).starts_with('"')) {
      text.remove_prefix(start);
      const auto cell = take_quoted(text, blanks, delimiter);
      if (!cell) return std::nullopt;
      cells.push_back(*cell);
    } else {
      const std::size_t end = std::min(text.find_first_of(std::string{delimiter, '\n'}), text.size());
      std::string_view cell = text.substr(0, end);
      if (cell.ends_with('\r') && (end == text.size() || text[end] == '\n')) cell.remove_suffix(1);
      cells.emplace_back(trimmed(cell, blanks));
      text.remove_prefix(end);
    }
    const bool more = text.starts_with(delimiter);
    text.remove_prefix(std::min<std::size_t>(1, text.size()));
    if (!more) return cells;
  }
}

}  // namespace

std::optional<Records> plain_csv(std::string_view text, char delimiter) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  const bool placeholders = text.find('"') != none && text.find_first_of("\x1e\x1f") != none;
  if (text.find('\0') != none || placeholders) return std::nullopt;
  Records records;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (line.find_first_not_of(delimiter == '\t' ? " \r" : " \t\r") == none) {
      text.remove_prefix(std::min(line.size() + 1, text.size()));
      continue;
    }
    auto record = take_record(text, delimiter);
    if (!record || (!records.empty() && record->size() != records[0].size())) return std::nullopt;
    records.push_back(*std::move(record));
  }
  if (records.empty()) return std::nullopt;
  for (const std::string& name : records[0])
    if (name.find('\r') != none) return std::nullopt;
  return records;
}

}  // namespace assay::fuzz
