// A calibration map as a file: JSON.
#pragma once

#include <string>
#include <string_view>

#include "assay/calibration/map.hpp"
#include "assay/tally/scores.hpp"

namespace assay {

/// A map, and the scores that it is for.
struct SavedMap {
  CalibrationMap map;
  std::string score;                                  // the column of the scores
  ScoreMeaning score_is = ScoreMeaning::probability;  // before it is applied, they become probabilities
  std::string positive;                               // the class whose probability they are
  std::string file;                                   // on whose rows it was fitted
  double rows = 0;                                    // of those

  /// The calibrated probability of a score as it stands in a file; NaN where it is no probability.
  [[nodiscard]] double operator()(double score) const;
};

[[nodiscard]] std::string json_of(const SavedMap& map);

/// Throws a data error that begins with `name` where the text is no map.
[[nodiscard]] SavedMap map_from_json(std::string_view text, const std::string& name);

}  // namespace assay
