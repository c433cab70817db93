// What the first rows of the files on a command line show.
#include "cli/completion/rows_seen.hpp"

#include <glob.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "assay/core/error.hpp"
#include "assay/input/rows.hpp"
#include "assay/row/role.hpp"
#include "cli/options/reading.hpp"
#include "sample/roles.hpp"

namespace assay::cli {

namespace {

constexpr std::size_t rows_looked_at = 1000;
constexpr std::size_t files_looked_at = 3;

// A shell hands "~/" and "*.csv" over as they are typed.
std::vector<std::string> files_of(const std::string& pattern) {
  glob_t found{};
  std::vector<std::string> paths;
  if (::glob(pattern.c_str(), GLOB_TILDE | GLOB_NOCHECK, nullptr, &found) == 0)
    paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  ::globfree(&found);
  return paths;
}

Dialect dialect_on(const Typed& line) {
  Dialect dialect;
  dialect.header = line.value_of("--no-header") == nullptr;
  if (const std::string* delimiter = line.value_of("--delimiter")) {
    dialect.delimiter = delimiter_from(*delimiter);
    dialect.recognise = false;
  }
  return dialect;
}

std::vector<std::string> paths_on(const Typed& line) {
  std::vector<std::string> typed = line.arguments, paths;
  for (const char* const option : {"--truth-file", "--from"})
    if (const std::string* path = line.value_of(option)) typed.insert(typed.begin(), *path);
  for (const std::string& one : typed)
    for (std::string& path : files_of(one)) paths.push_back(std::move(path));
  std::erase_if(paths, [](const std::string& path) {
    std::error_code none;
    return !std::filesystem::is_regular_file(path, none);
  });
  paths.resize(std::min(paths.size(), files_looked_at));
  return paths;
}

// As a report would choose it, with the columns that the line names.
std::optional<std::size_t> column_of_truth(const RowFile& file,
                                           std::span<const std::vector<std::string>> rows,
                                           const Typed& line) {
  InputPlan plan;
  for (const Role* role : role::of_one_column)
    if (const std::string* column = line.value_of(role->option)) plan.columns.set(*role, *column);
  try {
    const Needs needs{.positive = false, .predictions_optional = true};
    return choose_roles(file.header(), rows, plan, needs, file.name()).columns.find(role::truth);
  } catch (const Error&) {
    return std::nullopt;
  }
}

// Of the truth, or of all columns that may be it.
std::vector<std::string> labels_of(std::span<const ColumnProfile> columns, std::optional<std::size_t> truth) {
  std::vector<std::string> labels;
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (truth ? i == *truth : columns[i].may_be_label())
      labels.insert(labels.end(), columns[i].texts.begin(), columns[i].texts.end());
  return labels;
}

}  // namespace

std::vector<RowsSeen> rows_seen(const Typed& line) {
  std::vector<RowsSeen> seen;
  for (const std::string& path : paths_on(line)) try {
      const RowFile file(path, dialect_on(line));
      const auto rows = file.preview(rows_looked_at);
      auto columns = profiles_of(file.header(), rows);
      auto labels = labels_of(columns, column_of_truth(file, rows, line));
      seen.push_back({.columns = std::move(columns), .labels = std::move(labels)});
    } catch (const Error&) {  // a file that cannot be read brings nothing
      continue;
    }
  return seen;
}

}  // namespace assay::cli
