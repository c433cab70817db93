// Roles of columns, by what is asked for, by their names, and by what they hold.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assay/core/error.hpp"
#include "assay/sample/profile.hpp"
#include "sample/column_likeness.hpp"
#include "sample/named_columns.hpp"
#include "sample/roles.hpp"

namespace assay {

/// Finds the roles of the columns of one file. A column that plays a role is no candidate for another.
class RoleFinder {
 public:
  RoleFinder(const std::vector<std::string>& header, std::span<const std::vector<std::string>> rows,
             const InputPlan& plan, const Needs& needs, const std::string& file);

  /// Throws a data error that lists all that cannot be told.
  [[nodiscard]] ChosenColumns find();

 private:
  using Positions = std::vector<std::size_t>;

  void read_labels(std::vector<std::string>& texts) const;
  void refuse_data_as_header() const;
  void take_asked();

  // By names, and then by what columns hold.
  void find_truth();
  void infer_truth();
  [[nodiscard]] bool doubts_truth(std::size_t named);
  void doubt_truth_by_score();
  void doubt_prediction(std::size_t labels, std::size_t score);
  [[nodiscard]] bool is_named_truth() const;
  [[nodiscard]] Positions truths_by_scores(const Positions& labels) const;
  [[nodiscard]] bool take_pair_by_names();
  void check_class_columns(const std::string& asked) const;
  void refuse_predictions_alone() const;
  void find_class_scores();
  void find_predicted();
  void find_score();
  void take_the_only_ones_left();
  void take_labels_of_score();
  void leave_out_other_scores();
  void take_score_of_predictions();
  void find_positive();

  // What is wrong with scores, as far as the first rows show.
  void check_scores();
  void check_confidence(const ColumnProfile& score, std::size_t predicted);
  void check_side(std::size_t score, std::size_t predicted);
  void check_cut(const ColumnProfile& score);

  void check_something_predicts();
  void check_frequency();
  void check_clusters() const;
  [[noreturn]] void refuse() const;

  template <class Holds>
  [[nodiscard]] Positions named(std::span<const std::string_view> names, Holds holds) const;
  template <class Holds>
  [[nodiscard]] Positions left(Holds holds) const;
  [[nodiscard]] bool is_taken(std::size_t position, bool by_slices) const;
  [[nodiscard]] bool predicts() const;
  [[nodiscard]] bool knows_positive() const;
  [[nodiscard]] const ColumnProfile& profile_of(const Role& role) const {
    return profiles_[chosen_.columns.at(role)];
  }
  [[nodiscard]] bool holds_truths_labels(const ColumnProfile& profile) const;
  [[nodiscard]] bool holds_scores(const ColumnProfile& profile) const;
  [[nodiscard]] bool follows(std::size_t labels, std::size_t score) const;
  [[nodiscard]] std::string quoted(const Positions& positions) const;
  void take(const Role& role, std::size_t position, const std::string& why);
  void leave_open(const Role& role, const Positions& candidates);
  void doubt(const Role& role, std::size_t candidate, const std::string& why);
  void leave_open(const std::string& what, const std::string& hint, std::vector<std::string> remedy = {});

  std::vector<ColumnProfile> profiles_;
  std::span<const std::vector<std::string>> rows_;
  const InputPlan& plan_;
  const Needs& needs_;
  LabelRule labels_;
  NamedColumns columns_;
  Positions others_;  // columns that play no role
  ChosenColumns chosen_;
  Positions perhaps_predicted_, perhaps_score_;  // several that are named so, or hold such
  std::vector<Diagnostic> open_;                 // what cannot be told
  bool may_be_named_ = false;              // the prediction is one of the columns that could be the truth
  std::vector<const Role*> placeholders_;  // roles for which several columns would do alike
  std::vector<std::string> remedy_;        // options beside those of roles
};

// By their whole names, or else by the last parts of nested ones: "expected" of "data.expected".
template <class Holds>
RoleFinder::Positions RoleFinder::named(std::span<const std::string_view> names, Holds holds) const {
  Positions found, nested;
  for (std::size_t i = 0; i < profiles_.size(); ++i) {
    const std::string& name = profiles_[i].name;
    if (is_taken(i, false) || !holds(profiles_[i])) continue;
    if (is_name_of(name, names)) {
      found.push_back(i);
    } else if (is_name_of(name.substr(name.rfind('.') + 1), names)) {
      nested.push_back(i);
    }
  }
  return found.empty() ? nested : found;
}

template <class Holds>
RoleFinder::Positions RoleFinder::left(Holds holds) const {
  Positions found;
  for (std::size_t i = 0; i < profiles_.size(); ++i)
    if (!is_taken(i, true) && !profiles_[i].is_index() && !is_verdict(profiles_[i]) && holds(profiles_[i]))
      found.push_back(i);
  return found;
}

}  // namespace assay
