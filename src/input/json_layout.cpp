// Where the fields of a JSON object go: to the columns of a header.
#include "input/json_layout.hpp"

#include <algorithm>
#include <charconv>

namespace assay {

namespace {

// The position of an element, from the next part of a name such as scores.0 or scores.0.a; else nothing.
std::optional<std::size_t> element(std::string_view rest) {
  std::size_t position = 0;
  const std::string_view part = rest.substr(0, rest.find('.'));
  const auto [end, failure] = std::from_chars(part.data(), part.data() + part.size(), position);
  if (failure != std::errc{} || end != part.data() + part.size()) return std::nullopt;
  return position;
}

}  // namespace

JsonLayout::JsonLayout(const RowRules& rules) : header_(rules.header), filled_(rules.header.size()) {
  for (const WantedColumn& one : rules.columns) used_.emplace(header_[one.position], true);
  if (rules.columns.empty())
    for (const std::string& name : header_) used_.emplace(name, true);
  find_arrays();
}

void JsonLayout::find_arrays() {
  const auto each_prefix = [](std::string_view name, const auto& take) {
    for (std::size_t dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.', dot + 1))
      take(name.substr(0, dot), name.substr(dot + 1));
  };
  for (const auto& [name, used] : used_)
    each_prefix(name, [&](std::string_view prefix, std::string_view) { lengths_.emplace(prefix, 0); });
  if (lengths_.empty()) return;
  for (const std::string& name : header_)
    each_prefix(name, [&](std::string_view prefix, std::string_view rest) {
      const auto length = lengths_.find(prefix);
      const auto position = element(rest);
      if (length != lengths_.end() && position) length->second = std::max(length->second, *position + 1);
    });
}

std::optional<std::size_t> JsonLayout::length(std::string_view array) const {
  const auto found = lengths_.find(array);
  return found == lengths_.end() ? std::nullopt : std::optional(found->second);
}

std::size_t JsonLayout::column_elsewhere(std::string_view field) {
  if (columns_.empty())
    for (std::size_t i = 0; i < header_.size(); ++i) columns_.emplace(header_[i], i);
  const auto found = columns_.find(field);
  if (found == columns_.end()) return none;
  expected_ = found->second + 1;
  return found->second;
}

}  // namespace assay
