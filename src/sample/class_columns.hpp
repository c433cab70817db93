// Columns of scores for each class, found by their names and what they hold.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assay/sample/columns.hpp"
#include "assay/sample/profile.hpp"

namespace assay {

/// Columns of scores, and the pattern that names them.
struct ClassColumns {
  std::string pattern;  // "p_*"; empty where there are none
  std::vector<ClassColumn> columns = {};
};

/// The columns named "before, class, after" for each class of the truth that was met, which hold numbers from
/// 0 to 1 that sum to 1 in each row. None where there are none, or where two sets would do.
[[nodiscard]] ClassColumns find_class_columns(std::span<const ColumnProfile> profiles,
                                              std::span<const std::vector<std::string>> rows,
                                              std::span<const std::string> classes,
                                              std::span<const std::size_t> taken);

/// The class of which a column's name ends, after a sign or a "p": "yes" of ".pred_yes". Nothing where none
/// is.
[[nodiscard]] std::optional<std::string> class_named_by(const std::string& column,
                                                        std::span<const std::string> classes);

}  // namespace assay
