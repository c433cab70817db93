// Which column plays which role.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assay/input/rows.hpp"

namespace assay {

/// Columns as asked for: by name, or by 1-based number. Those of roles with usual names are recognised where
/// nothing is asked. For class scores: "p_*", where the class stands for the asterisk, or
/// "cat=p_cat,dog=p_dog".
class ColumnChoice {
 public:
  void set(const Role& role, std::string column) { asked_.insert_or_assign(&role, std::move(column)); }
  /// What was asked for; null when nothing was.
  [[nodiscard]] const std::string* find(const Role& role) const {
    const auto found = asked_.find(&role);
    return found == asked_.end() ? nullptr : &found->second;
  }
  [[nodiscard]] bool has(const Role& role) const { return find(role) != nullptr; }
  [[nodiscard]] bool empty() const { return asked_.empty(); }

 private:
  std::map<const Role*, std::string> asked_;
};

/// A class, and the column of its scores.
struct ClassColumn {
  std::string label;
  std::size_t column;
};

/// The columns that are used, by position from 0.
class Columns {
 public:
  void set(const Role& role, std::size_t position) { positions_.insert_or_assign(&role, position); }
  void leave_out(const Role& role) { positions_.erase(&role); }
  [[nodiscard]] std::optional<std::size_t> find(const Role& role) const {
    const auto found = positions_.find(&role);
    return found == positions_.end() ? std::nullopt : std::optional(found->second);
  }
  [[nodiscard]] bool has(const Role& role) const { return positions_.contains(&role); }
  [[nodiscard]] std::size_t at(const Role& role) const { return positions_.at(&role); }

  /// Those with a role of one column, in the order of the roles, then those of class scores.
  [[nodiscard]] std::vector<WantedColumn> wanted() const;
  /// Of the same.
  [[nodiscard]] std::vector<std::size_t> positions() const;

  std::vector<ClassColumn> class_scores;  // instead of a score
  std::string classes_pattern;            // that names them: "p_*", or "cat=p_cat,dog=p_dog"

 private:
  std::map<const Role*, std::size_t> positions_;
};

}  // namespace assay
