// What is odd about scores and other numbers.
#include <algorithm>
#include <cmath>

#include "assay/core/text.hpp"
#include "inspect/evidence.hpp"

namespace assay {

namespace {

Number number_seen(double number) { return {number, Number::Shown::readable}; }
Number count_seen(std::size_t count) { return {static_cast<double>(count), Number::Shown::exact}; }

// A score of one of 100 trees or fewer ties by its nature.
constexpr std::size_t most_votes = 101;

void find_range(const Evidence& seen, std::size_t column, std::vector<Oddity>& odd) {
  const double low = seen.table.columns()[column].low(), high = seen.table.columns()[column].high();
  if (low >= 0 && high <= 1) return;
  Phrase text{"scores in " + in_quotes(seen.name(column)) + " go from ", number_seen(low), " to ",
              number_seen(high)};
  const bool percent = low >= 0 && high <= 100;
  text += percent
              ? "; if they are percentages: --score-is percent"
              : "; they are no probabilities: --score-is says what they are (logit, distance), --threshold "
                "where to cut them";
  odd.push_back({.code = percent ? "scores_in_percent" : "scores_no_probabilities", .text = text});
}

void find_constant(const Evidence& seen, std::size_t column, std::vector<Oddity>& odd) {
  const ColumnTally& scores = seen.table.columns()[column];
  if (scores.values() > 1 && scores.low() == scores.high())
    odd.push_back({.code = "constant_scores",
                   .text = Phrase{"every score in " + in_quotes(seen.name(column)) + " is ",
                                  number_seen(scores.low()), ": it ranks nothing"}});
}

void find_ties(const Evidence& seen, std::vector<Oddity>& odd) {
  for (std::size_t i = 0; i < seen.ties.size(); ++i) {
    const Ties& ties = seen.ties[i];
    if (ties.different <= most_votes || 2 * ties.tied <= ties.numbers) continue;
    odd.push_back({.code = "tied_scores",
                   .text = Phrase{count_seen(ties.tied), " of ", count_seen(ties.numbers),
                                  " rows share their score in " + in_quotes(seen.name(seen.plan.scores[i])) +
                                      " with another row: was it rounded?"}});
  }
}

// What a report would read as a number, and cannot.
void find_strangers(const Evidence& seen, std::size_t column, ReportStep& step, std::vector<Oddity>& odd) {
  const ColumnTally& cells = seen.table.columns()[column];
  if (!cells.stranger()) return;
  const std::size_t count = cells.values() - cells.numbers();
  odd.push_back({.code = "not_numbers",
                 .text = Phrase{count_seen(count), " of ", count_seen(cells.values()),
                                " values in " + in_quotes(seen.name(column)) +
                                    (count == 1 ? " is no number: " : " are no numbers; the first is ") +
                                    in_quotes(cells.stranger()->text)},
                 .line = seen.line_of(cells.stranger()->place)});
  step.refused = true;
}

void find_bad_weights(const Evidence& seen, const Role& role, const Columns& columns, ReportStep& step,
                      std::vector<Oddity>& odd) {
  const auto position = columns.find(role);
  if (!position) return;
  const ColumnTally& cells = seen.table.columns()[*position];
  const bool frequencies = &role == &role::frequency;
  if (cells.numbers() == 0 || (cells.low() >= 0 && std::isfinite(cells.high()) && cells.high() > 0 &&
                               (cells.whole() || !frequencies)))
    return;
  odd.push_back({.code = "bad_weights",
                 .text = Phrase{"column " + in_quotes(seen.name(*position)) + " has numbers from ",
                                number_seen(cells.low()), " to ", number_seen(cells.high()),
                                frequencies ? "; frequencies are whole numbers from 0 up, not all of them 0"
                                            : "; weights are finite numbers from 0 up, not all of them 0"}});
  step.refused = true;
}

// More classes than a report takes.
void find_too_many_labels(const Evidence& seen, std::size_t column, ReportStep& step,
                          std::vector<Oddity>& odd) {
  if (!seen.table.columns()[column].distinct().over()) return;
  odd.push_back({.code = "too_many_labels",
                 .text = "column " + in_quotes(seen.name(column)) +
                         " has over 1000 different labels: it looks like an id, or like scores"});
  step.refused = true;
}

}  // namespace

void find_in_used(const Evidence& seen, ReportStep& step, std::vector<Oddity>& odd) {
  for (const Role* one : {&role::truth, &role::predicted})
    if (const auto column = step.chosen.columns.find(*one)) find_too_many_labels(seen, *column, step, odd);
  for (const WantedColumn& wanted : step.chosen.columns.wanted())
    if (wanted.role->content != Content::text) find_strangers(seen, wanted.position, step, odd);
  find_bad_weights(seen, role::weight, step.chosen.columns, step, odd);
  find_bad_weights(seen, role::frequency, step.chosen.columns, step, odd);
}

void find_in_scores(const Evidence& seen, const ReportStep& step, std::vector<Oddity>& odd) {
  const bool said = std::find(step.words.begin(), step.words.end(), "--scores") != step.words.end();
  for (const std::size_t column : score_columns(step.chosen.columns)) {
    if (said || seen.table.columns()[column].numbers() == 0) continue;
    find_range(seen, column, odd);
    find_constant(seen, column, odd);
  }
  find_ties(seen, odd);
}

}  // namespace assay
