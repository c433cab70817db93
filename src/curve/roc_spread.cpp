// How much what is read off a ROC curve scatters.
#include "assay/curve/roc_spread.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "assay/stats/ranking_draws.hpp"
#include "assay/tally/sum.hpp"

namespace assay {

namespace {

bool has_spread(const Ranking& ranking) { return ranking.counts_rows() && !why_no_roc(ranking); }

// Rows next to each other, so that there are not many more groups than this.
std::vector<TiedRows> grouped(const Ranking& ranking, double groups) {
  std::vector<TiedRows> all;
  const double p = ranking.positives(), n = ranking.negatives();
  double left = 0;  // of the way along both axes, as a share of a group
  ranking.descend([&](double, auto positives, auto negatives) {
    const auto more_p = static_cast<double>(positives), more_n = static_cast<double>(negatives);
    const double way = (more_p / p + more_n / n) / 2 * groups;
    if (all.empty() || left + way > 1) {
      all.emplace_back();
      left = 0;
    }
    left += way;
    all.back().positives += more_p;
    all.back().negatives += more_n;
  });
  return all;
}

// Thresholds at which false positives and false negatives may be equally frequent: those where a test of two
// proportions (Pearson 1900) does not tell them apart.
class EqualErrors {
 public:
  EqualErrors(double rate, double positives, double negatives, double confidence)
      : positives_(positives),
        negatives_(negatives),
        reach_(reach_of_few(std::min(positives, negatives), confidence)) {
    for (const double errors : level_errors(confidence)) {
      const Proportion of_all{.k = rate * (positives + negatives), .n = positives + negatives};
      points_.push_back({errors, of_all});
    }
    for (const LevelPoint& point : points_) farthest_ = std::max(farthest_, std::abs(point.errors));
    farthest_ *= reach_ * std::sqrt(1 / positives_ + 1 / negatives_) / 2;
  }

  // A straight piece of the curve, in steps a bit longer than a whole part of one row's way.
  void walk(double x, double y, double next_x, double next_y) {
    const double from = x + y - 1, to = next_x + next_y - 1;
    if (from > farthest_ || to < -farthest_) return;
    const double way = to - from, step = std::min(1.0 / 200, farthest_ / 20) * (1 + 1e-9);
    const double first = std::max(0.0, (-farthest_ - from) / way);
    const double part = std::min(1.0, (farthest_ - from) / way) - first;
    const double steps = std::ceil(part * way / step);
    for (double i = 1; i <= steps; ++i) {
      const double at = first + part * i / steps;
      see(x + at * (next_x - x), y + at * (next_y - y));
    }
  }

  // That the two rates may be apart, whatever they are.
  [[nodiscard]] double farthest() const { return farthest_; }

  [[nodiscard]] std::vector<LevelPoint> points() && { return std::move(points_); }

 private:
  void see(double fpr, double recall) {
    const double wrong = fpr * negatives_ + (1 - recall) * positives_;
    const double rate = wrong / (negatives_ + positives_), apart = std::abs(fpr - (1 - recall));
    const double error = reach_ * std::sqrt(rate * (1 - rate) * (1 / positives_ + 1 / negatives_));
    for (LevelPoint& point : points_) {
      if (apart > std::abs(point.errors) * error) continue;
      double& rows = point.rate.k;
      rows = point.errors < 0 ? std::min(rows, wrong) : std::max(rows, wrong);
    }
  }

  double positives_, negatives_, reach_, farthest_ = 0;
  std::vector<LevelPoint> points_;  // of all rows the errors: the fewest, and the most
};

// A straight piece of the curve, from (x, y) to (x + dx, y + dy), of this many rows.
struct RocPiece {
  double x, y, dx, dy, positives, negatives;
};

template <class Visit>
void each_roc_piece(const Ranking& ranking, Visit visit) {
  const double p = ranking.positives(), n = ranking.negatives();
  double tp = 0, fp = 0;
  ranking.accumulate([&](double, double next_tp, double next_fp) {
    visit(RocPiece{fp / n, tp / p, (next_fp - fp) / n, (next_tp - tp) / p, next_tp - tp, next_fp - fp});
    tp = next_tp;
    fp = next_fp;
  });
}

// What a row of each class adds to a partial area, as far as the rows of its own class go: the area is the
// mean of these over the one class, and their mean over the other differs from it by a constant.
struct Parts {
  double positive, negative;
};

// Up to a false positive rate.
struct UpToFpr {
  double limit;
  double recall = 0;  // at the limit

  [[nodiscard]] double inside(const RocPiece& piece) const {
    if (piece.x >= limit) return 0;
    return piece.dx > 0 ? std::min(1.0, (limit - piece.x) / piece.dx) : 1;
  }
  void find(const RocPiece& piece) {
    if (const double part = inside(piece); part > 0) recall = piece.y + part * piece.dy;
  }
  [[nodiscard]] double whole() const { return limit; }
  [[nodiscard]] Parts of(const RocPiece& piece) const {
    const double part = inside(piece);
    const double above = part > 0 ? part * part * piece.dy / 2 + recall - (piece.y + part * piece.dy) : 0;
    return {.positive = part * (limit - piece.x) - part * part * piece.dx / 2, .negative = -above};
  }
  [[nodiscard]] Parts worst() const { return {.positive = 0, .negative = -recall}; }
  [[nodiscard]] Parts best() const { return {.positive = limit, .negative = 0}; }
};

// From a true positive rate on.
struct FromTpr {
  double limit;
  double fpr = 0;  // at the limit

