// From four counts to predictions.
#include <array>
#include <cstdint>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "cli/load.hpp"

namespace assay::cli {

void check_total(std::span<const double> counts) {
  std::uint64_t sum = 0;  // of doubles it would be rounded
  for (const double count : counts) {
    sum += static_cast<std::uint64_t>(count);
    if (sum > static_cast<std::uint64_t>(largest_count))
      throw usage_error("the counts add up to more than 2^53", "larger counts are not exact");
  }
}

void check_total(const CountOptions& counts) {
  check_total(
      std::array{counts.tp.value_or(0), counts.fp.value_or(0), counts.fn.value_or(0), counts.tn.value_or(0)});
}

Loaded load_counts(const InputOptions& options) {
  const CountOptions& counts = options.counts;
  if (options.file)
    throw usage_error("a file and counts are both given", "give FILE, or --tp --fp --fn --tn");
  if (!counts.tp || !counts.fp || !counts.fn || !counts.tn)
    throw usage_error("--tp --fp --fn --tn go together", "give all four; a count that is none is 0");
  refuse_columns_beside(options, "--tp --fp --fn --tn");
  if (options.positive || !options.labels.empty())
    throw usage_error("counts say which class is positive", "leave out --positive and --labels");
  const TwoByTwo table{.tp = *counts.tp, .fp = *counts.fp, .fn = *counts.fn, .tn = *counts.tn};
  Loaded loaded{
      .predictions = {.matrix = two_class_matrix(table, {"negative", "positive"}),
                      .positive = 1,
                      .selected = 2},
      .input = {.file = "", .rows = table.tp + table.fp + table.fn + table.tn, .positive = "positive"},
      .warnings = {},
      .signature = "counts"};
  check_total(counts);
  if (loaded.input.rows == 0) throw usage_error("all four counts are 0", "there is nothing to measure");
  return loaded;
}

namespace {

bool names_columns(const InputOptions& options) {
  const ColumnChoice& columns = options.columns;
  return columns.truth || columns.predicted || columns.score || columns.class_scores || columns.weight ||
         columns.slice || options.threshold;
}

}  // namespace

void refuse_row_options_without_file(const InputOptions& options, const std::string& option) {
  if (names_columns(options) || options.positive || !options.labels.empty())
    throw usage_error("options about rows are given, and no file", "add " + option + " FILE");
}

void refuse_columns_beside(const InputOptions& options, const std::string& instead) {
  if (names_columns(options))
    throw usage_error(instead + " has no columns to choose, nor scores",
                      "leave out --truth --pred --score --scores --weight --by --threshold");
}

}  // namespace assay::cli
