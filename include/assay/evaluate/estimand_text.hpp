// Estimands as people write them.
#pragma once

#include <string_view>

#include "assay/evaluate/estimand.hpp"

namespace assay {

/// Reads a metric or a formula of the user's own ("5*FN + FP"); then, of one class, its label in brackets.
/// "macro_f1" and "f1_macro" are averages. Throws a SyntaxError about a `subject`, "gate", whose text is
/// `whole`; `text` is part of it.
[[nodiscard]] Estimand estimand_in(std::string_view text, std::string_view subject, std::string_view whole);

/// The metric whose name, or an average of it, a text begins with: "recall[fraud]", "macro_f1", "fbeta(2)".
/// Null where there is none.
[[nodiscard]] const Metric* metric_named(std::string_view text);

/// It begins with the name of a metric, or of the average of one.
[[nodiscard]] bool is_estimand(std::string_view text);

/// It is one, and of a class or an average.
[[nodiscard]] bool is_of_classes(std::string_view text);

}  // namespace assay
