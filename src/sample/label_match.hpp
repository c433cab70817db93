// Labels of truth and predictions that name the same classes in different ways.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "assay/core/error.hpp"
#include "assay/sample/plan.hpp"
#include "assay/tally/label_pairs.hpp"

namespace assay {

/// Runs of blanks as one, none at the ends; a no-break space is one, too.
[[nodiscard]] std::string without_blanks(std::string_view text);

/// Throws a data error for what CR CR LF at the end of a line leaves in its last cell.
void refuse_carriage_returns(const std::vector<std::string>& texts, const std::string& file);

/// What predicted labels are read as, where they and the truth's labels are two known pairs without a label
/// in common: {"False": "0", "True": "1"}. Else nothing. Only labels that say by themselves which side they
/// are on count: {GON-, GON+} may or may not be {0, 1}.
[[nodiscard]] std::map<std::string, std::string> pairing_of(const LabelSides& labels);

/// "True and False are read as 1 and 0".
[[nodiscard]] std::string said_of(const std::map<std::string, std::string>& pairing);

/// The error of labels without any in common, and the options that may give them some.
[[nodiscard]] Error no_label_in_common(const LabelSides& labels, const std::string& file,
                                       bool is_mapped_already);

/// Throws a data error when both sides are numbers, as many on each, and yet not the same ones: such as -1
/// and 1 beside 0 and 1. Not where --labels names the classes.
void check_codes(const LabelSides& labels, const InputPlan& plan, const std::string& file);

/// Throws that error where it is due: not for two classes that are named, nor where predictions hold
/// fractions, which are no labels.
void check_some_label_is_in_common(const LabelSides& labels, bool are_two_named, const InputPlan& plan,
                                   const std::string& file);

}  // namespace assay
