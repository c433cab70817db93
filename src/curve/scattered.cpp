// How areas of rankings scatter whose rows have weights, or belong to clusters.
#include "curve/scattered.hpp"

#include <algorithm>

#include "curve/influences.hpp"

namespace assay {

namespace {

// The variance of a mean over so many rows has n - 1 below it.
double with_freedom(double variance, double rows) {
  return rows > 1 ? variance * rows / (rows - 1) : variance;
}

}  // namespace

std::optional<Placements> scattered_placements(const Ranking& ranking, double auc) {
  const double p = ranking.positives(), n = ranking.negatives();
  Influences influences(ranking);
  double found = 0, called = 0;  // positives and negatives so far
  using Weight = Ranking::Weight;
  ranking.descend_weights([&](double score, const Weight& positives, const Weight& negatives) {
    const double wins = n - called - negatives.sum / 2, losses = found + positives.sum / 2;
    influences.add(score, positives, negatives, (wins / n - auc) / p, (losses / p - auc) / n);
    found += positives.sum;
    called += negatives.sum;
  });
  if (influences.clusters() == 1.0) return std::nullopt;
  Placements placements{.positives = influences.effective_positives(),
                        .negatives = influences.effective_negatives(),
                        .clusters = influences.clusters()};
  const double design = influences.design_effect();
  const auto variance = [&](double squares, double rows) {
    return rows > 1 ? with_freedom(design * squares, rows) * rows : 0;
  };
  placements.positive_variance = variance(influences.of_positives(), placements.positives);
  placements.negative_variance = variance(influences.of_negatives(), placements.negatives);
  return placements;
}

std::optional<PrecisionSpread> scattered_precision(const Ranking& ranking) {
  const double p = ranking.positives(), n = ranking.negatives();
  // See precision_spread(): here rows count by their weights.
  double lost = 0, won = 0, steps = 0;
  using Weight = Ranking::Weight;
  const auto each = [&](auto visit) {
    double tp = 0, called = 0;
    ranking.descend_weights([&](double score, const Weight& positives, const Weight& negatives) {
      tp += positives.sum;
      called += positives.sum + negatives.sum;
      visit(score, positives, negatives, tp / called, positives.sum / called);
    });
  };
  each([&](double, const Weight& positives, const Weight&, double precision, double share) {
    steps += positives.sum * precision;
    lost += share * precision;
    won += share * (1 - precision);
  });
  const double area = std::min(1.0, steps / p), all_lost = lost;
  Influences influences(ranking);
  each([&](double score, const Weight& positives, const Weight& negatives, double precision, double share) {
    influences.add(score, positives, negatives, (precision - area + won) / p, -lost / p);
    lost = std::max(0.0, lost - share * precision);
    won = std::max(0.0, won - share * (1 - precision));
  });
  if (influences.clusters() == 1.0) return std::nullopt;
  const double rows = influences.effective_positives();
  const double variance =
      influences.design_effect() * (influences.of_positives() + influences.of_negatives());
  const double positive = p / rows;  // the weight of one of as many rows as those stand for
  // A false alarm before all others weighs no more than the rows that belong there.
  const double negative = n > 0 ? std::min(positive, n / influences.effective_negatives()) : positive;
  return PrecisionSpread{.positives = rows,
                         .variance = with_freedom(variance, rows),
                         .unseen_negative = -all_lost / p * negative,
                         .unseen_positive = std::min(0.0, (p / (p + n) - area) / p) * positive,
                         .clusters = influences.clusters()};
}

}  // namespace assay
