// What each row changes between two models in areas of several classes.
#pragma once

#include <span>
#include <vector>

#include "assay/metric/metric.hpp"
#include "compare/paired_classes.hpp"

namespace assay {

/// An area of each class against the rest, and what is made of these.
struct AreaOfClasses {
  RankInfluences (*influences)(const ScoreRanks&);
  OverClasses over;
};

/// What each row, if it weighed 1, would change in the difference of an area between two models.
struct AreaChanges {
  std::vector<double> of_row = {};
  double least_variance = 0;  // of the difference, see unseen_share
};

/// Of areas that both models have. Each class's scores are ranked once.
[[nodiscard]] std::vector<AreaChanges> area_changes(const PairedClasses& classes,
                                                    std::span<const AreaOfClasses> areas, unsigned threads);

}  // namespace assay
