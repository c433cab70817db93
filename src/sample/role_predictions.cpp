// Which columns have scores and predicted labels, beside a known truth.
#include <fmt/format.h>

#include <algorithm>

#include "assay/core/text.hpp"
#include "assay/tally/labels.hpp"
#include "sample/class_columns.hpp"
#include "sample/role_finder.hpp"
#include "sample/score_ranges.hpp"

namespace assay {

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
