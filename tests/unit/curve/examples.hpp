// Rankings that several tests look at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <random>
#include <vector>

#include "assay/curve/roc.hpp"
#include "assay/tally/ranking.hpp"
#include "catch.hpp"

/// One row, as tests write it.
struct ScoredRow {
  double score;
  int label;  // 1 is positive
  double weight = 1;
};
using Rows = std::vector<ScoredRow>;

/// Scores and labels as a ranking; the row order is that given.
inline assay::Ranking ranking_of(const Rows& rows) {
  assay::Ranking ranking;
  for (const ScoredRow& row : rows) ranking.add(row.score, row.label == 1, row.weight);
  ranking.sort();
  return ranking;
}

/// Each row in the cluster whose number `cluster_of` gives.
inline assay::Ranking in_clusters(const Rows& rows,
                                  const std::function<std::uint64_t(std::size_t)>& cluster_of) {
  assay::Ranking ranking;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    ranking.add(rows[i].score, rows[i].label == 1, rows[i].weight);
    ranking.add_cluster(rows[i].score, rows[i].label == 1, rows[i].weight, cluster_of(i));
  }
  ranking.sort();
  return ranking;
}

/// The same rows, each changed.
template <class Change>
Rows changed(Rows rows, Change change) {
  for (ScoredRow& row : rows) change(row);
  return rows;
}

/// The same rows, each as often as its weight says.
inline Rows repeated(const Rows& rows) {
  Rows all;
  for (const ScoredRow& row : rows)
    for (double copy = 0; copy < row.weight; ++copy) all.push_back({row.score, row.label});
  return all;
}

inline double count_of(const Rows& rows, int label) {
  double count = 0;
  for (const ScoredRow& row : rows) count += row.label == label ? row.weight : 0;
  return count;
}

/// As many rows as those of a class weigh alike.
inline double rows_alike(const Rows& rows, int label) {
  double squares = 0;
  for (const ScoredRow& row : rows) squares += row.label == label ? row.weight * row.weight : 0;
  return squares > 0 ? count_of(rows, label) * count_of(rows, label) / squares : 0;
}

/// A score as descend visits it.
struct Tie {
  double score, positives, negatives;
  bool operator==(const Tie&) const = default;
};

inline std::vector<Tie> ties_of(const assay::Ranking& ranking) {
  std::vector<Tie> ties;
  ranking.descend([&](double score, auto positives, auto negatives) {
    ties.push_back({score, static_cast<double>(positives), static_cast<double>(negatives)});
  });
  return ties;
}

/// Rows with so many different scores at the most, positives higher on the whole. Two of each class at least.
inline Rows random_rows(std::uint64_t seed, std::size_t count, std::uint64_t levels) {
  std::mt19937_64 draw(seed);
  Rows rows{{0, 1}, {0, 0}, {0.25, 0}, {0.25, 1}};
  while (rows.size() < count) {
    const std::uint64_t level = draw() % levels;
    const int label = draw() % levels < (level + levels / 2) / 2 ? 1 : 0;
    rows.push_back({(static_cast<double>(level) - static_cast<double>(levels) / 2) / 8, label});
  }
  return rows;
}

/// Puts a law to rankings of few rows and of many, with ties all over and with hardly any.
template <class Law>
void for_random_rows(Law law) {
  for (std::uint64_t seed = 1; seed <= 15; ++seed) {
    CAPTURE(seed);
    const std::uint64_t levels[] = {3, 40, 1'000'000};
    law(random_rows(seed, std::size_t{8} << seed % 5, levels[seed % 3]));
  }
}

/// The same, with the weights 0.1, 0.2 ... 0.7, which no double holds exactly.
template <class Law>
void for_random_weighted_rows(Law law) {
  for_random_rows([&](const Rows& rows) {
    std::mt19937_64 draw(rows.size());
    law(changed(rows, [&](ScoredRow& row) { row.weight = 0.1 * static_cast<double>(1 + draw() % 7); }));
  });
}

/// Seven rows with ties; AP .767857143, AUC .708333333: Keilwagen et al. 2014, PLoS ONE 9:e92209.
inline Rows keilwagen_rows() { return {{.1, 0}, {.1, 1}, {.4, 0}, {.6, 0}, {.6, 1}, {.6, 1}, {.8, 1}}; }
inline assay::Ranking with_ties() { return ranking_of(keilwagen_rows()); }

/// 58 normal and 51 abnormal CT images, rated 1 to 5: Hanley & McNeil 1982, Radiology 143:29, table I. The
/// weights are how many there are.
inline Rows hanley_mcneil_rows() {
  return {{1, 0, 33}, {2, 0, 6}, {3, 0, 6}, {4, 0, 11}, {5, 0, 2},
          {1, 1, 3},  {2, 1, 2}, {3, 1, 2}, {4, 1, 11}, {5, 1, 33}};
}

/// Twenty rows, some of them tied, that the tests give to other tools too.
inline Rows twenty_rows() {
  return {{.05, 0}, {.11, 0}, {.17, 0}, {.17, 1}, {.22, 0}, {.28, 0}, {.31, 1}, {.31, 0}, {.37, 0}, {.4, 1},
          {.43, 0}, {.43, 1}, {.52, 1}, {.58, 0}, {.63, 0}, {.63, 1}, {.63, 1}, {.71, 0}, {.84, 1}, {.97, 1}};
}

/// The same rows with weights.
inline Rows weighted_twenty_rows() {
  const double weights[] = {1, .5, 2, .25, 1, 3, .75, 1, 1.5, 2, 1, .5, 1, 2.5, 1, .1, .2, .3, 4, 1};
  return changed(twenty_rows(), [&, i = 0](ScoredRow& row) mutable { row.weight = weights[i++]; });
}

template <class Law>
void for_all_rows(Law law) {
  for_random_rows(law);
  for_random_weighted_rows(law);
}

inline assay::Roc roc_of(const Rows& rows) { return assay::roc(ranking_of(rows)); }
