// What a line of CSV is of: the file and the slice, which stand before all else.
#include "report/render/csv_place.hpp"

#include <algorithm>

#include "assay/core/text.hpp"
#include "assay/row/role.hpp"

namespace assay {

namespace {

// "a, mon", of which a part that holds a comma or a quote stands in quotes.
std::vector<std::string> parts_of_slice(const std::string& value) {
  std::vector<std::string> parts(1);
  bool quoted = false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '"' && quoted && i + 1 < value.size() && value[i + 1] == '"') {
      parts.back() += value[i++];
    } else if (value[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && value.compare(i, 2, ", ") == 0) {
      parts.emplace_back();
      ++i;
    } else {
      parts.back() += value[i];
    }
  }
  return parts;
}

std::string asked_columns(const Report& report) {
  if (!report.inputs.empty())
    for (const auto& [role, column] : report.inputs[0].columns)
      if (role == role::slice.name) return column;
  return "slice";
}

// As they were given, but that a "-" would be taken for a formula.
std::string name_of_files(const Provenance& input) {
  if (input.files.size() == 1) return name_of_source(input);
  std::string files;
  for (const std::string& file : input.files) files += (files.empty() ? "" : ", ") + file;
  return files;
}

void add_slice_columns(CsvPlace& place, const Report& report) {
  const std::string by = asked_columns(report);
  std::vector<std::string> columns = split(by, ',');
  const auto& all = report.slices->all;
  place.by_parts = columns.size() > 1 && std::all_of(all.begin(), all.end(), [&](const SliceReport& one) {
                     return parts_of_slice(one.value).size() == columns.size();
                   });
  if (!place.by_parts) columns = {by};
  place.columns.insert(place.columns.end(), columns.begin(), columns.end());
  place.of_all_rows.resize(place.columns.size());
}

}  // namespace

std::vector<std::string> CsvPlace::of(const SliceReport& slice) const {
  std::vector<std::string> cells = of_all_rows;
  const std::vector<std::string> parts =
      by_parts ? parts_of_slice(slice.value) : std::vector<std::string>{slice.value};
  std::copy(parts.rbegin(), parts.rend(), cells.rbegin());
  return cells;
}

CsvPlace csv_place(const Report& report, bool is_matrix) {
  CsvPlace place;
  if (report.slices) add_slice_columns(place, report);
  const bool named = report.inputs.size() == 1 && !report.inputs[0].files.empty();
  const bool by_file = std::find(place.columns.begin(), place.columns.end(), "file") != place.columns.end();
  if ((is_matrix && !report.slices) || !named || by_file) return place;
  place.columns.insert(place.columns.begin(), "file");
  place.of_all_rows.insert(place.of_all_rows.begin(), name_of_files(report.inputs[0]));
  return place;
}

}  // namespace assay
