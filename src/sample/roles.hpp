// Which columns are used, and as what.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assay/core/warning.hpp"
#include "assay/sample/plan.hpp"

namespace assay {

/// Columns with their roles.
struct ChosenColumns {
  Columns columns = {};
  std::optional<std::string> positive = std::nullopt;  // the class that a score's name says it is of
  std::vector<Warning> notes = {};                     // what was taken without being asked for
};

/// The columns that are to be read: predictions are labels, or scores against a threshold, or the class with
/// the highest of its scores; or only scores are looked at. Columns of class scores are in the order in which
/// the classes are shown. `rows` are the first of the file. Throws usage and data errors; one that lists all
/// roles that cannot be told, with the options that would say so.
[[nodiscard]] ChosenColumns choose_roles(const std::vector<std::string>& header,
                                         std::span<const std::vector<std::string>> rows,
                                         const InputPlan& plan, const Needs& needs, const std::string& where);

/// Throws a data error where the file is a confusion matrix: a row for each label of the header.
void refuse_matrix(const std::vector<std::string>& header, std::span<const std::vector<std::string>> rows,
                   const InputPlan& plan, const std::string& where);

/// Why scores from `low` to `high` are not cut at 0.5, and what to do then.
[[nodiscard]] std::string no_cut(const std::string& column, double low, double high);
inline constexpr const char* remedies_of_no_cut =
    "say what they are with --score-is (percent, logit, distance), or where to cut them with --threshold";

/// Throws a data error when a class is none of those `with_scores`.
void check_all_have_scores(const std::vector<std::string>& classes,
                           const std::vector<std::string>& with_scores, const std::string& where);

}  // namespace assay
