// What a ranking says of its scores as probabilities.
#include "assay/calibration/calibration.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "assay/tally/sum.hpp"
#include "calibration/bins.hpp"
#include "calibration/chunks.hpp"
#include "calibration/groups.hpp"
#include "calibration/isotonic.hpp"
#include "calibration/logistic.hpp"
#include "tally/logarithm.hpp"

namespace assay {

namespace {

// Sums of one class, of a chunk at a time.
class ClassAdder {
 public:
  // `loss`: the logarithm of the score of the true class; `off`: the distance of the score from the truth.
  template <class Off>
  void add(const ScoreChunk& chunk, const ScoreChunk::Numbers& rows, const ScoreChunk::Numbers& loss,
           Off off) {
    ClassLosses part;
    for (std::size_t i = 0; i < chunk.size; ++i) {
      const double p = chunk.score[i], n = rows[i], squared = off(p) * off(p);
      part.rows += n;
      part.score.sum += n * p;
      part.score.squares += n * p * p;
      part.brier.sum += n * squared;
      part.brier.squares += n * squared * squared;
      part.log_loss.sum -= n * loss[i];
      part.log_loss.squares += n * loss[i] * loss[i];
      part.infinite += std::isinf(chunk.logit[i]) && off(p) == 1 ? n : 0;
    }
    rows_.add(part.rows);
    infinite_.add(part.infinite);
    score_.add(part.score);
    brier_.add(part.brier);
    log_loss_.add(part.log_loss);
  }

  [[nodiscard]] ClassLosses losses() const {
    return {.rows = rows_.value(),
            .score = score_.value(),
            .brier = brier_.value(),
            .log_loss = log_loss_.value(),
            .infinite = infinite_.value()};
  }

 private:
  struct Sums {
    CompensatedSum sum, squares;
    void add(const ClassSum& part) {
      sum.add(part.sum);
      squares.add(part.squares);
    }
    [[nodiscard]] ClassSum value() const { return {sum.value(), squares.value()}; }
  };
  CompensatedSum rows_, infinite_;
  Sums score_, brier_, log_loss_;
};

// Spiegelhalter's.
struct Deviation {
  CompensatedSum sum, variance;

  void add(const ScoreChunk& chunk) {
    double part = 0, part_variance = 0;
    for (std::size_t i = 0; i < chunk.size; ++i) {
      const double p = chunk.score[i], rows = chunk.positives[i] + chunk.negatives[i], weight = 1 - 2 * p;
      part += (chunk.positives[i] - rows * p) * weight;
      part_variance += rows * weight * weight * p * (1 - p);
    }
    sum.add(part);
    variance.add(part_variance);
  }
};

}  // namespace

void take_logarithms(ScoreChunk& chunk, double clip) {
  for (std::size_t i = 0; i < chunk.size; ++i) {
    const double p = std::clamp(chunk.score[i], clip, 1 - clip);
    chunk.log_score[i] = p > 0 ? p : 1;
    chunk.log_rest[i] = p < 1 ? 1 - p : 1;
    chunk.logit[i] = p > 0 && p < 1 ? 0 : std::copysign(std::numeric_limits<double>::infinity(), p - 0.5);
  }
  take_logarithms(std::span(chunk.log_score).first(chunk.size));
  take_logarithms(std::span(chunk.log_rest).first(chunk.size));
  for (std::size_t i = 0; i < chunk.size; ++i) chunk.logit[i] += chunk.log_score[i] - chunk.log_rest[i];
}

Calibration calibration(const Ranking& ranking, const ProbabilityRule& rule) {
  const double rows = ranking.positives() + ranking.negatives();
  ClassAdder positives, negatives;
  Binner bins(rule.bins, rows), deciles({.count = 10, .equal_mass = true}, rows),
      histogram({.count = 25}, rows);
  IsotonicFit isotonic;
  Grouping groups(rows);
  Deviation deviation;
  LogitGroups logits(rows);
  for_each_chunk(ranking, rule, [&](const ScoreChunk& chunk) {
    positives.add(chunk, chunk.positives, chunk.log_score, [](double p) { return 1 - p; });
    negatives.add(chunk, chunk.negatives, chunk.log_rest, [](double p) { return p; });
    bins.add(chunk);
    deciles.add(chunk);
    histogram.add(chunk);
    isotonic.add(chunk);
    groups.add(chunk);
    deviation.add(chunk);
    logits.add(chunk);
  });
  const EachLogit each = [&](const std::function<void(const LogitGroup&)>& visit) {
    for_each_chunk(ranking, rule, [&](const ScoreChunk& chunk) {
      for (std::size_t i = 0; i < chunk.size; ++i)
        visit({.logit = chunk.logit[i], .positives = chunk.positives[i], .negatives = chunk.negatives[i]});
    });
  };
  return {.counts_rows = ranking.counts_rows(),
          .positives = positives.losses(),
          .negatives = negatives.losses(),
          .bins = bins.bins(),
          .deciles = deciles.bins(),
          .histogram = histogram.bins(),
          .blocks = isotonic.blocks(),
          .groups = groups.groups(),
          .deviation = deviation.sum.value(),
          .deviation_variance = deviation.variance.value(),
          .recalibration = recalibration(logits, each)};
}

}  // namespace assay
