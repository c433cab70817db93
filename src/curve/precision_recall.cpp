// The precision-recall curve.
#include "assay/curve/precision_recall.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "assay/stats/ranking_draws.hpp"
#include "assay/tally/sum.hpp"
#include "curve/scattered.hpp"

namespace assay {

namespace {

// A piece of the curve, along which false positives grow in proportion to true ones: from `tp` by `more_tp`,
// and from `fp` by `more_fp`.
struct Piece {
  double tp, more_tp, fp, more_fp;
};

// The integral of the precision over true positives: Keilwagen et al. 2014.
double area_of(const Piece& piece) {
  const double growth =
      1 + piece.more_fp / piece.more_tp;  // of all rows predicted positive, for each true one
  const double called = piece.tp + piece.fp, more_called = piece.more_tp + piece.more_fp;
  const double offset = called - growth * piece.tp;  // called = growth * tp + offset all along
  if (offset == 0) return piece.more_tp / growth;
  return (piece.more_tp - offset / growth * std::log1p(more_called / called)) / growth;
}

std::optional<Value> why_no_positives(double p) {
  if (p > 0) return std::nullopt;
  return Value::undefined("P = 0: no row is truly positive");
}

// Joins neighbours to not many more than 100,000 groups: so the spread of millions of rows takes no time, and
// is the same to five digits.
class Neighbours {
 public:
  explicit Neighbours(double rows) : least_(rows / most_groups) {}

  void add(double positives, double negatives) {
    if (now_.positives + now_.negatives >= least_) close();
    now_.positives += positives;
    now_.negatives += negatives;
  }
  std::vector<TiedRows> groups() && {
    close();
    return std::move(groups_);
  }

 private:
  static constexpr double most_groups = 1e5;

  void close() {
    if (now_.positives + now_.negatives > 0) groups_.push_back(now_);
    now_ = {};
  }

  double least_;
  TiedRows now_;
  std::vector<TiedRows> groups_;
};

}  // namespace

PrecisionRecall precision_recall(const Ranking& ranking) {
  const double p = ranking.positives(), n = ranking.negatives();
  if (const auto why = why_no_positives(p))
    return {.average_precision = *why, .prevalence = n == 0 ? *why : Value(0)};
  double tp = 0, called = 0;
  CompensatedSum steps;
  Neighbours neighbours(p + n);
  ranking.descend([&](double, auto positives, auto negatives) {
    const auto more = static_cast<double>(positives), alarms = static_cast<double>(negatives);
    tp += more;
    called += more + alarms;
    if (more > 0) steps.add(more * (tp / called));
    neighbours.add(more, alarms);
  });
  return {.average_precision = std::min(1.0, steps.value() / p),
          .prevalence = p / (p + n),
          .neighbours = std::move(neighbours).groups()};
}

Value precision_recall_area(const Ranking& ranking) {
  const double p = ranking.positives();
  if (const auto why = why_no_positives(p)) return *why;
  double tp = 0, fp = 0;
  CompensatedSum area;
  ranking.descend([&](double, auto positives, auto negatives) {
    const auto more_tp = static_cast<double>(positives), more_fp = static_cast<double>(negatives);
    if (more_tp > 0) area.add(area_of({.tp = tp, .more_tp = more_tp, .fp = fp, .more_fp = more_fp}));
    tp += more_tp;
    fp += more_fp;
  });
  return std::min(1.0, area.value() / p);
}

std::optional<PrecisionSpread> precision_spread(const Ranking& ranking, const PrecisionRecall& curve) {
  const double p = ranking.positives(), n = ranking.negatives();
  if (p == 0) return std::nullopt;
  if (!ranking.counts_rows()) return scattered_precision(ranking);
  // At each score: what one more false alarm above it, or one more positive, changes in the sum of precisions
  // at that score; and summed over all scores from one down.
  double lost = 0, won = 0, steps = 0;
  const auto each = [&](auto visit) {
    double tp = 0, called = 0;
    for (const auto& [more, alarms] : curve.neighbours) {
      tp += more;
      called += more + alarms;
      visit(more, alarms, tp / called, more / called);
    }
  };
  each([&](double more, double, double precision, double share) {
    steps += more * precision;
    lost += share * precision;
    won += share * (1 - precision);
  });
  const double area = steps / p, all_lost = lost;
  CompensatedSum squares;
  each([&](double more, double alarms, double precision, double share) {
    const double of_positive = (precision - area + won) / p, of_negative = lost / p;
    squares.add(more * of_positive * of_positive + alarms * of_negative * of_negative);
    lost = std::max(0.0, lost - share * precision);
    won = std::max(0.0, won - share * (1 - precision));
  });
  return PrecisionSpread{.positives = p,
                         .variance = squares.value() * (p > 1 ? p / (p - 1) : 1),
                         .unseen_negative = -all_lost / p,
                         .unseen_positive = std::min(0.0, (p / (p + n) - area) / p)};
}

CurvePoints precision_recall_points(const Ranking& ranking, const PointLimit& limit) {
  const double p = ranking.positives();
  if (p == 0) return {};
  PointCollector points(limit);
  ranking.accumulate([&](double score, double tp, double fp) { points.add(tp / p, tp / (tp + fp), score); });
  return std::move(points).points();
}

}  // namespace assay
