// Roles of columns, by what they hold.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <utility>

#include "assay/core/text.hpp"
#include "assay/tally/labels.hpp"
#include "sample/class_columns.hpp"
#include "sample/role_finder.hpp"

namespace assay {

namespace {

// The lowest and the highest score of the rows of each of two labels; of none, infinite and the wrong way
// round.
struct ScoreRanges {
  std::array<double, 2> low, high;

  [[nodiscard]] bool has_both() const { return low[0] <= high[0] && low[1] <= high[1]; }
};

ScoreRanges ranges_by_label(std::span<const std::vector<std::string>> rows, std::size_t score_at,
                            std::size_t label_at, std::span<const std::string> labels,
                            const LabelRule& rule) {
  ScoreRanges ranges;
  ranges.low.fill(std::numeric_limits<double>::infinity());
  ranges.high.fill(-std::numeric_limits<double>::infinity());
  for (const auto& row : rows) {
    if (row.size() <= std::max(score_at, label_at)) continue;
    const auto score = number_from(row[score_at]);
    const auto label = find_class(labels, rule.read(row[label_at]));
    if (!score || !label) continue;
    ranges.low[*label] = std::min(ranges.low[*label], *score);
    ranges.high[*label] = std::max(ranges.high[*label], *score);
  }
  return ranges;
}

}  // namespace

bool share_labels(const ColumnProfile& a, const ColumnProfile& b) {
  constexpr std::ptrdiff_t enough = 2;  // a single one may be chance
  return a.may_be_label() && b.may_be_label() &&
         std::count_if(a.texts.begin(), a.texts.end(), [&](const std::string& text) {
           return find_class(b.texts, text).has_value();
         }) >= enough;
}

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

bool RoleFinder::holds_truths_labels(const ColumnProfile& profile) const {
  return share_labels(profile, profile_of(role::truth));
}

// "prediction(churn)" beside "churn".
bool RoleFinder::take_pair_by_names() {
  std::vector<std::pair<std::size_t, std::size_t>> found;  // truth and prediction
  const auto may_be_labels = [](const ColumnProfile& one) { return one.may_be_label(); };
  for (const std::size_t truth : left(may_be_labels))
    for (const std::size_t predicted : left(may_be_labels))
      if (is_prediction_of(profiles_[predicted].name, profiles_[truth].name))
        found.emplace_back(truth, predicted);
  if (found.size() != 1) return false;
  chosen_.columns.set(role::truth, found[0].first);
  if (!chosen_.columns.has(role::predicted)) chosen_.columns.set(role::predicted, found[0].second);
  return true;
}

// The only column with labels of the predicted ones, or after whose labels columns of scores are named, or of
// two labels beside the only fractions.
void RoleFinder::infer_truth() {
  find_predicted();
  if (take_pair_by_names()) return;
  const auto predicted = chosen_.columns.find(role::predicted);
  const Positions labels = left([](const ColumnProfile& one) { return one.may_be_label(); });
  Positions found = labels;
  std::erase_if(
      found, [&](std::size_t i) { return !predicted || !share_labels(profiles_[i], profiles_[*predicted]); });
  if (found.size() == 1) return take(role::truth, found[0], "it alone holds labels of the predicted ones");
  if (found.size() > 1) return leave_open(role::truth, found);
  const Positions taken = chosen_.columns.positions();
  for (const std::size_t i : labels)
    if (!find_class_columns(profiles_, rows_, profiles_[i].texts, taken).columns.empty()) found.push_back(i);
  if (found.size() == 1) return take(role::truth, found[0], "columns of scores are named after its labels");
  const Positions fractions = left([](const ColumnProfile& one) { return one.may_be_probability(); });
  found = labels;
  std::erase_if(found, [&](std::size_t i) { return profiles_[i].texts.size() != 2; });
  if (!predicted && found.size() == 1 && fractions.size() == 1)
    return take(role::truth, found[0], "it alone holds two labels");
  refuse_predictions_alone();
  leave_open(role::truth, predicted ? Positions() : labels);
}

// An id and one more column: the true labels stand in another file.
void RoleFinder::refuse_predictions_alone() const {
  const auto tells_rows_apart = [](const ColumnProfile& one) {
    return one.values > 1 && !one.has_fractions() &&
           one.texts.size() == std::min(one.values, ColumnProfile::most_texts + 1);
  };
  if (profiles_.size() != 2 || tells_rows_apart(profiles_[0]) == tells_rows_apart(profiles_[1])) return;
  const std::size_t id = tells_rows_apart(profiles_[0]) ? 0 : 1;
  Error error =
      columns_.error("no column is recognised as the true label",
                     "if the true labels stand in another file, name it with --truth-file, and the column "
                     "that pairs the rows with --key; " +
                         columns_.listed_columns());
  error.remedy = {"--truth-file", "TRUTH", "--key", columns_.reference(id)};
  throw error;
}

// A pattern may match more than is meant: 'p*' matches pred.
void RoleFinder::check_class_columns(const std::string& asked) const {
  for (const ClassColumn& one : chosen_.columns.class_scores) {
    const ColumnProfile& profile = profiles_[one.column];
    if (profile.numbers || find_class(profile_of(role::truth).texts, one.label)) continue;
    throw columns_.error("--scores " + in_quotes(asked) + " takes column " + in_quotes(profile.name) +
                             " too, which holds no numbers, such as " + in_quotes(profile.texts[0]),
                         "give a narrower pattern, such as 'p_*', or a list: cat=p_cat,dog=p_dog,...");
  }
}

void RoleFinder::find_class_scores() {
  if (const std::string* asked = plan_.columns.find(role::class_scores)) {
    chosen_.columns.class_scores = columns_.of_classes(*asked, chosen_.columns.positions());
    for (ClassColumn& one : chosen_.columns.class_scores) one.label = labels_.named(one.label);
    check_class_columns(*asked);
    chosen_.columns.classes_pattern = *asked;
    return;
  }
  if (chosen_.columns.has(role::score) || !needs_.uses_scores()) return;
  ClassColumns found =
      find_class_columns(profiles_, rows_, profile_of(role::truth).texts, chosen_.columns.positions());
  if (found.columns.size() > 2 && !plan_.offers_class_scores) return;
  chosen_.columns.class_scores = std::move(found.columns);
  chosen_.columns.classes_pattern = std::move(found.pattern);
}

// Beside a known truth, where nothing is named a prediction: the only fractions, the only labels like its
// own.
void RoleFinder::take_the_only_ones_left() {
  if (predicts() || !perhaps_predicted_.empty() || !perhaps_score_.empty() || needs_.predictions_optional)
    return;
  const Positions fractions = left([&](const ColumnProfile& one) {
    return needs_.matrix ? one.may_be_probability() : one.has_fractions();
  });
  const Positions labels = left([&](const ColumnProfile& one) { return holds_truths_labels(one); });
  if (fractions.size() == 1 && needs_.uses_scores())
    take(role::score, fractions[0], "it holds the only fractions");
  if (labels.size() == 1 && needs_.matrix)
    take(role::predicted, labels[0], "it alone holds labels of the true ones");
  if (fractions.size() > 1) perhaps_score_ = fractions;
  if (labels.size() > 1 && needs_.matrix) perhaps_predicted_ = labels;
}

// Beside predictions a score is of use, not needed: one is taken only where it is plainly what they were made
// of.
void RoleFinder::take_score_of_predictions() {
  constexpr std::size_t enough_rows = 10;
  if (!needs_.scores() || !chosen_.columns.has(role::predicted) || chosen_.columns.has(role::score) ||
      !chosen_.columns.class_scores.empty() || rows_.size() < enough_rows)
    return;
  const std::vector<std::string>& labels = profile_of(role::predicted).texts;
  if (labels.size() != 2) return;
  Positions found = left([](const ColumnProfile& one) { return one.has_fractions(); });
  std::erase_if(found, [&](std::size_t i) {
    const ScoreRanges of = ranges_by_label(rows_, i, chosen_.columns.at(role::predicted), labels, labels_);
    return !of.has_both() || (of.low[1] <= of.high[0] && of.low[0] <= of.high[1]);
  });
  if (found.size() == 1) take(role::score, found[0], "the predictions follow from it");
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

// Without a positive class scores are left out where predictions will do.
// Each pair of labels once, beside a column of counts: a table of counts, not of rows.
void RoleFinder::check_frequency() {
  if (plan_.columns.has(role::frequency) || plan_.columns.has(role::weight)) return;
  const Positions counts = left([](const ColumnProfile& one) {
    return one.numbers && one.whole && is_name_of(one.name, role::frequency_names);
  });
  if (counts.size() != 1) return;
  std::set<std::pair<std::string, std::string>> pairs;
  const std::size_t truth = chosen_.columns.at(role::truth), predicted = chosen_.columns.at(role::predicted);
  for (const auto& row : rows_)
    if (row.size() > std::max(truth, predicted)) pairs.emplace(row[truth], row[predicted]);
  const std::string name = in_quotes(profiles_[counts[0]].name);
  if (pairs.size() == rows_.size() && rows_.size() > 2)
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

void RoleFinder::check_confidence(const ColumnProfile& score, std::size_t predicted) {
  const std::vector<std::string>& labels = profiles_[predicted].texts;
  if (!score.may_be_probability() || score.low < 0.5 || labels.size() != 2) return;
  if (!ranges_by_label(rows_, chosen_.columns.at(role::score), predicted, labels, labels_).has_both()) return;
  leave_open(fmt::format("no score in column {} is below 0.5, and yet both labels are predicted",
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
  if (!of.has_both() || of.high[*positive] >= of.low[1 - *positive]) return;
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
