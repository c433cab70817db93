// What is wrong with the columns that were found, as far as the first rows show.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "assay/core/text.hpp"
#include "assay/tally/labels.hpp"
#include "sample/class_columns.hpp"
#include "sample/role_finder.hpp"
#include "sample/score_ranges.hpp"

namespace assay {

// A name that is a fraction, above fractions.
void RoleFinder::refuse_data_as_header() const {
  if (!plan_.dialect.header || !plan_.columns.empty()) return;
  Positions scores, labels;
  for (std::size_t i = 0; i < profiles_.size(); ++i) {
    const auto name = number_from(profiles_[i].name);
    if (name && !is_whole(*name) && profiles_[i].has_fractions()) scores.push_back(i);
    if (profiles_[i].may_be_label()) labels.push_back(i);
  }
  if (scores.empty()) return;
  Error error =
      columns_.error("the first line seems to hold data, not names of columns", "--no-header reads it so");
  error.remedy = {"--no-header"};
  const auto add = [&](const char* option, const std::string& column) {
    error.remedy.insert(error.remedy.end(), {option, column});
  };
  if (labels.size() == 1) add("--truth", std::to_string(labels[0] + 1));
  if (labels.size() > 1) {
    add("--truth", "TRUTH");
    if (needs_.matrix) add("--pred", "PRED");
  }
  if (scores.size() == 1 && labels.size() < 2) add("--score", std::to_string(scores[0] + 1));
  throw error;
}

// ".pred_yes" is the score of yes, so that yes is the positive class.
void RoleFinder::find_positive() {
  if (plan_.positive || !chosen_.columns.has(role::score)) return;
  const std::vector<std::string>& labels = profile_of(role::truth).texts;
  const auto named = class_named_by(profile_of(role::score).name, labels);
  if (!named || labels.size() != 2) return;
  const auto known = known_positive(labels);
  if (!known) chosen_.positive = *named;
  if (!known || labels[*known] == *named) return;
  const std::string what =
      fmt::format("column {} seems to be the score of {}, and {} is the positive class",
                  in_quotes(profile_of(role::score).name), in_quotes(*named), in_quotes(labels[*known]));
  if (plan_.columns.has(role::score)) {
    chosen_.notes.push_back({"score_of_negative_class", what});
  } else {
    leave_open(what, "say which class is positive with --positive", {"--positive", *named});
  }
}

bool RoleFinder::knows_positive() const {
  const std::vector<std::string>& labels = profile_of(role::truth).texts;
  return plan_.positive || chosen_.positive || labels.size() != 2 || known_positive(labels);
}

// Each pair of labels once, beside a column of counts: a table of counts, not of rows.
void RoleFinder::check_frequency() {
  if (plan_.columns.has(role::frequency) || plan_.columns.has(role::weight)) return;
  const Positions counts = left([](const ColumnProfile& one) {
    return one.numbers && one.whole && is_name_of(one.name, role::frequency_names);
  });
  if (counts.size() != 1) return;
  Positions labels;  // all other columns, names of rows aside
  for (std::size_t i = 0; i < profiles_.size(); ++i)
    if (i != counts[0] && !profiles_[i].is_index()) labels.push_back(i);
  std::set<std::vector<std::string>> kinds;  // of rows
  for (const auto& row : rows_) {
    std::vector<std::string> kind;
    for (const std::size_t i : labels) kind.push_back(i < row.size() ? row[i] : "");
    kinds.insert(std::move(kind));
  }
  const bool of_labels =
      std::all_of(labels.begin(), labels.end(), [&](std::size_t i) { return profiles_[i].may_be_label(); });
  const std::string name = in_quotes(profiles_[counts[0]].name);
  if (of_labels && kinds.size() == rows_.size() && rows_.size() > 2)
    return leave_open("each pair of labels is there once, beside a column " + name,
                      "if that says how many rows each stands for: --frequency",
                      {"--frequency", columns_.reference(counts[0])});
  chosen_.notes.push_back(
      {"frequency_not_used", "column " + name + " was not used; --frequency has each row stand for so many"});
}

void RoleFinder::check_scores() {
  if (plan_.score_is == ScoreMeaning::percent && profile_of(role::score).may_be_probability())
    chosen_.notes.push_back(
        {"percents_below_one", "all scores are at most 1 percent: are they probabilities?"});
  // Without a positive class scores are left out where predictions will do.
  if (plan_.score_is || (!needs_.positive && chosen_.columns.has(role::predicted) && !knows_positive()))
    return;
  const auto predicted = chosen_.columns.find(role::predicted);
  const bool of_two = profile_of(role::truth).texts.size() <= 2;
  if (predicted && of_two && !plan_.columns.has(role::score) && !plan_.threshold) {
    check_confidence(profile_of(role::score), *predicted);
    if (open_.empty()) check_side(chosen_.columns.at(role::score), *predicted);
  }
  if (needs_.matrix && !predicted && !plan_.threshold) check_cut(profile_of(role::score));
}

// Scores of predictions, not of the positive class: none below 0.5, or a name that says so, as far as no
// threshold gives the predictions.
void RoleFinder::check_confidence(const ColumnProfile& score, std::size_t predicted) {
  const std::vector<std::string>& labels = profiles_[predicted].texts;
  const std::size_t at = chosen_.columns.at(role::score);
  if (!may_be_confidence(score) || labels.size() != 2 || follows(predicted, at)) return;
  if (!ranges_by_label(rows_, at, predicted, labels, labels_).has_both()) return;
  leave_open(
      score.low < 0.5
          ? fmt::format("column {} may be the confidence in the prediction: no threshold of it gives the "
                        "predictions",
                        in_quotes(score.name))
          : fmt::format("no score in column {} is below 0.5, and yet both labels are predicted",
                        in_quotes(score.name)),
      "if it says how sure the model is of its prediction: --score-is confidence; if it is the "
      "probability of the positive class all the same: --score-is probability",
      {"--score-is", "confidence"});
  if (!knows_positive()) remedy_.insert(remedy_.end(), {"--positive", "POSITIVE"});
}

// All rows that are predicted positive score below all others.
void RoleFinder::check_side(std::size_t score, std::size_t predicted) {
  const std::vector<std::string>& labels = profiles_[predicted].texts;
  if (labels.size() != 2) return;
  const auto& asked = plan_.positive ? plan_.positive : chosen_.positive;
  const auto positive = asked ? find_class(labels, *asked) : known_positive(labels);
  if (!positive) return;
  const ScoreRanges of = ranges_by_label(rows_, score, predicted, labels, labels_);
  if (!of.is_above(1 - *positive)) return;
  leave_open(fmt::format("rows that are predicted {} have lower scores in column {} than those predicted {}",
                         in_quotes(labels[*positive]), in_quotes(profiles_[score].name),
                         in_quotes(labels[1 - *positive])),
             "if a low score means positive: --score-is distance; if it is the score of the other class: "
             "--positive names that",
             {"--score-is", "distance"});
}

// Scores that cannot be probabilities are never cut at 0.5.
void RoleFinder::check_cut(const ColumnProfile& score) {
  if (!score.numbers || score.values == 0 || (score.low >= 0 && score.high <= 1)) return;
  std::vector<std::string> remedy{"--threshold", "THRESHOLD"};
  if (lower(score.name).find("dist") != std::string::npos) {
    remedy.insert(remedy.begin(), {"--score-is", "distance"});
  } else if (score.low >= 0 && score.high > 50 && score.high <= 100) {
    remedy = {"--score-is", "percent"};
  } else if (score.low < -1) {
    remedy = {"--score-is", "logit"};
  }
  leave_open(no_cut(score.name, score.low, score.high), remedies_of_no_cut, std::move(remedy));
}

}  // namespace assay
