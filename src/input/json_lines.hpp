// The JSON Lines format: an object a line. Its fields are columns, those of nested objects by the names a.b,
// the elements of arrays as a.0.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "input/format.hpp"

namespace assay {

/// A newline cannot stand within JSON text, where it is escaped: every one ends a record.
[[nodiscard]] std::size_t cut_json_lines(Block& block, const Dialect& dialect, bool at_end);

/// The fields of the first object, which stays. Without names where a failure stands before it.
[[nodiscard]] Header read_json_header(Block& first, const Dialect& dialect, const std::string& file);

/// The fields of the objects of a block, in whatever order they stand. Cells are the text of numbers, true,
/// false and null as it stands, and strings with their escapes resolved. Fields that the header does not have
/// are not used; all of a line is checked all the same.
class JsonFields {
 public:
  JsonFields(const Block& block, const RowRules& rules);
  ~JsonFields();

  [[nodiscard]] bool next_line();
  [[nodiscard]] bool split(std::span<std::string_view> cells);
  [[nodiscard]] const BadPlace& bad() const;
  [[nodiscard]] std::uint32_t line() const;
  [[nodiscard]] std::uint32_t lines() const;
  [[nodiscard]] const char* begin() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace assay
