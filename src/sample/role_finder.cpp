// Roles of columns, by what is asked for and by their names.
#include "sample/role_finder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "assay/core/text.hpp"
#include "assay/tally/labels.hpp"
#include "sample/class_columns.hpp"

namespace assay {

namespace {

// TRUTH of --truth: a word for the user to replace.
std::string placeholder_for(const Role& role) {
  std::string word(role.option.substr(2));
  std::transform(word.begin(), word.end(), word.begin(),
                 [](char c) { return static_cast<char>(c - 'a' + 'A'); });
  return word;
}

}  // namespace

RoleFinder::RoleFinder(const std::vector<std::string>& header, std::span<const std::vector<std::string>> rows,
                       const InputPlan& plan, const Needs& needs, const std::string& file)
    : profiles_(profiles_of(header, rows)),
      rows_(rows),
      plan_(plan),
      needs_(needs),
      labels_(label_rule(plan)),
      columns_(header, file) {
  if (labels_.changes())
    for (ColumnProfile& profile : profiles_) read_labels(profile.texts);
  for (const std::string& name : plan.other_columns)
    others_.push_back(columns_.position(name, role::predicted));
}

void RoleFinder::read_labels(std::vector<std::string>& texts) const {
  std::vector<std::string> read;
  for (const std::string& text : texts)
    if (std::string label = labels_.read(text); std::find(read.begin(), read.end(), label) == read.end())
      read.push_back(std::move(label));
  texts = std::move(read);
}

ChosenColumns RoleFinder::find() {
  refuse_data_as_header();
  take_asked();
  if (!chosen_.columns.has(role::truth)) find_truth();
  if (chosen_.columns.has(role::truth)) find_class_scores();
  if (chosen_.columns.has(role::truth) && !plan_.columns.has(role::predicted) &&
      chosen_.columns.has(role::predicted) && holds_scores(profile_of(role::predicted)))
    chosen_.columns.leave_out(role::predicted);
  find_predicted();
  if (chosen_.columns.class_scores.empty() && !chosen_.columns.has(role::score)) find_score();
  if (chosen_.columns.has(role::truth)) {
    if (placeholders_.empty()) take_the_only_ones_left();
    if (placeholders_.empty()) take_labels_of_score();
    leave_out_other_scores();
    take_score_of_predictions();
    doubt_truth_by_score();
    find_positive();
  }
  check_something_predicts();
  if (chosen_.columns.has(role::truth) && chosen_.columns.has(role::predicted)) check_frequency();
  if (chosen_.columns.has(role::truth) && chosen_.columns.has(role::score)) check_scores();
  if (!open_.empty()) refuse();
  return std::move(chosen_);
}

void RoleFinder::take_asked() {
  for (const Role* one : role::of_one_column)
    if (const std::string* asked = plan_.columns.find(*one))
      chosen_.columns.set(*one, columns_.position(*asked, *one));
  for (const Role* one : {&role::predicted, &role::score})
    if (const auto position = chosen_.columns.find(*one);
        position && position == chosen_.columns.find(role::truth))
      throw columns_.error(
          "column " + in_quotes(profiles_[*position].name) + " is both the true label and the prediction",
          "name two columns; " + columns_.listed_columns());
  if (chosen_.columns.has(role::cluster)) check_clusters();
}

// Rows that are alike in truth, prediction or score are no clusters for it.
void RoleFinder::check_clusters() const {
  const std::size_t position = chosen_.columns.at(role::cluster);
  for (const WantedColumn& one : chosen_.columns.wanted())
    if (one.position == position && one.role != &role::cluster && one.role != &role::slice)
      throw columns_.error(fmt::format("column {} is both the cluster and the {}",
                                       in_quotes(profiles_[position].name), one.role->column),
                           "name two columns; " + columns_.listed_columns());
}

// Slices may be of a column that plays a role, but are no reason to give it one.
bool RoleFinder::is_taken(std::size_t position, bool by_slices) const {
  if (std::find(others_.begin(), others_.end(), position) != others_.end()) return true;
  const std::vector<WantedColumn> wanted = chosen_.columns.wanted();
  return std::any_of(wanted.begin(), wanted.end(), [&](const WantedColumn& one) {
    return one.position == position && (by_slices || one.role != &role::slice);
  });
}

bool RoleFinder::predicts() const {
  const Columns& columns = chosen_.columns;
  return (needs_.matrix && columns.has(role::predicted)) || columns.has(role::score) ||
         !columns.class_scores.empty();
}

// "'a', 'b' or 'c'"; with their numbers where names are alike.
std::string RoleFinder::quoted(const Positions& positions) const {
  std::string text;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const std::string& name = profiles_[positions[i]].name;
    text += (i == 0 ? "" : i + 1 == positions.size() ? " or " : ", ") + in_quotes(name);
    if (columns_.reference(positions[i]) != name) text += fmt::format(" (column {})", positions[i] + 1);
  }
  return text;
}

