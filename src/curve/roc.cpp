// The receiver operating characteristic.
#include "assay/curve/roc.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>

#include "assay/tally/sum.hpp"
#include "curve/scattered.hpp"

namespace assay {

namespace {

__extension__ using Integer128 = __int128;

// A score may be infinite; a value is not.
Value threshold_value(double score) {
  if (std::isfinite(score)) return score;
  return Value::infinite(score > 0 ? "the score itself is inf" : "the score itself is -inf");
}

// Sums over the ties of a ranking, highest score first: in integers for counts, compensated for weights.
template <class Count>
class RocPass {
 public:
  static constexpr bool counts = std::is_same_v<Count, std::uint64_t>;

  RocPass(Count all_positives, Count all_negatives)
      : all_negatives_(all_negatives),
        p_(static_cast<double>(all_positives)),
        n_(static_cast<double>(all_negatives)) {}

  void add(double score, Count positives, Count negatives) {
    // Of each positive here: twice the negatives that it wins over, a tie being half a win. Of each negative
    // the same of the positives that win over it.
    const Count wins = 2 * (all_negatives_ - negatives_ - negatives) + negatives;
    const Count losses = 2 * positives_ + positives;
    if constexpr (!counts) {  // summed apart, so that a perfect ranking loses no pair, and a reversed one
                              // wins none
      wins_.add(negatives * losses);
      lost_.add(positives * (2 * negatives_ + negatives));
    } else {
      wins_ += static_cast<Integer128>(positives) * wins;
      wins_squared_ += static_cast<Integer128>(wins) * wins * positives;
      losses_squared_ += static_cast<Integer128>(losses) * losses * negatives;
    }
    positives_ += positives;
    negatives_ += negatives;
    // Rates, both times the same: so there is nothing to divide.
    const double found = static_cast<double>(positives_) * n_, called = static_cast<double>(negatives_) * p_;
    if (const double distance = std::abs(found - called); distance > ks_) {
      ks_ = distance;
      ks_threshold_ = score;
      ks_rows_ = {positives_, negatives_};
    }
    if (!crossed_ && found + called >= p_ * n_) cross_equal_errors(positives, negatives);
  }

  [[nodiscard]] Roc roc() const {
    Roc roc{.auc = auc(),
            .ks = ks_ / (p_ * n_),
            .ks_threshold = ks_ > 0 ? threshold_value(ks_threshold_)
                                    : Value::infinite("KS = 0: it is reached above every score"),
            .ks_rows = {static_cast<double>(ks_rows_.first), static_cast<double>(ks_rows_.second)},
            .equal_error_rate = equal_error_rate_};
    if constexpr (counts) {
      roc.placements = {.positives = p_,
                        .negatives = n_,
                        .positive_variance = variance(wins_squared_, p_) * p_ / (4 * n_ * n_),
                        .negative_variance = variance(losses_squared_, n_) * n_ / (4 * p_ * p_)};
      if (p_ > 1 && n_ > 1) roc.auc_standard_error = roc.placements->standard_error();
    }
    return roc;
  }

 private:
  using Total = std::conditional_t<counts, Integer128, CompensatedSum>;

  [[nodiscard]] double auc() const {
    if constexpr (counts)
      return static_cast<double>(wins_) / (2 * p_ * n_);
    else
      return wins_.value() / (wins_.value() + lost_.value());
  }

  // Of the mean of `rows` numbers whose sum is that of all wins; 0 for a single one.
  [[nodiscard]] double variance(Integer128 squared, double rows) const {
    if (rows == 1) return 0;
    const Integer128 scatter = squared * static_cast<Integer128>(rows) - wins_ * wins_;
    return static_cast<double>(scatter) / (rows * rows * (rows - 1));
  }

  // The piece of the curve that ends here passes from more misses to more false alarms.
  void cross_equal_errors(Count positives, Count negatives) {
    crossed_ = true;
    const double dx = static_cast<double>(negatives) / n_, dy = static_cast<double>(positives) / p_;
    const double x = static_cast<double>(negatives_) / n_, y = static_cast<double>(positives_) / p_;
    equal_error_rate_ = x - dx * (x + y - 1) / (dx + dy);
  }

