// How the scores of rows lie by their labels.
#include "sample/score_ranges.hpp"

#include <algorithm>
#include <limits>

#include "assay/core/text.hpp"
#include "assay/tally/labels.hpp"

namespace assay {

ScoreRanges ranges_by_label(std::span<const std::vector<std::string>> rows, std::size_t score_at,
                            std::size_t label_at, std::span<const std::string> labels,
                            const LabelRule& rule) {
  ScoreRanges ranges;
  ranges.low.fill(std::numeric_limits<double>::infinity());
  ranges.high.fill(-std::numeric_limits<double>::infinity());
  for (const auto& row : rows) {
    if (row.size() <= std::max(score_at, label_at)) continue;
    const auto score = number_from(row[score_at]);
    const auto label = find_class(labels, rule.read(row[label_at]));
    if (!score || !label) continue;
    ranges.low[*label] = std::min(ranges.low[*label], *score);
    ranges.high[*label] = std::max(ranges.high[*label], *score);
  }
  return ranges;
}

}  // namespace assay
