// The answer of a report in a sentence, as a person would say it aloud.
#pragma once

#include <vector>

#include "assay/core/phrase.hpp"
#include "assay/evaluate/evaluation.hpp"
#include "assay/report/report.hpp"
#include "assay/sample/sample.hpp"

namespace assay {

/// "catches 78 of 85 positives (recall 0.918) with 2 false alarms (precision 0.975)"; of several classes
/// "classifies 122 of 150 rows correctly (accuracy 0.813)" and the class of the lowest recall. Empty without
/// predictions.
[[nodiscard]] Phrase matrix_in_short(const Sample& predictions);

/// The same of another table of the positive class, such as at another threshold.
[[nodiscard]] Phrase two_classes_in_short(const Sample& predictions, const TwoByTwo& table);

/// The same, and the area under the ROC curve where it is among the results.
[[nodiscard]] Phrase in_short(const Sample& predictions, const Results& results);

/// "f1 0.526 (95% interval 0.343 to 0.703)", of at most three values; empty where there are more.
[[nodiscard]] Phrase values_in_short(const std::vector<NamedValue>& values, double confidence);

}  // namespace assay
