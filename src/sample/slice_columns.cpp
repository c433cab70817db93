// The columns whose values make slices.
#include "sample/slice_columns.hpp"

#include <algorithm>

#include "assay/core/text.hpp"
#include "sample/named_columns.hpp"

namespace assay {

namespace {

constexpr const char* name_of_file_column = "file";

bool is_column(const std::vector<std::string>& header, const std::string& name) {
  return std::find(header.begin(), header.end(), name) != header.end();
}

std::size_t position_of(RowTable& table, const std::string& name) {
  if (name == name_of_file_column && !is_column(table.header(), name)) return table.add_file_names(name);
  return NamedColumns(table.header(), table.name()).position(name, role::slice);
}

}  // namespace

std::vector<std::string> slice_parts(const InputPlan& plan, const std::vector<std::string>& header) {
  const std::string* asked = plan.columns.find(role::slice);
  if (!asked) return {};
  if (is_column(header, *asked)) return {*asked};
  std::vector<std::string> parts;
  for (const std::string& part : split(*asked, ',')) parts.emplace_back(trimmed(part));
  return parts;
}

void add_slice_columns(RowTable& table, const InputPlan& plan) {
  const std::vector<std::string> parts = slice_parts(plan, table.header());
  std::vector<std::size_t> positions;
  for (const std::string& part : parts) positions.push_back(position_of(table, part));
  if (parts.size() > 1) table.add_combined(*plan.columns.find(role::slice), positions);
}

}  // namespace assay
