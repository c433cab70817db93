// How areas of rankings scatter whose rows have weights, or belong to clusters.
#include "curve/scattered.hpp"

#include <algorithm>

#include "curve/influences.hpp"

namespace assay {

namespace {

// Where positives weigh little beside a negative, as in a sample moved to a lower prevalence, all of them
// before the highest negative seem to be found without a false alarm, however many there would be among more
// negatives. So much of a negative goes before all: less covers too rarely, more is wide (simulated with 0.25
// to 0.5 at 48 prevalences, tests/coverage).
constexpr double between_rows = 0.35;

// The variance of a mean over so many rows has n - 1 below it.
double with_freedom(double variance, double rows) {
  return rows > 1 ? variance * rows / (rows - 1) : variance;
}

// By how much an average precision changes with so much weight of negatives before all others.
double change_by_negative(const Ranking& ranking, double area, double weight) {
  if (weight <= 0) return 0;
  double tp = 0, called = weight, steps = 0;
  using Weight = Ranking::Weight;
  ranking.descend_weights([&](double, const Weight& positives, const Weight& negatives) {
    tp += positives.sum;
    called += positives.sum + negatives.sum;
    steps += positives.sum * tp / called;
  });
  return std::min(0.0, steps / tp - area);
}

// What a negative row weighs that scores as high as half of the positives do, or as the highest negative.
double weight_of_high_negative(const Ranking& ranking) {
  const double half = ranking.positives() / 2;
  double tp = 0;
  Ranking::Weight high;
  using Weight = Ranking::Weight;
  ranking.descend_weights([&](double, const Weight& positives, const Weight& negatives) {
    tp += positives.sum;
    if (high.sum > 0 && tp > half) return;
    high.sum += negatives.sum;
    high.squares += negatives.squares;
  });
  return high.sum > 0 ? high.squares / high.sum : 0;
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
  const double heavier = std::max(0.0, weight_of_high_negative(ranking) - positive);
  return PrecisionSpread{.positives = rows,
                         .variance = with_freedom(variance, rows),
                         .unseen_negative = -all_lost / p * negative,
                         .unseen_positive = std::min(0.0, (p / (p + n) - area) / p) * positive,
                         .heavy_negative = change_by_negative(ranking, area, between_rows * heavier),
                         .clusters = influences.clusters()};
}

}  // namespace assay
