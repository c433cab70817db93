// What was meant by files that make no table as they are named.
#include "cli/meant_files.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "assay/core/text.hpp"
#include "assay/input/rows.hpp"
#include "assay/state/partial.hpp"

namespace assay::cli {

namespace {

using Names = std::vector<std::string>;

Names header_of(const std::string& path, const Dialect& dialect) {
  if (std::error_code none; !std::filesystem::is_regular_file(path, none)) return {};  // a pipe is read once
  try {
    return RowFile(path, dialect).header();
  } catch (const Error&) {
    return {};
  }
}

// As names of columns are compared: in any case, without signs between words.
std::string letters_of(std::string_view name) {
  std::string letters = lower(name);
  std::erase_if(letters, [](char c) { return c == '_' || c == '-' || c == '.' || c == ' '; });
  return letters;
}

bool plays(const std::string& column, const Role& role) {
  const auto has = [&](std::span<const std::string_view> names) {
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view name) { return letters_of(name) == letters_of(column); });
  };
  return has(role.usual_names) || has(role.vague_names);
}

bool has_truth(const Names& header) {
  return std::any_of(header.begin(), header.end(), [](const auto& one) { return plays(one, role::truth); });
}

bool has_predictions(const Names& header) {
  return std::any_of(header.begin(), header.end(),
                     [](const auto& one) { return plays(one, role::predicted) || plays(one, role::score); });
}

// The options with which one of two files is read for the true labels of the other; none where that is not
// meant. Looks at the headers only.
Names truth_file_meant(const InputOptions& options) {
  if (options.files.size() != 2 || options.truth_file) return {};
  const Names first = header_of(options.files[0], options.dialect),
              second = header_of(options.files[1], options.dialect);
  if (has_truth(first) == has_truth(second) || has_predictions(first) == has_predictions(second) ||
      has_truth(first) == has_predictions(first))
    return {};
  const std::string& truth = options.files[has_truth(first) ? 0 : 1];
  const auto key = std::find_if(first.begin(), first.end(), [&](const std::string& one) {
    return std::find(second.begin(), second.end(), one) != second.end();
  });
  if (key == first.end()) return {"--truth-file", truth, "--by-position"};
  return {"--truth-file", truth, "--key", *key};
}

}  // namespace

void fail_as_meant(const Error& error, const InputOptions& options) {
  for (const std::string& file : options.files)
    if (is_state(file))
      throw data_error(in_quotes(file) + " is a state of shards, not a table",
                       "report on it with --from-state " + shell_word(file));
  Names meant = truth_file_meant(options);
  if (meant.empty()) throw;
  Error better(error.status, error.what(), "the file with the true labels is named with --truth-file");
  better.remedy = std::move(meant);
  throw better;
}

void refuse_column_as_file(const InputOptions& options) {
  const std::string* const by = options.columns.find(role::slice);
  if (by == nullptr) return;
  for (const std::string& word : options.files) {
    if (std::error_code none; word == "-" || std::filesystem::exists(word, none)) continue;
    for (const std::string& file : options.files)
      if (const Names header = header_of(file, options.dialect);
          std::find(header.begin(), header.end(), word) != header.end())
        throw usage_error("there is no file " + in_quotes(word) + ", which is a column of " + printable(file),
                          "several columns have commas between them: --by " + shell_word(*by + "," + word));
  }
}

}  // namespace assay::cli
