// From what was tallied to a sample.
#include "assay/sample/sample.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "sample/findings.hpp"
#include "sample/label_match.hpp"
#include "sample/matrix_checks.hpp"
#include "sample/predictions.hpp"
#include "sample/prevalence.hpp"
#include "sample/roles.hpp"
#include "sample/slices.hpp"

namespace assay {

namespace {

// Settles a state, step by step.
class Settler {
 public:
  Settler(State state, const InputPlan& plan, const Needs& needs)
      : state_(std::move(state)), plan_(plan), needs_(needs), columns_(state_.columns) {}

  InputSample settle() {
    if (columns_.has(role::frequency) && state_.counts.rows == 0)
      throw data_error(state_.name + ": all frequencies are 0", "there is nothing to measure");
    compares_labels_ = !columns_.has(role::correct);
    loaded_.truth_alone = compares_labels_ && columns_.find(role::predicted) == columns_.at(role::truth);
    if (columns_.class_scores.empty()) {
      classes_of_labels();
    } else {
      classes_of_scores();
    }
    if (!needs_.matrix || needs_.predictions_optional) refuse_part_of_labels();
    fill_predictions();
    if (positive_unknown_) say_what_positive_would_add();
    describe();
    return std::move(loaded_);
  }

 private:
  void classes_of_labels() {
    const std::vector<std::string>& texts = state_.tallies.labels();
    if (texts.empty()) throw data_error(state_.name + ": all weights are 0", "there is nothing to measure");
    refuse_carriage_returns(texts, state_.name);
    pair_labels();
    classes_ = classes_with_partner(as_paired(texts));
    write_as_met();
    if (pairing_.empty() && state_.tallies.pairs && !loaded_.truth_alone && compares_labels_) check_labels();
    const bool unknown = classes_.names.size() == 2 && !state_.positive && !known_positive(classes_.names);
    const bool no_matter = loaded_.truth_alone || (!needs_.positive && state_.tallies.pairs);
    if (!(unknown && no_matter)) positive_ = positive_class(classes_.names, state_.positive, state_.name);
    positive_unknown_ = unknown && no_matter && !loaded_.truth_alone && compares_labels_;
    if (!positive_ && columns_.has(role::score)) leave_scores_out(unknown);
  }

  // Predictions True and False beside a truth of 1 and 0.
  void pair_labels() {
    if (!state_.tallies.pairs || loaded_.truth_alone) return;
    pairing_ = pairing_of(state_.tallies.pairs->sides());
    if (!pairing_.empty()) loaded_.warnings.push_back({"labels_paired", said_of(pairing_)});
  }

  [[nodiscard]] std::vector<std::string> as_paired(std::vector<std::string> texts) const {
    for (std::string& text : texts)
      if (const auto read = pairing_.find(text); read != pairing_.end()) text = read->second;
    return texts;
  }

  // Two classes, which may be told apart by nothing but wrong predictions.
  [[nodiscard]] bool are_named() const {
    return classes_.names.size() == 2 &&
           (known_positive(classes_.names) || state_.positive || !plan_.labels.empty());
  }

  // Where case does not matter.
  void write_as_met() {
    for (std::string& name : classes_.names) name = std::string(state_.spelling.of(name));
    if (state_.positive) state_.positive = std::string(state_.spelling.of(*state_.positive));
  }

  // The rarer class is more often meant.
  void say_what_positive_would_add() {
    const ConfusionMatrix& matrix = loaded_.predictions.matrix;
    constexpr std::size_t longest = 80;  // label that is worth being written
    const std::size_t rarer = matrix.truth_total(0) < matrix.truth_total(1) ? 0 : 1;
    loaded_.warnings.push_back(
        {"positive_unknown",
         fmt::format(
             "cannot tell whether {} or {} is the positive class: --positive {} adds precision, "
             "recall, f1 and the like of that class",
             in_quotes(classes_.names[rarer]), in_quotes(classes_.names[1 - rarer]),
             display_width(classes_.names[rarer]) > longest ? "LABEL" : shell_word(classes_.names[rarer]))});
  }

