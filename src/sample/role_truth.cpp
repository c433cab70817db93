// Which column has the true labels.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "assay/core/text.hpp"
#include "sample/class_columns.hpp"
#include "sample/role_finder.hpp"

namespace assay {

// By its whole name, by a word of it, and last by a vague name, of which a feature may have one.
void RoleFinder::find_truth() {
  const auto any = [](const ColumnProfile&) { return true; };
  const auto says_truth = [](const ColumnProfile& one) {
    return one.may_be_label() && has_name_part(one.name, role::truth.words) &&
           !has_name_part(one.name, role::predicted.words);
  };
  const std::array found{named(role::truth.usual_names, may_be_labels), left(says_truth),
                         named(role::truth.vague_names, may_be_few_labels)};
  for (const Positions& some : found) {
    if (some.empty()) continue;
    if (some.size() > 1 && take_pair_by_names()) return;
    if (some.size() > 1) return leave_open(role::truth, some);
    if (&some == &found.back() && doubts_truth(some[0])) return;
    return chosen_.columns.set(role::truth, some[0]);
  }
  for (const auto names : {role::truth.usual_names, role::truth.vague_names})
    for (const std::size_t i : named(names, any))
      if (!may_be_labels(profiles_[i]))
        throw columns_.error(fmt::format("column {} holds numbers such as {}, not labels",
                                         in_quotes(profiles_[i].name), profiles_[i].texts[0]),
                             "assay measures classification; name a column of classes with --truth");
  infer_truth();
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

}  // namespace assay
