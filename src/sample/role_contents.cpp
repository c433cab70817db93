// Roles of columns, by what they hold.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "assay/core/text.hpp"
#include "assay/tally/labels.hpp"
#include "sample/class_columns.hpp"
#include "sample/role_finder.hpp"
#include "sample/score_ranges.hpp"

namespace assay {

namespace {

// Features are written so, too.
bool are_common_words(const std::vector<std::string>& labels) {
  constexpr std::array<std::string_view, 10> words{"0",     "1",   "2",  "-1", "true",
                                                   "false", "yes", "no", "y",  "n"};
  return std::all_of(labels.begin(), labels.end(), [&](const std::string& label) {
    const auto number = number_from(label);
    return std::find(words.begin(), words.end(), number ? exact(*number) : lower(label)) != words.end();
  });
}

bool says_score(const std::string& name) {
  constexpr std::array<std::string_view, 9> words{"prob", "proba", "probability", "score", "scores",
                                                  "risk", "conf",  "confidence",  "p"};
  return has_name_part(name, words);
}

}  // namespace

bool is_verdict(const ColumnProfile& column) {
  constexpr std::array<std::string_view, 7> names{"correct", "is_correct", "iscorrect", "match",
                                                  "matched", "is_match",   "hit"};
  return is_name_of(column.name, names) && are_common_words(column.texts);
}

bool share_labels(const ColumnProfile& a, const ColumnProfile& b) {
  constexpr std::ptrdiff_t enough = 2;  // a single one may be chance
  const std::size_t less = std::min(a.texts.size(), b.texts.size());
  const std::size_t more = std::max(a.texts.size(), b.texts.size());
  return a.may_be_label() && b.may_be_label() && 2 * more <= 3 * less &&
         std::count_if(a.texts.begin(), a.texts.end(), [&](const std::string& text) {
           return find_class(b.texts, text).has_value();
         }) >= enough;
}

namespace {

// Written alike, or as the two sides of known pairs.
bool name_same_classes(const ColumnProfile& a, const ColumnProfile& b) {
  return share_labels(a, b) || (known_positive(a.texts) && known_positive(b.texts));
}

bool are_two_labels(const ColumnProfile& column) { return column.may_be_label() && column.texts.size() == 2; }

}  // namespace

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

// More numbers than two labels could be written as.
bool RoleFinder::holds_scores(const ColumnProfile& profile) const {
  constexpr std::size_t enough = 5;
  return profile_of(role::truth).texts.size() == 2 && profile.numbers && profile.texts.size() >= enough;
}

// A threshold of the scores gives the labels.
bool RoleFinder::follows(std::size_t labels, std::size_t score) const {
  constexpr std::size_t enough_rows = 10;
  const std::vector<std::string>& texts = profiles_[labels].texts;
  return rows_.size() >= enough_rows && texts.size() == 2 &&
         ranges_by_label(rows_, score, labels, texts, labels_).are_apart();
}

bool RoleFinder::holds_truths_labels(const ColumnProfile& profile) const {
  return share_labels(profile, profile_of(role::truth));
}

// "prediction(churn)" beside "churn".
bool RoleFinder::take_pair_by_names() {
  std::vector<std::pair<std::size_t, std::size_t>> found;  // truth and prediction
  const auto may_be_labels = [](const ColumnProfile& one) { return one.may_be_label(); };
  const Positions labels = left(may_be_labels);
  std::multimap<std::string, std::size_t> by_name;
  for (const std::size_t i : labels) by_name.emplace(as_prediction(profiles_[i].name), i);
  for (const std::size_t truth : labels)
    for (const std::string& name : prediction_names(profiles_[truth].name))
      for (auto [one, end] = by_name.equal_range(name); one != end; ++one)
        found.emplace_back(truth, one->second);
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
  const std::string why = "it alone holds labels of the predicted ones";
  const bool is_alone = left([](const ColumnProfile& one) { return !one.has_fractions(); }).size() == 1;
  if (found.size() == 1 && !is_alone && are_common_words(profiles_[found[0]].texts))
    return doubt(role::truth, found[0], why);
  if (found.size() == 1) return take(role::truth, found[0], why);
  if (found.size() > 1) return leave_open(role::truth, found);
  found = truths_by_scores(labels);
  if (found.size() == 1) return take(role::truth, found[0], "columns of scores are named after its labels");
  const Positions fractions = left([](const ColumnProfile& one) { return one.may_be_probability(); });
  found = labels;
  std::erase_if(found, [&](std::size_t i) { return profiles_[i].texts.size() != 2; });
  if (!predicted && found.size() == 1 && fractions.size() == 1)
    return take(role::truth, found[0], "it alone holds two labels");
  const Positions of_any_size =
      named(role::truth.vague_names, [](const ColumnProfile& one) { return !one.has_fractions(); });
  if (of_any_size.size() == 1) return chosen_.columns.set(role::truth, of_any_size[0]);
  refuse_predictions_alone();
  leave_open(role::truth, predicted ? Positions() : labels);
}

// It was asked for, or has a name that says so plainly.
bool RoleFinder::is_named_truth() const {
  const std::string& name = profile_of(role::truth).name;
  return plan_.columns.has(role::truth) || is_name_of(name, role::truth.usual_names) ||
         has_name_part(name, role::truth.words);
}

// A threshold of the score gives the labels that were taken as the true ones, and others stand beside them:
// those may be the true ones, and these predicted.
void RoleFinder::doubt_truth_by_score() {
  if (is_named_truth() || !chosen_.columns.has(role::score) || !open_.empty()) return;
  const std::size_t truth = chosen_.columns.at(role::truth);
  const auto predicted = chosen_.columns.find(role::predicted);
  if (predicted && is_name_of(profiles_[*predicted].name, role::predicted.usual_names)) return;
  const bool are_apart = predicted && !name_same_classes(profiles_[truth], profiles_[*predicted]);
  if (!are_apart && !follows(truth, chosen_.columns.at(role::score))) return;
  Positions candidates = left(are_two_labels);
  if (predicted) candidates.push_back(*predicted);
  if (candidates.empty()) return;
  candidates.insert(candidates.begin(), truth);
  chosen_.columns.leave_out(role::predicted);
  leave_open(role::truth, candidates);
}

// Those after whose labels columns of scores are named.
RoleFinder::Positions RoleFinder::truths_by_scores(const Positions& labels) const {
  const Positions taken = chosen_.columns.positions();
  Positions found;
  std::map<std::vector<std::string>, bool> have_scores;  // many columns may hold the same labels
  for (const std::size_t i : labels) {
    std::vector<std::string> classes = profiles_[i].texts;
    std::sort(classes.begin(), classes.end());
    const auto [known, is_new] = have_scores.try_emplace(std::move(classes));
    if (is_new)
      known->second = !find_class_columns(profiles_, rows_, profiles_[i].texts, taken).columns.empty();
    if (known->second) found.push_back(i);
  }
  return found;
}

// A vague name, of a column whose labels are not the predicted ones, beside others that hold those.
bool RoleFinder::doubts_truth(std::size_t named) {
  find_predicted();
  const auto predicted = chosen_.columns.find(role::predicted);
  if (!predicted || *predicted == named || profiles_[named].values == 0) return false;
  if (name_same_classes(profiles_[named], profiles_[*predicted])) return false;
  Positions candidates =
      left([&](const ColumnProfile& one) { return name_same_classes(one, profiles_[*predicted]); });
  if (candidates.empty()) return false;
  candidates.insert(candidates.begin(), named);
  leave_open(role::truth, candidates);
  return true;
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
  if (fractions.size() == 1 && needs_.uses_scores()) {
    if (labels.size() == 1 && needs_.matrix && !follows(labels[0], fractions[0]) &&
        are_common_words(profiles_[labels[0]].texts) &&
        !has_name_part(profiles_[labels[0]].name, role::predicted.words))
      return doubt_prediction(labels[0], fractions[0]);
    take(role::score, fractions[0], "it holds the only fractions");
  }
  if (labels.size() == 1 && needs_.matrix)
    take(role::predicted, labels[0], "it alone holds labels of the true ones");
  if (fractions.size() > 1) perhaps_score_ = fractions;
  if (labels.size() > 1 && needs_.matrix) perhaps_predicted_ = labels;
}

// A column of labels such as features have, beside fractions that do not give them: one of both predicts, or
// both do.
void RoleFinder::doubt_prediction(std::size_t labels, std::size_t score) {
  leave_open(fmt::format("column {} may be the prediction, or column {} the score of the positive class",
                         in_quotes(profiles_[labels].name), in_quotes(profiles_[score].name)),
             "name the one with --pred, or the other with --score");
  if (says_score(profiles_[score].name)) return chosen_.columns.set(role::score, score);
  chosen_.columns.set(role::predicted, labels);
}

// Beside a score, the labels that were predicted: a threshold of the score gives them, or they may be such.
void RoleFinder::take_labels_of_score() {
  const Columns& columns = chosen_.columns;
  if (!needs_.matrix || columns.has(role::predicted) || !columns.has(role::score) || plan_.threshold ||
      plan_.columns.has(role::score) || !open_.empty())
    return;
  const std::size_t score = columns.at(role::score);
  Positions found = left(are_two_labels);
  std::erase_if(found, [&](std::size_t i) { return !follows(i, score); });
  if (found.size() == 1) return take(role::predicted, found[0], "it follows from the score");
  const Positions labels =
      left([&](const ColumnProfile& one) { return name_same_classes(one, profile_of(role::truth)); });
  found = labels;
  std::erase_if(found,
                [&](std::size_t i) { return !has_name_part(profiles_[i].name, role::predicted.words); });
  if (found.size() == 1) return take(role::predicted, found[0], "it holds labels of the true ones");
  const bool of_labels = may_be_confidence(profiles_[score]);
  found = labels;
  std::erase_if(found, [&](std::size_t i) { return !of_labels && are_common_words(profiles_[i].texts); });
  if (found.size() == 1 && profile_of(role::truth).texts.size() > 2)
    return take(role::predicted, found[0], "it alone holds labels of the true ones");
  if (found.empty()) return;
  if (is_named_truth()) {
    if (found.size() == 1) return doubt(role::predicted, found[0], "it alone holds labels of the true ones");
    return leave_open(role::predicted, found);
  }
  found.insert(found.begin(), chosen_.columns.at(role::truth));  // it may be the other way round
  leave_open(role::truth, found);
}

// A column that is called a score may be a feature, or the score of another model.
void RoleFinder::leave_out_other_scores() {
  constexpr std::size_t enough_rows = 10;
  const Columns& columns = chosen_.columns;
  if (!needs_.matrix || !columns.has(role::predicted) || !columns.has(role::score) || plan_.threshold ||
      plan_.score_is || plan_.columns.has(role::score) || rows_.size() < enough_rows)
    return;
  const std::size_t score = columns.at(role::score), predicted = columns.at(role::predicted);
  if (profiles_[predicted].texts.size() != 2 || follows(predicted, score) ||
      may_be_confidence(profiles_[score]))
    return;
  chosen_.notes.push_back(
      {"score_not_used",
       fmt::format("column {} was not used: no threshold of it gives the predictions; --score {} "
                   "uses it all the same",
                   in_quotes(profiles_[score].name), shell_word(columns_.reference(score)))});
  chosen_.columns.leave_out(role::score);
}

// Beside predictions a score is of use, not needed: one is taken only where it is plainly what they were made
// of.
void RoleFinder::take_score_of_predictions() {
  if (!needs_.scores() || !chosen_.columns.has(role::predicted) || chosen_.columns.has(role::score) ||
      !chosen_.columns.class_scores.empty())
    return;
  Positions found = left([](const ColumnProfile& one) { return one.has_fractions(); });
  std::erase_if(found, [&](std::size_t i) { return !follows(chosen_.columns.at(role::predicted), i); });
  if (found.size() == 1) take(role::score, found[0], "the predictions follow from it");
}

}  // namespace assay
