// Sorting integers with the vectors of the processor.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace assay {

/// Sorts in place, lowest first.
using IntegerSort = void (*)(std::int64_t* numbers, std::size_t count);

/// Highway's sort for each kind of vectors that this processor has, fastest first. Empty where there are
/// none.
[[nodiscard]] std::span<const IntegerSort> vector_sorts();

}  // namespace assay
