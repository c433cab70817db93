// Roles of columns, by what is asked for, by their names, and by what they hold.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "assay/sample/profile.hpp"
#include "sample/named_columns.hpp"
#include "sample/roles.hpp"

namespace assay {

/// Finds the roles of the columns of one file. A column that plays a role is no candidate for another.
class RoleFinder {
 public:
  RoleFinder(const std::vector<std::string>& header, std::span<const std::vector<std::string>> rows,
             const InputPlan& plan, const Needs& needs, const std::string& file);

  /// Throws a data error that lists all roles that cannot be told.
  [[nodiscard]] ChosenColumns find();

 private:
  using Positions = std::vector<std::size_t>;

  // A role that cannot be told, and an option that would tell it.
  struct Open {
    std::string what;
    std::string hint;
  };

  void take_asked();
  void find_truth();
  void find_class_scores();
  void find_predicted();
  void find_score();
  void take_the_only_ones_left();
  void take_score_of_predictions();
  void find_positive();
  void check_something_predicts();
  [[noreturn]] void refuse() const;

  template <class Holds>
  [[nodiscard]] Positions named(std::span<const std::string_view> names, Holds holds) const;
  template <class Holds>
  [[nodiscard]] Positions unnamed(Holds holds) const;
  [[nodiscard]] bool is_taken(std::size_t position) const;
  [[nodiscard]] bool predicts() const;
  [[nodiscard]] std::vector<std::string> classes() const;
  [[nodiscard]] bool holds_truths_labels(const ColumnProfile& profile) const;
  [[nodiscard]] bool separates_predictions(std::size_t position) const;
  [[nodiscard]] std::string quoted(const Positions& positions) const;
  void take(const Role& role, std::size_t position, const std::string& why);
  void no_truth();

  std::vector<ColumnProfile> profiles_;
  std::span<const std::vector<std::string>> rows_;
  const InputPlan& plan_;
  const Needs& needs_;
  NamedColumns columns_;
  ChosenColumns chosen_;
  Positions perhaps_predicted_, perhaps_score_;  // several that are named so
  std::vector<Open> open_;
  std::vector<std::string> remedy_;
};

}  // namespace assay
