// What stands twice among many hashes or numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace assay {

/// Hashes of which 0 stands for none.
struct Repeats {
  std::size_t different = 0;
  std::size_t repeated = 0;                         // hashes that are those of an earlier place
  std::optional<std::size_t> first = std::nullopt;  // the earliest such place, counted from 0 over all chunks

  [[nodiscard]] bool any() const { return repeated > 0; }
};

[[nodiscard]] Repeats repeats_in(std::span<const std::span<const std::uint64_t>> chunks);

/// Numbers that equal another one.
struct Ties {
  std::size_t numbers = 0, different = 0, tied = 0;
};

/// Takes the numbers, and sorts them; there is no NaN among them.
[[nodiscard]] Ties ties_in(std::vector<double> numbers);

}  // namespace assay
