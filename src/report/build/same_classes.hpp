// Models of different rows must have scores for the same classes.
#pragma once

#include "assay/report/build/comparison.hpp"

namespace assay {

/// Throws a data error where one has scores for each class, and none for a class of the other: losses and
/// areas over other classes do not compare.
void check_same_classes(const NamedSample& first, const NamedSample& other);

}  // namespace assay
