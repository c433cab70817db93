// From four counts to predictions.
#include <array>
#include <cstdint>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/sample/sample.hpp"

namespace assay {

void check_total(std::span<const double> counts) {
  std::uint64_t sum = 0;  // of doubles it would be rounded
  for (const double count : counts) {
    sum += static_cast<std::uint64_t>(count);
    if (sum > static_cast<std::uint64_t>(largest_count))
      throw usage_error("the counts add up to more than 2^53", "larger counts are not exact");
  }
}

void check_total(const CellCounts& counts) {
  check_total(
      std::array{counts.tp.value_or(0), counts.fp.value_or(0), counts.fn.value_or(0), counts.tn.value_or(0)});
}

InputSample sample_of_counts(const InputPlan& plan) {
  const CellCounts& counts = plan.counts;
  if (!plan.files.empty())
    throw usage_error("a file and counts are both given", "give FILE, or --tp --fp --fn --tn");
  if (!counts.tp || !counts.fp || !counts.fn || !counts.tn)
    throw usage_error(
        "--tp --fp --fn --tn go together",
        "give all four, 0 for an empty count; 'assay explain METRIC' needs only the counts that "
        "METRIC is made of");
  refuse_columns_beside(plan, "--tp --fp --fn --tn");
  if (plan.positive || !plan.labels.empty())
    throw usage_error("counts say which class is positive", "leave out --positive and --labels");
  const TwoByTwo table{.tp = *counts.tp, .fp = *counts.fp, .fn = *counts.fn, .tn = *counts.tn};
  InputSample loaded{.predictions = {.matrix = two_class_matrix(table, {"negative", "positive"}),
                                     .positive = 1,
                                     .selected = 2},
                     .input = {.source = Provenance::Source::counts,
                               .rows = table.tp + table.fp + table.fn + table.tn,
                               .positive = "positive"}};
  check_total(counts);
  if (loaded.input.rows == 0) throw usage_error("all counts are 0", "there is nothing to measure");
  return loaded;
}

namespace {

bool names_columns(const InputPlan& plan) { return !plan.columns.empty() || plan.threshold.has_value(); }
bool maps_labels(const InputPlan& plan) { return !plan.map.empty() || plan.ignore_case; }

}  // namespace

void refuse_row_options_without_file(const InputPlan& plan, const std::string& option) {
  if (names_columns(plan) || plan.positive || !plan.labels.empty() || maps_labels(plan))
    throw usage_error("these options are about rows, and no file is given", "add " + option + " FILE");
}

void refuse_columns_beside(const InputPlan& plan, const std::string& instead) {
  if (names_columns(plan))
    throw usage_error("with " + instead + " there are no columns or scores to choose",
                      "leave out --truth --pred --score --scores --weight --frequency --by --threshold");
  if (plan.truth_file || !plan.conditions.empty())
    throw usage_error("with " + instead + " there are no rows to pair or to filter",
                      "leave out --truth-file and --filter");
  if (plan.dialect.range)
    throw usage_error("with " + instead + " there is no file of rows to read a part of", "leave out --range");
  if (maps_labels(plan))
    throw usage_error("with " + instead + " there are no labels to map", "leave out --map and --ignore-case");
}

}  // namespace assay
