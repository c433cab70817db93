// A sample as it would be where the positive class is rarer, or more frequent.
#pragma once

#include "assay/sample/sample.hpp"

namespace assay {

/// Weighs the rows of each class so that the share plan.at_prevalence of them is positive and their sum stays
/// what it is; slices each on their own. Throws a usage error where no class is the positive one; a data
/// error where a class has no rows.
void move_to_prevalence(InputSample& loaded, const InputPlan& plan);

}  // namespace assay
