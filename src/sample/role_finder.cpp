// Roles of columns, by what is asked for, by their names, and by what they hold.
#include "sample/role_finder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/tally/labels.hpp"
#include "sample/class_columns.hpp"

namespace assay {

namespace {

// Letters and digits in lower case, and signs other than those that people write in one place or another.
std::string comparable(std::string_view name) {
  std::string text = lower(name);
  std::erase_if(text, [](char c) { return c == '_' || c == '-' || c == '.' || c == ' '; });
  return text;
}

bool is_name_of(const std::string& column, std::span<const std::string_view> names) {
  const std::string sought = comparable(column);
  return std::any_of(names.begin(), names.end(), [&](auto name) { return comparable(name) == sought; });
}

bool may_be_labels(const ColumnProfile& profile) { return !profile.has_fractions(); }
bool may_be_scores(const ColumnProfile& profile) { return profile.numbers; }

}  // namespace

RoleFinder::RoleFinder(const std::vector<std::string>& header, std::span<const std::vector<std::string>> rows,
                       const InputPlan& plan, const Needs& needs, const std::string& file)
    : profiles_(profiles_of(header, rows)), rows_(rows), plan_(plan), needs_(needs), columns_(header, file) {}

ChosenColumns RoleFinder::find() {
  take_asked();
  if (!chosen_.columns.has(role::truth)) find_truth();
  if (chosen_.columns.has(role::truth)) find_class_scores();
  if (needs_.matrix && !chosen_.columns.has(role::predicted)) find_predicted();
  if (chosen_.columns.class_scores.empty() && !chosen_.columns.has(role::score)) find_score();
  if (chosen_.columns.has(role::truth)) {
    take_the_only_ones_left();
    take_score_of_predictions();
    find_positive();
  }
  check_something_predicts();
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
}

template <class Holds>
RoleFinder::Positions RoleFinder::named(std::span<const std::string_view> names, Holds holds) const {
  Positions found;
  for (std::size_t i = 0; i < profiles_.size(); ++i)
    if (!is_taken(i) && is_name_of(profiles_[i].name, names) && holds(profiles_[i])) found.push_back(i);
  return found;
}

template <class Holds>
RoleFinder::Positions RoleFinder::unnamed(Holds holds) const {
  Positions found;
  for (std::size_t i = 0; i < profiles_.size(); ++i)
    if (!is_taken(i) && !profiles_[i].is_index() && holds(profiles_[i])) found.push_back(i);
  return found;
}

bool RoleFinder::is_taken(std::size_t position) const {
  const Positions taken = chosen_.columns.positions();
  return std::find(taken.begin(), taken.end(), position) != taken.end();
}

bool RoleFinder::predicts() const {
  const Columns& columns = chosen_.columns;
  return (needs_.matrix && columns.has(role::predicted)) || columns.has(role::score) ||
         !columns.class_scores.empty();
}

std::vector<std::string> RoleFinder::classes() const {
  return profiles_[chosen_.columns.at(role::truth)].texts;
}

bool RoleFinder::holds_truths_labels(const ColumnProfile& profile) const {
  const std::vector<std::string> truth = classes();
  return profile.may_be_label() &&
         std::any_of(profile.texts.begin(), profile.texts.end(),
                     [&](const auto& text) { return find_class(truth, text).has_value(); });
}

std::string RoleFinder::quoted(const Positions& positions) const {
  std::string text;
  for (std::size_t i = 0; i < positions.size(); ++i)
    text += (i == 0                      ? ""
             : i + 1 == positions.size() ? " or "
                                         : ", ") +
            in_quotes(profiles_[positions[i]].name);
  return text;
}

void RoleFinder::take(const Role& role, std::size_t position, const std::string& why) {
  chosen_.columns.set(role, position);
  chosen_.notes.push_back(
      {"column_taken", fmt::format("column {} was taken as the {}: {}; {} names another",
                                   in_quotes(profiles_[position].name), role.column, why, role.option)});
}

void RoleFinder::find_truth() {
  Positions found = named(role::truth.usual_names, may_be_labels);
  if (found.empty()) found = named(role::truth.vague_names, may_be_labels);
  if (found.empty()) return no_truth();
  chosen_.columns.set(role::truth, found[0]);
  if (found.size() > 1)
    open_.push_back({fmt::format("the true label could be {}", quoted(found)), "choose one with --truth"});
}

void RoleFinder::no_truth() {
  const auto any = [](const ColumnProfile&) { return true; };
  Positions numbers = named(role::truth.usual_names, any);
  if (numbers.empty()) numbers = named(role::truth.vague_names, any);
  if (!numbers.empty())
    throw columns_.error(
        fmt::format("column {} holds numbers such as {}, not labels", in_quotes(profiles_[numbers[0]].name),
                    printable(profiles_[numbers[0]].texts[0])),
        "assay measures classification; name a column of classes with --truth");
  open_.push_back(
      {"no column is recognised as the true label", "name it with --truth; " + columns_.listed_columns()});
  const auto is_predicted = [&](const ColumnProfile& one) {
    return is_name_of(one.name, role::predicted.usual_names);
  };
  Positions labels =
      unnamed([&](const ColumnProfile& one) { return one.may_be_label() && !is_predicted(one); });
  if (!labels.empty()) chosen_.columns.set(role::truth, labels[0]);  // for the command that is suggested
}

void RoleFinder::find_class_scores() {
  if (const std::string* asked = plan_.columns.find(role::class_scores)) {
    chosen_.columns.class_scores = columns_.of_classes(*asked, chosen_.columns.positions());
    chosen_.columns.classes_pattern = *asked;
    return;
  }
  if (chosen_.columns.has(role::score) || !needs_.uses_scores()) return;
  ClassColumns found = find_class_columns(profiles_, rows_, classes(), chosen_.columns.positions());
  if (found.columns.size() > 2 && !plan_.offers_class_scores) return;
  chosen_.columns.class_scores = std::move(found.columns);
  chosen_.columns.classes_pattern = std::move(found.pattern);
}

void RoleFinder::find_predicted() {
  Positions found = named(role::predicted.usual_names, may_be_labels);
  if (found.size() > 1 && chosen_.columns.has(role::truth)) {
    Positions alike = found;
    std::erase_if(alike, [&](std::size_t i) { return !holds_truths_labels(profiles_[i]); });
    if (alike.size() == 1) found = alike;
  }
  if (found.size() == 1) chosen_.columns.set(role::predicted, found[0]);
  if (found.size() > 1) perhaps_predicted_ = found;
  if (!found.empty() || !chosen_.columns.has(role::truth)) return;
  found = named(role::truth.vague_names, [&](const ColumnProfile& one) { return holds_truths_labels(one); });
  if (found.size() == 1) take(role::predicted, found[0], "it holds labels of the true ones");
}

// A float column that is called a prediction is a score.
void RoleFinder::find_score() {
  Positions found = named(role::score.usual_names, may_be_scores);
  if (found.empty())
    found = named(role::predicted.usual_names, [](const ColumnProfile& one) { return one.has_fractions(); });
  if (found.size() > 1) {
    Positions probabilities = found;
    std::erase_if(probabilities, [&](std::size_t i) { return !profiles_[i].may_be_probability(); });
    if (probabilities.size() == 1) found = probabilities;
  }
  if (found.size() == 1) chosen_.columns.set(role::score, found[0]);
  if (found.size() > 1) perhaps_score_ = found;
}

// Beside a known truth, where nothing is named a prediction: the only fractions, the only labels like the
// truth's.
void RoleFinder::take_the_only_ones_left() {
  if (predicts() || !perhaps_predicted_.empty() || !perhaps_score_.empty()) return;
  const Positions fractions = unnamed([&](const ColumnProfile& one) {
    return needs_.matrix ? one.may_be_probability() : one.has_fractions();
  });
  const Positions labels = unnamed([&](const ColumnProfile& one) { return holds_truths_labels(one); });
  if (needs_.predictions_optional) return;
  if (fractions.size() == 1 && needs_.uses_scores())
    take(role::score, fractions[0], "it holds the only fractions");
  if (labels.size() == 1 && needs_.matrix)
    take(role::predicted, labels[0], "it alone holds labels of the true ones");
  if (fractions.size() > 1) perhaps_score_ = fractions;
  if (labels.size() > 1 && needs_.matrix) perhaps_predicted_ = labels;
}

// Whether all of one predicted label score above all of the other.
bool RoleFinder::separates_predictions(std::size_t position) const {
  const std::size_t predicted = chosen_.columns.at(role::predicted);
  const std::vector<std::string>& labels = profiles_[predicted].texts;
  if (labels.size() != 2) return false;
  std::array<double, 2> low, high;
  low.fill(std::numeric_limits<double>::infinity());
  high.fill(-std::numeric_limits<double>::infinity());
  for (const auto& row : rows_) {
    if (row.size() <= std::max(position, predicted)) continue;
    const auto score = number_from(row[position]);
    const auto label = std::find(labels.begin(), labels.end(), row[predicted]) - labels.begin();
    if (!score || label == 2) continue;
    auto& least = low[static_cast<std::size_t>(label)];
    auto& most = high[static_cast<std::size_t>(label)];
    least = std::min(least, *score);
    most = std::max(most, *score);
  }
  return low[1] > high[0] || low[0] > high[1];
}

// Beside predictions a score is of use, not needed: one is taken only where it is plainly what they were made
// of.
void RoleFinder::take_score_of_predictions() {
  constexpr std::size_t enough_rows = 10;
  if (!needs_.scores() || !chosen_.columns.has(role::predicted) || chosen_.columns.has(role::score) ||
      !chosen_.columns.class_scores.empty() || rows_.size() < enough_rows)
    return;
  Positions found = unnamed([](const ColumnProfile& one) { return one.may_be_probability(); });
  std::erase_if(found, [&](std::size_t i) { return !separates_predictions(i); });
  if (found.size() == 1) take(role::score, found[0], "the predictions follow from it");
}

// ".pred_yes" is the score of yes, so that yes is the positive class.
void RoleFinder::find_positive() {
  if (plan_.positive || !chosen_.columns.has(role::score)) return;
  const std::vector<std::string> labels = classes();
  const std::size_t score = chosen_.columns.at(role::score);
  const auto named = class_named_by(profiles_[score].name, labels);
  if (!named || labels.size() != 2) return;
  const auto known = known_positive(labels);
  if (known && labels[*known] == *named) return;
  if (!known) {
    chosen_.positive = *named;
    return;
  }
  if (plan_.columns.has(role::score)) {
    chosen_.notes.push_back(
        {"score_of_negative_class",
         fmt::format("column {} seems to be the score of {}, and {} is the positive class",
                     in_quotes(profiles_[score].name), in_quotes(*named), in_quotes(labels[*known]))});
    return;
  }
  open_.push_back(
      {fmt::format("column {} seems to be the score of {}, and {} is the positive class",
                   in_quotes(profiles_[score].name), in_quotes(*named), in_quotes(labels[*known])),
       "say which class is positive with --positive"});
  remedy_.insert(remedy_.end(), {"--positive", *named});
}

void RoleFinder::check_something_predicts() {
  const auto choose = [&](const Role& role, const Positions& candidates) {
    open_.push_back({fmt::format("the {} could be {}", role.column, quoted(candidates)),
                     fmt::format("choose one with {}", role.option)});
    chosen_.columns.set(role, candidates[0]);
  };
  if (needs_.matrix && !perhaps_predicted_.empty() && !chosen_.columns.has(role::predicted) && !predicts())
    choose(role::predicted, perhaps_predicted_);
  if (!predicts() && !perhaps_score_.empty()) choose(role::score, perhaps_score_);
  if (predicts() || needs_.predictions_optional) return;
  std::string hint = needs_.matrix ? "name one with --pred or --score" : "name it with --score";
  if (plan_.offers_class_scores) hint += ", or one for each class with --scores";
  open_.push_back(
      {fmt::format("no column is recognised as a {}", needs_.matrix ? "prediction or a score" : "score"),
       hint + "; " + columns_.listed_columns()});
  const Positions numbers = unnamed([](const ColumnProfile& one) { return one.has_fractions(); });
  if (!numbers.empty()) chosen_.columns.set(role::score, numbers[0]);
}

void RoleFinder::refuse() const {
  std::vector<Diagnostic> diagnostics;
  for (const Open& one : open_) {
    const Error error = columns_.error(one.what, one.hint);
    diagnostics.push_back(error.diagnostics[0]);
  }
  Error error(ExitStatus::bad_data, std::move(diagnostics), 0);
  if (chosen_.columns.has(role::truth) && predicts()) {
    for (const Role* one : {&role::truth, &role::predicted, &role::score})
      if (const auto position = chosen_.columns.find(*one))
        error.remedy.insert(error.remedy.end(), {std::string(one->option), columns_.reference(*position)});
    error.remedy.insert(error.remedy.end(), remedy_.begin(), remedy_.end());
  }
  throw error;
}

}  // namespace assay
