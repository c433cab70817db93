// The logarithm of many numbers.
#pragma once

#include <span>

namespace assay {

/// Replaces positive, finite numbers by their natural logarithms, each within two units in the last place.
void take_logarithms(std::span<double> numbers);

}  // namespace assay