  [[nodiscard]] double outside(const RocPiece& piece) const {
    if (piece.y >= limit) return 0;
    return piece.dy > 0 ? std::min(1.0, (limit - piece.y) / piece.dy) : 1;
  }
  void find(const RocPiece& piece) {
    if (piece.y < limit) fpr = piece.x + outside(piece) * piece.dx;
  }
  [[nodiscard]] double whole() const { return 1 - limit; }
  [[nodiscard]] Parts of(const RocPiece& piece) const {
    const double out = outside(piece), in = 1 - out;
    const double below = in > 0 ? piece.dx * (1 - out * out) / 2 + 1 - (piece.x + piece.dx) : 1 - fpr;
    return {.positive = below, .negative = in * (piece.y + (1 + out) / 2 * piece.dy - limit)};
  }
  [[nodiscard]] Parts worst() const { return {.positive = 0, .negative = 0}; }
  [[nodiscard]] Parts best() const { return {.positive = 1 - fpr, .negative = 1 - limit}; }
};

// Mean and variance of numbers, each of so many rows.
struct RowMoments {
  double rows = 0;
  CompensatedSum sum = {}, squares = {};

  void add(double number, double count) {
    rows += count;
    sum.add(number * count);
    squares.add(number * number * count);
  }
  [[nodiscard]] double mean() const { return sum.value() / rows; }
  [[nodiscard]] double variance() const {
    return rows > 1 ? std::max(0.0, squares.value() - sum.value() * mean()) / (rows - 1) : 0;
  }
};

template <class Region>
PartialSpread spread_within(const Ranking& ranking, Region region, double area) {
  each_roc_piece(ranking, [&](const RocPiece& piece) { region.find(piece); });
  RowMoments positive, negative;
  each_roc_piece(ranking, [&](const RocPiece& piece) {
    const Parts parts = region.of(piece);
    positive.add(parts.positive, piece.positives);
    negative.add(parts.negative, piece.negatives);
  });
  const double whole = region.whole();
  const Parts worst = region.worst(), best = region.best();
  return {.placements = {.positives = positive.rows,
                         .negatives = negative.rows,
                         .positive_variance = positive.variance() / (whole * whole),
                         .negative_variance = negative.variance() / (whole * whole)},
          .whole = whole,
          .worst = {(area + worst.positive - positive.mean()) / whole,
                    (area + worst.negative - negative.mean()) / whole},
          .best = {(area + best.positive - positive.mean()) / whole,
                   (area + best.negative - negative.mean()) / whole}};
}

}  // namespace

std::optional<DistanceSpread> ks_spread(const Ranking& ranking, const Roc& roc, std::uint64_t seed) {
  if (!has_spread(ranking)) return std::nullopt;
  constexpr double most_groups = 256;
  constexpr double many = 1e6;  // rows of which the gain does not show
  const double p = ranking.positives(), n = ranking.negatives();
  const double gain = p + n > many ? 0 : gain_of_largest(grouped(ranking, most_groups), seed);
  const auto [tp, fp] = roc.ks_rows;
  return DistanceSpread{.at = {.tp = tp, .fp = fp, .fn = p - tp, .tn = n - fp}, .gain = gain};
}

std::vector<LevelPoint> equal_error_points(const Ranking& ranking, const Roc& roc, double confidence) {
  if (!has_spread(ranking)) return {};
  const double p = ranking.positives(), n = ranking.negatives();
  EqualErrors equal(roc.equal_error_rate.number(), p, n, confidence);
  const double near = equal.farthest() + 1e-9;
  std::optional<std::pair<double, double>> before;
  ranking.accumulate_between(
      -near, near, [&](double tp, double fp) { return tp / p + fp / n - 1; },
      [&](double tp, double fp) {
        if (before) equal.walk(before->second / n, before->first / p, fp / n, tp / p);
        before = {tp, fp};
      });
  return std::move(equal).points();
}

std::optional<PartialSpread> partial_spread(const Ranking& ranking, const RocRegion& region) {
  if (!has_spread(ranking)) return std::nullopt;
  const double area = partial_area(ranking, region).raw.number();
  return region.kind == RocRegion::Kind::max_fpr
             ? spread_within(ranking, UpToFpr{.limit = region.limit}, area)
             : spread_within(ranking, FromTpr{.limit = region.limit}, area);
}

PartialEstimates partial_estimates(const Ranking& ranking, const RocRegion& region,
                                   std::optional<double> confidence) {
  const PartialArea area = partial_area(ranking, region);
  PartialEstimates both{.raw = {area.raw}, .standardised = {area.standardised}};
  const auto spread = confidence ? partial_spread(ranking, region) : std::nullopt;
  if (!spread) return both;
  const Interval raw = partial_area_interval(area.raw.number(), *spread, *confidence);
  both.raw.interval = raw;
  both.standardised.interval =
      Interval{standardised(raw.low, region), standardised(raw.high, region), raw.method};
  return both;
}

}  // namespace assay
