// One row of the input, cut down to its roles.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string_view>

namespace assay {

/// Where a row stands: its block, and the line within the block, both from 0. Earlier rows compare less, so
/// the earliest of several is known before the line numbers of all blocks are.
struct RowPlace {
  std::uint32_t block = 0;
  std::uint32_t line = 0;
  auto operator<=>(const RowPlace&) const = default;
};

/// One row. Text and class scores are borrowed from the reader and live until the tally returns.
struct Record {
  std::string_view truth;
  std::string_view predicted;  // empty when the input has no such column
  double score = 0;            // 0 when the input has no such column
  double weight = 1;
  std::string_view slice = {};  // value of the column whose values are told apart, where there is one
  std::span<const double> class_scores = {};  // one for each class, where the input has such columns
  RowPlace place;
};

}  // namespace assay
