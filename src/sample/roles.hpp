// Which columns are used, and as what.
#pragma once

#include <string>
#include <vector>

#include "assay/sample/plan.hpp"

namespace assay {

/// The columns that are to be read: predictions are labels, or scores against a threshold, or the class with
/// the highest of its scores; or only scores are looked at. Columns of class scores are in the order in which
/// the classes are shown. Throws usage and data errors.
[[nodiscard]] Columns choose_roles(const std::vector<std::string>& header, const InputPlan& plan,
                                   const Needs& needs, const std::string& where);

/// Throws a data error when a class is none of those `with_scores`.
void check_all_have_scores(const std::vector<std::string>& classes,
                           const std::vector<std::string>& with_scores, const std::string& where);

}  // namespace assay
