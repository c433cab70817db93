// Thresholds of scores: what each of them brings, and which one is best.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "assay/core/comparison.hpp"
#include "assay/core/matrix.hpp"
#include "assay/core/value.hpp"
#include "assay/formula/formula.hpp"
#include "assay/tally/ranking.hpp"

namespace assay {

/// The two-by-two table of each threshold: rows with score >= threshold are predicted positive. NaN is no
/// threshold.
[[nodiscard]] std::vector<TwoByTwo> tables_at(const Ranking& ranking, std::span<const double> thresholds);

/// At most so many of the scores, highest first, at even steps of recall: of four those at which it reaches
/// 0.25, 0.5, 0.75 and 1. Where there are no positives, the same shares of the negatives.
[[nodiscard]] std::vector<double> even_thresholds(const Ranking& ranking, std::size_t at_most);

/// A formula compared with a number: "precision >= 0.9".
struct Condition {
  std::string text;  // as it was given
  std::string left;  // of it, what is compared: "precision"
  Formula formula;
  Comparison comparison;

  /// How far a number is from meeting it: 0 when it does, NaN when the number is NaN.
  [[nodiscard]] double shortfall(double number) const;
};

/// Reads a condition. Throws a SyntaxError.
[[nodiscard]] Condition condition(std::string_view text);

/// What makes one threshold better than another.
struct Goal {
  Formula formula;
  bool highest = true;                     // else the lowest number is best
  double scale = 0;                        // of its terms, of which a number near 0 may be what rounding left
  std::vector<Condition> conditions = {};  // that must hold
  std::optional<double> capacity = std::nullopt;  // at most so many rows (or weight) predicted positive
};

/// The best threshold. Infinite, above every score, when it is best to call no row positive.
struct BestThreshold {
  double threshold = 0;
  TwoByTwo table = {};
  double number = 0;         // of the goal
  std::size_t reached = 1;   // how many thresholds reach it; this is the highest of them
  std::size_t infinite = 0;  // at how many, that meet the conditions, the goal is infinite
};

/// No threshold meets the conditions: where one comes nearest, by the largest of its shortfalls.
struct NearestMiss {
  double threshold = 0;
  TwoByTwo table = {};
};

/// There is nothing to choose from. Either conditions or capacity are `met` somewhere, and the goal is not a
/// finite number there; or they are met nowhere, and no threshold comes near.
struct NoGoal {
  Value why;
  bool met;
};

/// The best of the scores of the ranking, and of a threshold above them all. Undefined and infinite numbers
/// are not in the running. Numbers that differ only by rounding are ties.
[[nodiscard]] std::variant<BestThreshold, NearestMiss, NoGoal> best_threshold(const Ranking& ranking,
                                                                              const Goal& goal);

}  // namespace assay
