// Rankings that several tests look at.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "assay/tally/ranking.hpp"

/// Scores and labels as a ranking; the row order is that given.
inline assay::Ranking ranking_of(const std::vector<std::pair<double, int>>& rows) {
  assay::Ranking ranking;
  for (const auto& [score, label] : rows) ranking.add(score, label == 1);
  ranking.sort();
  return ranking;
}

/// Seven rows with ties; AP .767857143, Davis-Goadrich area .815178571, AUC .708333333: Keilwagen et al.
/// 2014.
inline assay::Ranking with_ties() {
  return ranking_of({{.1, 0}, {.1, 1}, {.4, 0}, {.6, 0}, {.6, 1}, {.6, 1}, {.8, 1}});
}
