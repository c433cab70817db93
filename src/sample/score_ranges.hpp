// How the scores of rows lie by their labels.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "assay/tally/label_rule.hpp"

namespace assay {

/// The lowest and the highest score of the rows of each of two labels; of none, infinite and the wrong way
/// round.
struct ScoreRanges {
  std::array<double, 2> low, high;

  /// Both labels were met.
  [[nodiscard]] bool has_both() const { return low[0] <= high[0] && low[1] <= high[1]; }
  /// All rows of one label score above all rows of the other: a threshold tells them apart.
  [[nodiscard]] bool are_apart() const { return has_both() && (low[1] > high[0] || low[0] > high[1]); }
  /// All rows of this label score above all others.
  [[nodiscard]] bool is_above(std::size_t label) const { return has_both() && low[label] > high[1 - label]; }
};

/// Of cells by their positions in the rows. `labels` are two.
[[nodiscard]] ScoreRanges ranges_by_label(std::span<const std::vector<std::string>> rows,
                                          std::size_t score_at, std::size_t label_at,
                                          std::span<const std::string> labels, const LabelRule& rule);

}  // namespace assay