void RoleFinder::find_predicted() {
  if (chosen_.columns.has(role::predicted)) return;
  Positions found = named(role::predicted.usual_names, [&](const ColumnProfile& one) {
    return may_be_labels(one) && !(chosen_.columns.has(role::truth) && holds_scores(one));
  });
  if (found.size() > 1 && chosen_.columns.has(role::truth)) {
    Positions alike = found;
    std::erase_if(alike, [&](std::size_t i) { return !holds_truths_labels(profiles_[i]); });
    if (alike.size() == 1) found = alike;
  }
  if (found.size() == 1) chosen_.columns.set(role::predicted, found[0]);
  if (found.size() > 1) perhaps_predicted_ = found;
  if (!found.empty() || !chosen_.columns.has(role::truth) || !placeholders_.empty()) return;
  found = left([&](const ColumnProfile& one) {
    return may_be_labels(one) && is_prediction_of(one.name, profile_of(role::truth).name);
  });
  if (found.size() == 1) return chosen_.columns.set(role::predicted, found[0]);
  for (const auto names : {role::predicted.vague_names, role::truth.vague_names}) {
    found = named(names, [&](const ColumnProfile& one) { return holds_truths_labels(one); });
    if (found.size() == 1) return take(role::predicted, found[0], "it holds labels of the true ones");
  }
}

// A float column that is called a prediction is a score.
void RoleFinder::find_score() {
  const bool needed = !chosen_.columns.has(role::predicted);  // else there may be words, such as "high"
  const auto may_be_scores = [&](const ColumnProfile& one) {
    if (one.numbers || one.some_number) return true;
    return needed && !(chosen_.columns.has(role::truth) && holds_truths_labels(one));
  };
  Positions found = named(role::score.usual_names, may_be_scores);
  if (found.empty()) found = named(role::score.vague_names, may_be_scores);
  if (found.empty())
    found = named(role::predicted.usual_names, [&](const ColumnProfile& one) {
      return one.has_fractions() || (chosen_.columns.has(role::truth) && holds_scores(one));
    });
  if (found.size() > 1) {
    Positions probabilities = found;
    std::erase_if(probabilities, [&](std::size_t i) { return !profiles_[i].may_be_probability(); });
    if (probabilities.size() == 1) found = probabilities;
  }
  if (found.size() == 1) chosen_.columns.set(role::score, found[0]);
  if (found.size() > 1) perhaps_score_ = found;
}

void RoleFinder::take(const Role& role, std::size_t position, const std::string& why) {
  chosen_.columns.set(role, position);
  chosen_.notes.push_back(
      {"column_taken", fmt::format("column {} was taken as the {}: {}; {} names another",
                                   in_quotes(profiles_[position].name), role.column, why, role.option)});
}

void RoleFinder::leave_open(const std::string& what, const std::string& hint,
                            std::vector<std::string> remedy) {
  open_.push_back(columns_.error(what, hint).diagnostics[0]);
  remedy_.insert(remedy_.end(), remedy.begin(), remedy.end());
}

