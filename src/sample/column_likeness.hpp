// What the names and the labels of columns say.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/sample/profile.hpp"

namespace assay {

/// The column is called so, in any case; `_`, `-`, `.` and blanks are not compared.
[[nodiscard]] bool is_name_of(const std::string& column, std::span<const std::string_view> names);

/// Some part of a name between signs is one of these.
[[nodiscard]] bool has_name_part(const std::string& name, std::span<const std::string_view> words);

/// "predicted_churn", "churn_pred" or "prediction(churn)" of "churn".
[[nodiscard]] bool is_prediction_of(const std::string& predicted, const std::string& truth);

/// The same for many columns: a name without signs, and those names that predictions of a truth have.
[[nodiscard]] std::string as_prediction(const std::string& name);
[[nodiscard]] std::set<std::string> prediction_names(const std::string& truth);

/// It has a name such as scores of the positive class have.
[[nodiscard]] bool says_score(const std::string& name);

/// It may say how sure a model is of its prediction: by its name, or as nothing in it is below 0.5.
[[nodiscard]] bool may_be_confidence(const ColumnProfile& scores);

/// It says whether a prediction is right, and so is neither that nor the truth.
[[nodiscard]] bool is_verdict(const ColumnProfile& column);

/// No fractions.
[[nodiscard]] bool may_be_labels(const ColumnProfile& column);
/// Nor so many different texts, in many rows, that they are no classes.
[[nodiscard]] bool may_be_few_labels(const ColumnProfile& column);
[[nodiscard]] bool are_two_labels(const ColumnProfile& column);

/// 0 and 1, yes and no: features are written so, too.
[[nodiscard]] bool are_common_words(const std::vector<std::string>& labels);

/// In both columns there may be labels, two of them are in both, and neither has many that the other has not.
[[nodiscard]] bool share_labels(const ColumnProfile& a, const ColumnProfile& b);
/// That, or they are the two sides of known pairs.
[[nodiscard]] bool name_same_classes(const ColumnProfile& a, const ColumnProfile& b);

}  // namespace assay
