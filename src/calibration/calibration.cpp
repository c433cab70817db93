// What a ranking says of its scores as probabilities.
#include "assay/calibration/calibration.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "assay/tally/sum.hpp"
#include "calibration/bins.hpp"
#include "calibration/grouping.hpp"
#include "calibration/isotonic.hpp"
#include "calibration/logistic.hpp"
#include "calibration/scatter.hpp"

namespace assay {

namespace {

constexpr BinRule tenths{.count = 10, .equal_mass = true}, bars{.count = 25};

// Sums of one class.
class ClassAdder {
 public:
  struct Rows {
    double rows, scores, squares, brier;
    double of_truth;  // the probability that they are given
  };

  void add(const Rows& more) {
    if (more.rows == 0) return;
    rows_.add(more.rows);
    scores_.add(more.scores);
    squares_.add(more.squares);
    brier_.add(more.brier);
    brier_squares_.add(more.brier * more.brier / more.rows);
    if (more.of_truth == 0) {
      infinite_.add(more.rows);
      return;
    }
    const double loss = -std::log(more.of_truth);
    loss_.add(more.rows * loss);
    loss_squares_.add(more.rows * loss * loss);
  }

  [[nodiscard]] ClassLosses losses() const {
    return {.rows = rows_.value(),
            .score = {scores_.value(), squares_.value()},
            .brier = {brier_.value(), brier_squares_.value()},
            .log_loss = {loss_.value(), loss_squares_.value()},
            .infinite = infinite_.value()};
  }

 private:
  CompensatedSum rows_, infinite_, scores_, squares_, brier_, brier_squares_, loss_, loss_squares_;
};

void fill_losses(Calibration& found, std::span<const RowsAlike> groups, double clip) {
  ClassAdder positives, negatives;
  for (const RowsAlike& group : groups) {
    const double p = std::clamp(group.score(), clip, 1 - clip);
    positives.add({.rows = group.positives,
                   .scores = group.score_of_positives,
                   .squares = group.squares_of_positives(),
                   .brier = group.brier_of_positives,
                   .of_truth = p});
    negatives.add({.rows = group.negatives,
                   .scores = group.score_of_negatives,
                   .squares = group.brier_of_negatives,
                   .brier = group.brier_of_negatives,
                   .of_truth = 1 - p});
  }
  found.positives = positives.losses();
  found.negatives = negatives.losses();
}

// Spiegelhalter's: of positives (1 - p) (1 - 2p), of negatives -p (1 - 2p).
void fill_deviation(Calibration& found, std::span<const RowsAlike> groups) {
  CompensatedSum sum, variance;
  for (const RowsAlike& group : groups) {
    const double p = group.score(), weight = 1 - 2 * p;
    sum.add(2 * group.brier_of_positives - group.positives + group.score_of_positives);
    sum.add(2 * group.brier_of_negatives - group.score_of_negatives);
    variance.add(group.rows() * weight * weight * p * (1 - p));
  }
  found.deviation = sum.value();
  found.deviation_variance = variance.value();
}

std::vector<CalibrationBin> binned(std::span<const RowsAlike> groups, const BinRule& rule, double rows) {
  Binner bins(rule, rows);
  for (const RowsAlike& group : groups) bins.add(group);
  return bins.bins();
}

// Lowest first, groups and blocks.
void fill_losses_of_blocks(Calibration& found, std::span<const RowsAlike> groups) {
  std::size_t at = 0;
  for (std::size_t i = groups.size(); i-- > 0;) {
    while (found.blocks[at].high < groups[i].low) ++at;
    found.blocks[at].brier_of_positives += groups[i].brier_of_positives;
    found.blocks[at].brier_of_negatives += groups[i].brier_of_negatives;
    found.groups.push_back({groups[i].score(), groups[i].positives, groups[i].negatives});
  }
}

}  // namespace

Calibration calibration(const Ranking& ranking, const ProbabilityRule& rule) {
  const double rows = ranking.positives() + ranking.negatives();
  Grouping grouping({rule.bins, tenths, bars}, rows);
  IsotonicFit isotonic;
  const bool as_they_are = rule.meaning == ScoreMeaning::probability;
  ranking.descend([&](double score, auto positives, auto negatives) {
    const double p = as_they_are ? score : probability_of(score, rule.meaning);
    grouping.add(p, static_cast<double>(positives), static_cast<double>(negatives));
    isotonic.add(p, static_cast<double>(positives), static_cast<double>(negatives));
  });
  const std::vector<RowsAlike>& groups = grouping.groups();
  std::optional<GroupScatter> scatter;
  if (!ranking.counts_rows()) scatter = group_scatter(ranking, groups, rule.meaning);
  Calibration found{.clip = rule.clip,
                    .bins = binned(groups, rule.bins, rows),
                    .deciles = binned(groups, tenths, rows),
                    .histogram = binned(groups, bars, rows),
                    .blocks = isotonic.blocks(),
                    .recalibration = recalibration(groups, rule.clip, scatter),
                    .scatter = std::move(scatter)};
  fill_losses(found, groups, rule.clip);
  fill_deviation(found, groups);
  fill_losses_of_blocks(found, groups);
  if (found.scatter) set_row_weights(found.bins, *found.scatter, found.groups);
  return found;
}

}  // namespace assay