  Count all_negatives_;
  double p_, n_;                         // all positives and negatives
  Count positives_ = 0, negatives_ = 0;  // so far
  Total wins_{}, lost_{};                // pairs, twice
  Integer128 wins_squared_ = 0, losses_squared_ = 0;
  std::pair<Count, Count> ks_rows_{};
  double ks_ = 0, ks_threshold_ = std::numeric_limits<double>::infinity();
  double equal_error_rate_ = 0;
  bool crossed_ = false;
};

template <class Count>
Roc roc_of(const Ranking& ranking) {
  auto all_positives = static_cast<Count>(ranking.positives()),
       all_negatives = static_cast<Count>(ranking.negatives());
  if constexpr (!RocPass<Count>::counts) {  // summed as the pass sums them
    all_positives = all_negatives = 0;
    ranking.descend([&](double, auto positives, auto negatives) {
      all_positives += static_cast<Count>(positives);
      all_negatives += static_cast<Count>(negatives);
    });
  }
  RocPass<Count> pass(all_positives, all_negatives);
  ranking.descend([&](double score, auto positives, auto negatives) {
    pass.add(score, static_cast<Count>(positives), static_cast<Count>(negatives));
  });
  return pass.roc();
}

// Visits the straight pieces of the curve: (x, y) to (x + dx, y + dy).
template <class Visit>
void each_piece(const Ranking& ranking, Visit visit) {
  const double p = ranking.positives(), n = ranking.negatives();
  double x = 0, y = 0;
  ranking.accumulate([&](double, double positives, double negatives) {
    const double next_x = negatives / n, next_y = positives / p;
    visit(x, y, next_x - x, next_y - y);
    x = next_x;
    y = next_y;
  });
}

double whole_of(const RocRegion& region) {
  return region.kind == RocRegion::Kind::max_fpr ? region.limit : 1 - region.limit;
}

}  // namespace

std::optional<Value> why_no_roc(const Ranking& ranking) {
  if (ranking.positives() == 0) return Value::undefined("P = 0: no row is truly positive");
  if (ranking.negatives() == 0) return Value::undefined("N = 0: no row is truly negative");
  constexpr double least = 1e-290, most = 1e290;  // of the products of weights that areas are made of
  if (const double pairs = ranking.positives() * ranking.negatives(); !(pairs > least && pairs < most))
    return Value::undefined("P * N = " + std::string(pairs < 1 ? "0" : "infinity") +
                            ": the weights are beyond what can be multiplied");
  return std::nullopt;
}

Roc roc(const Ranking& ranking) {
  if (const auto why = why_no_roc(ranking))
    return {.auc = *why, .ks = *why, .ks_threshold = *why, .equal_error_rate = *why};
  Roc roc = ranking.weighted() ? roc_of<double>(ranking) : roc_of<std::uint64_t>(ranking);
  if (ranking.counts_rows()) return roc;
  roc.placements = scattered_placements(ranking, roc.auc.number());
  roc.auc_standard_error = std::nullopt;
  if (roc.placements && roc.placements->positives > 1 && roc.placements->negatives > 1)
    roc.auc_standard_error = roc.placements->standard_error();
  return roc;
}

double standardised(double raw, const RocRegion& region) {
  const double whole = whole_of(region), by_chance = whole * whole / 2;
  return (1 + (raw - by_chance) / (whole - by_chance)) / 2;
}

PartialArea partial_area(const Ranking& ranking, const RocRegion& region) {
  if (const auto why = why_no_roc(ranking)) return {.raw = *why, .standardised = *why};
  const bool up_to_fpr = region.kind == RocRegion::Kind::max_fpr;
  CompensatedSum area;
  each_piece(ranking, [&](double x, double y, double dx, double dy) {
    if (up_to_fpr && x < region.limit && dx > 0) {
      const double part = std::min(1.0, (region.limit - x) / dx);
      area.add(part * dx * (y + part * dy / 2));
    }
    if (!up_to_fpr && y + dy > region.limit && dy > 0) {
      const double part = std::min(1.0, (y + dy - region.limit) / dy);
      area.add(part * dy * (1 - (x + dx) + part * dx / 2));
    }
  });
  const double raw = std::min(whole_of(region), area.value());
  return {.raw = raw, .standardised = standardised(raw, region)};
}

CurvePoints roc_points(const Ranking& ranking, const PointLimit& limit) {
  if (why_no_roc(ranking)) return {};
  const double p = ranking.positives(), n = ranking.negatives();
  PointCollector points(limit);
  points.add(0, 0, std::numeric_limits<double>::infinity());
  ranking.accumulate([&](double score, double positives, double negatives) {
    points.add(negatives / n, positives / p, score);
  });
  return std::move(points).points();
}

}  // namespace assay
