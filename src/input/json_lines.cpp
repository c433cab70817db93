// The JSON Lines format: where blocks may be cut, the header, and the cells of a line.
#include "input/json_lines.hpp"

#include <algorithm>
#include <cstring>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "input/json_layout.hpp"
#include "input/json_object.hpp"

namespace assay {

namespace {

// Lines of a block, in a copy that strings can be unescaped in.
class JsonLineCursor {
 public:
  explicit JsonLineCursor(const Block& block) : bytes_(block.size - 1 + simdjson::SIMDJSON_PADDING) {
    std::copy_n(block.bytes.data() + 1, block.size - 1, bytes_.data());
    rest_ = std::span(bytes_).first(block.size - 1);
  }

  // The next line that is not blank, without its newline; false at the end.
  bool next() {
    do {
      if (rest_.empty()) return false;
      const auto* end = static_cast<const char*>(std::memchr(rest_.data(), '\n', rest_.size()));
      line_ = rest_.first(static_cast<std::size_t>(end - rest_.data()));
      rest_ = rest_.subspan(line_.size() + 1);
      number_ = next_number_++;
    } while (is_blank());
    return true;
  }

  [[nodiscard]] std::span<char> line() const { return line_; }
  [[nodiscard]] std::uint32_t number() const { return number_; }
  [[nodiscard]] std::uint32_t lines() const { return next_number_; }
  [[nodiscard]] std::size_t column(const char* at) const {
    return at == nullptr ? 0 : static_cast<std::size_t>(at - line_.data()) + 1;
  }

 private:
  [[nodiscard]] bool is_blank() const {
    return std::all_of(line_.begin(), line_.end(),
                       [](char byte) { return byte == ' ' || byte == '\t' || byte == '\r'; });
  }

  std::vector<char> bytes_;
  std::span<char> rest_, line_;
  std::uint32_t number_ = 0, next_number_ = 0;
};

JsonFault named_twice(std::string_view field, const char* at) {
  return {at, "field " + in_quotes(field) + " appears twice in one object", "keep one of them"};
}

// Names of the first object's fields.
struct FieldNames {
  const std::string& file;
  std::vector<std::string> names = {};
  std::unordered_set<std::string> known = {};

  void value(std::string_view field, std::string_view text) {
    if (names.size() == most_columns) throw too_many_columns(file);
    if (!known.emplace(field).second) throw named_twice(field, text.data());
    names.emplace_back(field);
  }
  void object(std::string_view /*field*/, const char* /*at*/) {}
  void array(std::string_view /*field*/, const char* /*at*/, std::size_t /*size*/) {}
};

// Values of an object, as cells.
struct FieldCells {
  JsonLayout& layout;
  std::span<std::string_view> cells;

  void value(std::string_view field, std::string_view text) {
    const std::size_t column = layout.column(field);
    if (column == JsonLayout::none) return;
    if (!layout.fill(column)) [[unlikely]]
      throw named_twice(field, text.data());
    cells[column] = text;
  }
  void object(std::string_view field, const char* at) {
    if (layout.is_used(field))
      throw JsonFault{at, "field " + in_quotes(field) + " is an object, and a value in the first line",
                      "give it the same fields on every line"};
  }
  void array(std::string_view field, const char* at, std::size_t size) {
    const auto expected = layout.length(field);
    if (layout.is_used(field) || (expected && *expected != size))
      throw JsonFault{at,
                      "field " + in_quotes(field) + " has " + counted(static_cast<double>(size), "element") +
                          ", and " + (expected ? std::to_string(*expected) : "is no array") +
                          " in the first line",
                      "give it as many on every line"};
  }
};

void refuse_csv_options(const Dialect& dialect, const std::string& file) {
  if (dialect.header && dialect.delimiter == Dialect().delimiter) return;
  throw usage_error(
      file + " is JSON Lines: " + (dialect.header ? "--delimiter is" : "--no-header is") + " for CSV",
      "leave it out");
}

}  // namespace

std::size_t cut_json_lines(Block& block, const Dialect& /*dialect*/, bool /*at_end*/) {
  const char* const begin = block.bytes.data();
  const auto* newline = static_cast<const char*>(::memrchr(begin + 1, '\n', block.size - 1));
  if (newline != nullptr) return static_cast<std::size_t>(newline + 1 - begin);
  if (block.size > longest_record)
    block.failure = BadPlace{.place = {block.index, 0},
                             .column = 1,
                             .what = "a line of over 16 MiB",
                             .hint = "write one object a line: jq -c . FILE | assay ..."};
  return 1;
}

Header read_json_header(Block& first, const Dialect& dialect, const std::string& file) {
  refuse_csv_options(dialect, file);
  JsonLineCursor cursor(first);
  if (!cursor.next()) {
    if (first.failure) return {};
    throw data_error(file + " has no rows: its lines are blank", "there is nothing to measure");
  }
  FieldNames fields{.file = file};
  try {
    JsonObjectReader().read(cursor.line(), fields);
  } catch (const JsonFault& fault) {
    const std::size_t column = cursor.column(fault.at);
    throw data_error(file + ":" + std::to_string(cursor.number() + 1) +
                         (column == 0 ? "" : ":" + std::to_string(column)) + ": " + fault.what,
                     fault.hint);
  }
  if (fields.names.empty())
    throw data_error(file + ":" + std::to_string(cursor.number() + 1) + ": the first object has no fields",
                     "its fields name the columns");
  return {.names = std::move(fields.names)};
}

struct JsonFields::State {
  State(const Block& block, const RowRules& rules) : block(block.index), cursor(block), layout(rules) {}

  std::uint32_t block;
  JsonLineCursor cursor;
  JsonLayout layout;
  JsonObjectReader reader;
  BadPlace bad;
};

JsonFields::JsonFields(const Block& block, const RowRules& rules)
    : state_(std::make_unique<State>(block, rules)) {}

JsonFields::~JsonFields() = default;

bool JsonFields::next_line() { return state_->cursor.next(); }

bool JsonFields::split(std::span<std::string_view> cells) {
  JsonLineCursor& cursor = state_->cursor;
  state_->layout.start_row();
  FieldCells fields{state_->layout, cells};
  try {
    state_->reader.read(cursor.line(), fields);
  } catch (const JsonFault& fault) {
    state_->bad = {.place = {state_->block, cursor.number()},
                   .column = cursor.column(fault.at),
                   .what = fault.what,
                   .hint = fault.hint};
    return false;
  }
  state_->layout.clear_others(cells);
  return true;
}

const BadPlace& JsonFields::bad() const { return state_->bad; }
std::uint32_t JsonFields::line() const { return state_->cursor.number(); }
std::uint32_t JsonFields::lines() const { return state_->cursor.lines(); }
const char* JsonFields::begin() const { return state_->cursor.line().data(); }

}  // namespace assay