  // The classes that have scores, and no others.
  void classes_of_scores() {
    const std::vector<std::string>& names = state_.tallies.class_scores->classes();
    std::vector<std::string> texts = state_.tallies.labels();
    texts.insert(texts.end(), names.begin(), names.end());
    classes_ = classes_of(texts, plan_.labels);
    check_all_have_scores(classes_.names, names, state_.name);
    if (state_.tallies.class_scores->matrix().total() == 0)
      throw data_error(state_.name + ": all weights are 0", "there is nothing to measure");
    positive_unknown_ = classes_.names.size() == 2;
  }

  // Without averages --labels can only put classes in order.
  void refuse_part_of_labels() const {
    if (classes_.selected < classes_.names.size())
      throw data_error(
          state_.name + ": --labels does not name " + in_quotes(classes_.names[classes_.selected]),
          "name all classes: here they are only put in order");
  }

  // A single class of a known pair ("1") gets its partner ("0"), without rows.
  [[nodiscard]] Classes classes_with_partner(std::vector<std::string> texts) const {
    Classes classes = classes_of(texts, plan_.labels);
    if (classes.names.size() != 1) return classes;
    const auto partner = known_partner(classes.names[0]);
    if (!partner && needs_.predictions_optional) return classes;
    if (!partner)
      throw data_error(
          fmt::format("{}: there is one label only, {}", state_.name, in_quotes(classes.names[0])),
          "name both classes with --labels, and the positive one with --positive");
    texts.push_back(*partner);
    return classes_of(texts, plan_.labels);
  }

  [[nodiscard]] std::string hint_for_more_classes() const {
    const std::string scores = "a column of scores for each class with --scores, such as 'p_*'";
    if (!plan_.offers_class_scores) return "keep the rows of two labels only";
    return needs_.matrix ? "name a column of predicted labels with --pred, or " + scores : "name " + scores;
  }

  void check_labels() const {
    const auto sides = state_.tallies.pairs->sides();
    check_some_label_is_in_common(sides, are_named(), plan_, state_.name);
    constexpr std::size_t enough_rows = 20;  // fewer may lack a class by chance
    if (state_.counts.rows >= enough_rows) check_codes(sides, plan_, state_.name);
  }

  // Of other than two classes, or of two of which neither is known to be the positive one.
  void leave_scores_out(bool unknown_positive) {
    if (unknown_positive) {
      loaded_.warnings.push_back(
          {"score_not_used", fmt::format("column {} was not used: scores need a positive class",
                                         in_quotes(state_.header[columns_.at(role::score)]))});
      return columns_.leave_out(role::score);
    }
    if (!state_.tallies.pairs && !needs_.predictions_optional)
      throw data_error(fmt::format("{}: a score needs two labels, and column {} has {}: {}", state_.name,
                                   in_quotes(state_.header[columns_.at(role::truth)]), classes_.names.size(),
                                   listed(classes_.names)),
                       hint_for_more_classes());
    if (plan_.columns.has(role::score))
      throw data_error(
          state_.name + ": --score needs two labels, and there are " + std::to_string(classes_.names.size()),
          "leave --score out");
    loaded_.warnings.push_back(
        {"score_not_used", fmt::format("column {} was not used: scores need two labels",
                                       in_quotes(state_.header[columns_.at(role::score)]))});
    loaded_.truth_alone = loaded_.truth_alone || !state_.tallies.pairs;
    columns_.leave_out(role::score);
  }

