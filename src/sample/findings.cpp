// What is to be said of rows that were read.
#include "sample/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "assay/core/text.hpp"
#include "assay/tally/labels.hpp"
#include "sample/label_match.hpp"

namespace assay {

namespace {

void warn_of_dialect(const Reading& reading, std::vector<Warning>& warnings) {
  const Dialect& dialect = reading.dialect;
  if (dialect.delimiter != reading.plan.dialect.delimiter)
    warnings.push_back(
        {"delimiter_recognised",
         fmt::format("cells are separated by {}, as the first lines show; --delimiter names another",
                     name_of_delimiter(dialect.delimiter))});
  if (dialect.short_header)
    warnings.push_back(
        {"short_header", "the header is one cell short: the first column was taken as names of rows"});
  if (dialect.decimal_comma)
    warnings.push_back({"decimal_comma", "numbers such as 0,93 were read with a decimal comma"});
}

void warn_of_unmatched(const Reading& reading, std::vector<Warning>& warnings) {
  const auto [here, there] = reading.unmatched;
  if (here + there > 0)
    warnings.push_back(
        {"rows_unmatched",
         fmt::format("left out, as they have no partner: {} of the predictions, {} of the true labels",
                     counted(static_cast<double>(here), "row"), counted(static_cast<double>(there), "row")),
         here + there});
}

void warn_of_rows(const Reading& reading, std::vector<Warning>& warnings) {
  const RowCounts& counts = reading.counts;
  if (const auto& range = reading.plan.dialect.range)
    warnings.push_back(
        {"part_of_file", fmt::format("bytes {} of the file were read, and no others: these are "
                                     "figures of a part of it",
                                     text_of(*range))});
  if (counts.dropped > 0)
    warnings.push_back({"rows_dropped",
                        fmt::format("{} of {} rows {} left out for a missing value", counts.dropped,
                                    counts.dropped + counts.rows, counts.dropped == 1 ? "was" : "were"),
                        counts.dropped});
  if (counts.filtered > 0)
    warnings.push_back(
        {"rows_filtered",
         fmt::format("{} left out by --filter", counted(static_cast<double>(counts.filtered), "row")),
         counts.filtered});
  if (counts.unfinished > 0)
    warnings.push_back({"line_unfinished",
                        fmt::format("{} without its end was left out: --growing reads whole lines",
                                    counts.unfinished == 1 ? "a last line"
                                                           : fmt::format("{} last lines", counts.unfinished)),
                        counts.unfinished});
  if (counts.mixed_ends > 0)
    warnings.push_back({"line_ends_mixed", "some lines end in LF and others in CR LF: were files joined?",
                        counts.mixed_ends});
  warn_of_unmatched(reading, warnings);
  const bool all_numbers = std::all_of(reading.header.begin(), reading.header.end(),
                                       [](const auto& name) { return number_from(name).has_value(); });
  if (reading.plan.dialect.header && all_numbers)
    warnings.push_back(
        {"header_is_numbers",
         "the first line, taken as names of columns, is all numbers; if it is data: --no-header"});
  for (const std::string& name : reading.header)
    if (!reading.columns.has(role::weight) && (lower(name) == "weight" || lower(name) == "sample_weight"))
      warnings.push_back(
          {"weight_not_used", fmt::format("column {} was not used; --weight {} has rows weighted by it",
                                          in_quotes(name), printable(name))});
}

void warn_of_labels_asked_for(const Reading& reading, std::vector<Warning>& warnings) {
  const ConfusionMatrix& matrix = reading.loaded.predictions.matrix;
  for (std::size_t k = 0; k < reading.plan.labels.size(); ++k)
    if (matrix.truth_total(k) + matrix.predicted_total(k) == 0)
      warnings.push_back(
          {"label_not_in_data", fmt::format("no row has label {} of --labels", in_quotes(matrix.labels[k]))});
  const std::size_t left_out = matrix.size() - reading.loaded.predictions.selected;
  if (left_out > 0 && reading.needs.matrix)
    warnings.push_back(
        {"labels_left_out",
         fmt::format("{} of {} classes {}", left_out, matrix.size(),
                     left_out == 1 ? "is not in --labels: it comes last, and no average has it"
                                   : "are not in --labels: they come last, and no average has them"),
         left_out});
}

void warn_of_ties(const Reading& reading, std::vector<Warning>& warnings) {
  const std::size_t rows = reading.tied_predictions;
  if (rows > 0 && reading.needs.matrix)
    warnings.push_back({"tied_scores",
                        fmt::format("in {} several classes score highest: the first is taken as predicted",
                                    counted(static_cast<double>(rows), "row")),
                        rows});
}

// How two labels that are spelt alike differ.
std::string difference_of(const std::string& a, const std::string& b) {
  if (composed(a) == composed(b)) return "how accents are encoded (Unicode NFC and NFD)";
  if (without_blanks(a) == without_blanks(b)) return "blanks";
  return lower(composed(a)) == lower(composed(b)) ? "case" : "case and blanks";
}

// Labels that are written in two ways make classes that nothing can be right about.
void warn_of_spelling(const Reading& reading, std::vector<Warning>& warnings) {
  const ConfusionMatrix& matrix = reading.loaded.predictions.matrix;
  std::map<std::string, std::string> spelling;
  for (std::size_t k = 0; k < matrix.size(); ++k) {
    const std::string& label = matrix.labels[k];
    const auto [known, is_new] = spelling.try_emplace(lower(composed(without_blanks(label))), label);
    if (!is_new)
      warnings.push_back(
          {"labels_alike", fmt::format("labels {} and {} differ only by {}", in_quotes(known->second),
                                       in_quotes(label), difference_of(known->second, label))});
  }
}

// Beside the others, they are less than what rounding loses.
void warn_of_vanishing_weights(const Reading& reading, std::vector<Warning>& warnings) {
  constexpr double vanishing = 1e-15;
  const ConfusionMatrix& matrix = reading.loaded.predictions.matrix;
  const double total = matrix.total();
  for (std::size_t k = 0; k < matrix.size() && matrix.weighted; ++k)
    for (const double weight : {matrix.truth_total(k), matrix.predicted_total(k)})
      if (weight > 0 && weight < vanishing * total) {
        warnings.push_back(
            {"weights_vanish",
             fmt::format("rows of {} weigh {} of {} in all: what rests on them is lost in rounding",
                         in_quotes(matrix.labels[k]), exact(weight), exact(total))});
        break;
      }
}

// Beside a pair such as no and yes: codes for missing values, sums, or labels with an odd sign in them.
void warn_of_odd_labels(const Reading& reading, std::vector<Warning>& warnings) {
  const ConfusionMatrix& matrix = reading.loaded.predictions.matrix;
  std::vector<std::string> pair, odd;
  double rows = 0;
  for (std::size_t k = 0; k < matrix.size(); ++k) {
    const double truth = matrix.truth_total(k), predicted = matrix.predicted_total(k);
    (truth > 0 && predicted > 0 ? pair : odd).push_back(matrix.labels[k]);
    if (truth == 0 || predicted == 0) rows += truth + predicted;
  }
  if (odd.empty() || rows == 0 || !known_positive(pair) || reading.loaded.truth_alone) return;
  warnings.push_back(
      {"labels_on_one_side",
       fmt::format("{} {} on one side only, in {}: beside {} and {} that may be a missing value or a "
                   "misspelling; --map reads labels as others",
                   odd.size() == 1 ? "label" : "labels",
                   listed(odd) + (odd.size() == 1 ? " stands" : " stand"), counted(rows, "row"),
                   in_quotes(pair[0]), in_quotes(pair[1]))});
}

// Probabilities on one side of a threshold that is none, such as 50 for 50%.
void warn_of_threshold(const Reading& reading, std::vector<Warning>& warnings) {
  const auto& [threshold, meaning] = std::pair(reading.plan.threshold, reading.plan.score_is);
  if (!reading.scores || !threshold || (*threshold >= 0 && *threshold <= 1)) return;
  const auto [low, high] = *reading.scores;
  const bool probabilities = low >= 0 && high <= 1;
  if (!probabilities || meaning == ScoreMeaning::percent || meaning == ScoreMeaning::distance) return;
  const bool above = *threshold > 1;
  const bool percent = above && *threshold <= 100;
  warnings.push_back(
      {"threshold_outside_scores",
       fmt::format("--threshold {} is {} every score ({} to {}), so {} row is predicted positive{}",
                   exact(*threshold), above ? "above" : "below", exact(low), exact(high),
                   above ? "no" : "every",
                   percent ? fmt::format("; did you mean --threshold {}%?", exact(*threshold)) : "")});
}

void warn_of_bins(const Reading& reading, std::vector<Warning>& warnings) {
  const auto& ranked = reading.loaded.predictions.ranking;
  if (!ranked || !ranked->ranking().rounded()) return;
  const auto bins = static_cast<double>(ranked->ranking().bins()->size());
  warnings.push_back({"rounded_scores", "scores were rounded down to the ends of " + counted(bins, "bin") +
                                            " (--bounded); thresholds are ends of bins"});
}

}  // namespace

Provenance provenance_of(const Reading& reading) {
  const Columns& columns = reading.columns;
  const InputPlan& plan = reading.plan;
  const Sample& predictions = reading.loaded.predictions;
  Provenance input{.files = paths_of(plan),
                   .truth_file = plan.truth_file,
                   .key = plan.key,
                   .drop_unmatched = plan.drop_unmatched,
                   .conditions = plan.conditions,
                   .rows = static_cast<double>(reading.counts.rows),
                   .dropped = reading.counts.dropped,
                   .map = plan.map,
                   .ignore_case = plan.ignore_case,
                   .labels = plan.labels,
                   .counted = reading.needs.matrix,
                   .missing = plan.missing,
                   .range = plan.dialect.range};
  if (predictions.matrix.weighted) input.weight = predictions.matrix.total();
  input.clusters = predictions.clusters;
  for (const Role* role : role::of_one_column) {
    const auto position = columns.find(*role);
    const bool stands_for_truth = role == &role::predicted && reading.loaded.truth_alone;
    if (position && !stands_for_truth) input.columns.emplace_back(role->name, reading.header[*position]);
    if (role == &role::score && !columns.class_scores.empty())
      input.columns.emplace_back(role::class_scores.name, columns.classes_pattern);
  }
  if (reading.dialect.delimiter != plan.dialect.delimiter) input.delimiter = reading.dialect.delimiter;
  input.header = reading.dialect.header;
  if (predictions.positive) input.positive = predictions.matrix.labels[*predictions.positive];
  if (!columns.has(role::predicted) && columns.has(role::score) && reading.needs.matrix)
    input.threshold = threshold_of(plan);
  if (columns.has(role::score)) input.score_is = plan.score_is;
  if (columns.has(role::score) || !columns.class_scores.empty()) input.clip = plan.clip;
  if (columns.has(role::score)) input.bounded = plan.bounded;
  return input;
}

std::vector<Warning> warnings_of(const Reading& reading) {
  std::vector<Warning> warnings;
  warn_of_dialect(reading, warnings);
  warn_of_rows(reading, warnings);
  warn_of_labels_asked_for(reading, warnings);
  warn_of_spelling(reading, warnings);
  warn_of_vanishing_weights(reading, warnings);
  warn_of_odd_labels(reading, warnings);
  warn_of_ties(reading, warnings);
  warn_of_threshold(reading, warnings);
  warn_of_bins(reading, warnings);
  return warnings;
}

}  // namespace assay
