// A file of scores with what a map makes of them in one more column.
#pragma once

#include <functional>
#include <string>

#include "assay/input/rows.hpp"

namespace assay {

struct MappedScores {
  std::string text;    // of the new file
  std::string column;  // of the scores
  double rows = 0;
  double without_score = 0;  // rows whose new cell is empty
  double sum_before = 0, sum_after = 0;
};

/// What scores are mapped to: a number, or NaN where a score cannot be mapped.
using ScoreMap = std::function<double(double score)>;

/// Reads the scores of the CSV file `path`, from the column called `score` or of that number, and adds the
/// column `added` with what `map` makes of them; rows without a score get an empty cell. Nothing else is
/// changed. Throws what RowFile and with_added_column() throw; a data error for the first score that cannot
/// be mapped, and where there is a column `added` already.
[[nodiscard]] MappedScores mapped_scores(const std::string& path, const Dialect& dialect, unsigned threads,
                                         const std::string& score, const std::string& added,
                                         const ScoreMap& map);

}  // namespace assay