  void fill_predictions() {
    const TallyReading reading{
        .needs = needs_, .state = state_, .positive = positive_, .probabilities = probability_rule(plan_)};
    if (state_.tallies.class_scores && !state_.tallies.pairs)
      tied_predictions_ = state_.tallies.class_scores->tied();
    if (state_.tallies.scores && !state_.tallies.pairs && needs_.matrix) {
      check_cut();
      scores_cut_ = state_.tallies.scores->range();
    }
    check_cells(classes_.names.size(), state_.slices ? state_.slices->values().size() : 0, state_.name);
    const std::vector<std::string> texts = state_.tallies.labels();  // before the tally is taken apart
    for (std::size_t i = 0; i < texts.size(); ++i) loaded_.class_of[texts[i]] = classes_.of_text[i];
    const bool of_labels = state_.tallies.pairs.has_value();
    loaded_.predictions = predictions_of(std::move(state_.tallies), classes_, reading, plan_.threads);
    if (const double total = loaded_.predictions.matrix.total();
        !(total < 1e60 && total > 1e-60))  // mcc has their fourth power
      throw data_error(
          state_.name + ": the sum of the weights is too " + (total < 1 ? "small" : "large") + " a number",
          "scale all weights by the same factor");
    if (of_labels && compares_labels_) {
      const auto column = [&](const Role& role) { return state_.header[columns_.at(role)]; };
      check_predictions_are_labels(loaded_.predictions.matrix, column(role::predicted), state_.name);
      if (plan_.labels.empty())
        refuse_row_of_totals(loaded_.predictions.matrix, column(role::truth), state_.name);
    }
    if (state_.slices) {
      loaded_.slices = slices_of(*state_.slices, classes_, texts, reading, plan_.threads);
      for (Slice& slice : loaded_.slices) take_form_of(loaded_.predictions, slice.predictions);
    }
  }

  // Beyond the first rows, which were looked at before.
  void check_cut() const {
    const ScoreMeaning meaning = plan_.score_is.value_or(ScoreMeaning::probability);
    const bool may_be_any = meaning == ScoreMeaning::logit || meaning == ScoreMeaning::distance;
    const auto range = state_.tallies.scores->range();
    if (plan_.threshold || may_be_any || !range || !state_.tallies.scores->losses().invalid_probability)
      return;
    throw data_error(
        state_.name + ": " + no_cut(state_.header[columns_.at(role::score)], range->first, range->second),
        remedies_of_no_cut);
  }

  void describe() {
    const Reading reading{.plan = plan_,
                          .needs = needs_,
                          .header = state_.header,
                          .dialect = state_.dialect,
                          .columns = columns_,
                          .counts = state_.counts,
                          .unmatched = state_.unmatched,
                          .scores = scores_cut_,
                          .tied_predictions = tied_predictions_,
                          .loaded = loaded_};
    loaded_.input = provenance_of(reading);
    std::move(state_.notes.begin(), state_.notes.end(), std::back_inserter(loaded_.warnings));
    for (Warning& warning : warnings_of(reading)) loaded_.warnings.push_back(std::move(warning));
  }

  State state_;
  const InputPlan& plan_;
  const Needs& needs_;
  Columns columns_;
  Classes classes_;
  std::map<std::string, std::string> pairing_;  // of predicted labels with those of the truth
  std::optional<std::size_t> positive_;
  std::optional<std::pair<double, double>> scores_cut_;
  bool positive_unknown_ = false;
  bool compares_labels_ = true;  // else rows say only whether the answer was right
  std::size_t tied_predictions_ = 0;
  InputSample loaded_;
};

}  // namespace

const CachedRanking* Sample::ranking_by(const Role& score) const {
  if (&score == &role::score) return ranking ? &*ranking : nullptr;
  for (const auto& [role, summary] : other_rankings)
    if (role == &score) return &summary;
  return nullptr;
}

InputSample sample(State state, const InputPlan& plan, const Needs& needs) {
  return Settler(std::move(state), plan, needs).settle();
}

namespace {

InputSample sample_as_read(const InputPlan& plan, const Needs& needs) {
  if (plan.matrix) return read_matrix(plan, needs);
  return plan.counts.any() ? sample_of_counts(plan) : sample(read(plan, needs), plan, needs);
}

}  // namespace

InputSample read_sample(const InputPlan& plan, const Needs& needs) {
  if (!plan.at_prevalence) return sample_as_read(plan, needs);
  Needs with_rows = needs;
  with_rows.ranking = needs.ranking || needs.losses;  // losses are summed again, from the scores
  InputSample loaded = sample_as_read(plan, with_rows);
  move_to_prevalence(loaded, plan);
  return loaded;
}

}  // namespace assay