// Which of several candidates it is cannot be told: the first stands for them, so that other roles can be
// found.
void RoleFinder::leave_open(const Role& role, const Positions& candidates) {
  const std::string option(role.option);
  if (candidates.size() > 1) {
    leave_open(fmt::format("the {} could be {}", role.column, quoted(candidates)),
               "choose one with " + option);
    placeholders_.push_back(&role);
    // The other of two is then the prediction.
    if (&role == &role::truth && needs_.matrix && !chosen_.columns.has(role::predicted))
      may_be_named_ = std::any_of(candidates.begin(), candidates.end(), [&](std::size_t i) {
        return std::any_of(candidates.begin(), candidates.end(), [&](std::size_t other) {
          return i != other && share_labels(profiles_[i], profiles_[other]);
        });
      });
  } else {
    const bool or_scores = &role == &role::score && plan_.offers_class_scores;
    leave_open(fmt::format("no column is recognised as the {}", role.column),
               "name it with " + option + (or_scores ? ", or one for each class with --scores; " : "; ") +
                   columns_.listed_columns());
  }
  if (!candidates.empty()) chosen_.columns.set(role, candidates[0]);
}

// One column would do, but a feature might as well hold what it holds.
void RoleFinder::doubt(const Role& role, std::size_t candidate, const std::string& why) {
  leave_open(
      fmt::format("column {} may be the {}: {}", in_quotes(profiles_[candidate].name), role.column, why),
      "name it with " + std::string(role.option));
  placeholders_.push_back(&role);
  chosen_.columns.set(role, candidate);
}

void RoleFinder::check_something_predicts() {
  if (!predicts() && needs_.matrix && !perhaps_predicted_.empty())
    leave_open(role::predicted, perhaps_predicted_);
  if (!predicts() && !perhaps_score_.empty()) leave_open(role::score, perhaps_score_);
  const Positions numbers = left([](const ColumnProfile& one) { return one.has_fractions(); });
  const Positions probabilities = left([](const ColumnProfile& one) { return one.may_be_probability(); });
  if (!chosen_.columns.has(role::score) && probabilities.size() > 1)
    may_be_named_ = false;  // there may be one for each of the truths
  if (predicts() || may_be_named_ || needs_.predictions_optional) return;
  if (!needs_.matrix || !numbers.empty()) return leave_open(role::score, numbers);
  std::string hint = "name one with --pred or --score";
  if (plan_.offers_class_scores) hint += ", or one for each class with --scores";
  leave_open("no column is recognised as a prediction or a score", hint + "; " + columns_.listed_columns());
}

void RoleFinder::refuse() const {
  Error error(ExitStatus::bad_data, open_, 0);
  const auto add = [&](std::string_view option, const std::string& value) {
    error.remedy.insert(error.remedy.end(), {std::string(option), value});
  };
  if (!chosen_.columns.has(role::truth) || !(predicts() || may_be_named_ || needs_.predictions_optional))
    throw error;
  const bool is_truth_open =
      std::find(placeholders_.begin(), placeholders_.end(), &role::truth) != placeholders_.end();
  const bool has_predictions = may_be_named_ || (needs_.matrix && chosen_.columns.has(role::predicted));
  for (const Role* one : {&role::truth, &role::predicted, &role::score}) {
    const auto position = chosen_.columns.find(*one);
    const bool is_open = std::find(placeholders_.begin(), placeholders_.end(), one) != placeholders_.end();
    if (one == &role::predicted && !position && may_be_named_) add(one->option, placeholder_for(*one));
    if (!position || (one == &role::predicted && !needs_.matrix)) continue;
    if (one == &role::score && has_predictions && !needs_.scores_beside_predictions) continue;
    if (one == &role::score && is_truth_open && !is_open) continue;  // it is found again
    add(one->option, is_open ? placeholder_for(*one) : columns_.reference(*position));
  }
  error.remedy.insert(error.remedy.end(), remedy_.begin(), remedy_.end());
  throw error;
}

}  // namespace assay
