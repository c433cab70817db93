// What figures of a ranking can be where its scores are rounded to bins.
#include "assay/curve/bracket.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "assay/tally/sum.hpp"

namespace assay {

namespace {

// A bin of scores, in numbers of rows as doubles: those in it, and those above.
struct Step {
  double positives, negatives, tp, fp;
};

template <class Visit>
void each_step(const Ranking& ranking, Visit visit) {
  double tp = 0, fp = 0;
  ranking.descend([&](double, auto positives, auto negatives) {
    const Step step{static_cast<double>(positives), static_cast<double>(negatives), tp, fp};
    visit(step);
    tp += step.positives;
    fp += step.negatives;
  });
}

// As wide again as sums of rounded numbers may be off.
Bracket within(const Range& range, double low, double high) {
  constexpr double rounding = 1e-13;
  return {std::max(range.low, low - rounding), std::min(range.high, high + rounding)};
}

// Which bin a probability is in, (a, b], with 0 in the first.
std::size_t place_of(double probability, std::size_t bins) {
  const auto end = [&](std::size_t i) { return static_cast<double>(i + 1) / static_cast<double>(bins); };
  const double guess = std::ceil(probability * static_cast<double>(bins)) - 1;
  auto at = static_cast<std::size_t>(std::clamp(guess, 0.0, static_cast<double>(bins - 1)));
  while (at + 1 < bins && probability > end(at)) ++at;
  while (at > 0 && probability <= end(at - 1)) --at;
  return at;
}

// The sum of scores less that of positives, of the rows in each bin of probabilities, as far as it is known.
class Gaps {
 public:
  explicit Gaps(std::size_t bins) : low_(bins), high_(bins) {}

  void add(const Range& probability, double positives, double negatives) {
    const double rows = positives + negatives;
    rows_ += rows;
    const std::size_t at = place_of(probability.low, low_.size());
    if (at != place_of(probability.high, low_.size())) {  // each row adds or takes its error, wherever it is
      unplaced_.add(positives * (1 - probability.low) + negatives * probability.high);
      return;
    }
    low_[at].add(rows * probability.low - positives);
    high_[at].add(rows * probability.high - positives);
  }

  [[nodiscard]] Bracket mean_size() const {
    double least = 0, most = 0;
    for (std::size_t i = 0; i < low_.size(); ++i) {
      const double low = low_[i].value(), high = high_[i].value();
      least += std::max({0.0, low, -high});
      most += std::max(high, -low);
    }
    const double unplaced = unplaced_.value();
    return within({0, 1}, (least - unplaced) / rows_, (most + unplaced) / rows_);
  }

 private:
  std::vector<CompensatedSum> low_, high_;
  CompensatedSum unplaced_;
  double rows_ = 0;
};

}  // namespace

std::optional<Bracket> auc_bracket(const CachedRanking& scores) {
  const Ranking& ranking = scores.ranking();
  CompensatedSum pairs;
  each_step(ranking, [&](const Step& step) { pairs.add(step.positives * step.negatives); });
  const double either = pairs.value() / (2 * ranking.positives() * ranking.negatives());
  const double area = scores.roc().auc.number();
  return within({0, 1}, area - either, area + either);
}

std::optional<Bracket> average_precision_bracket(const CachedRanking& scores) {
  CompensatedSum low, high;
  each_step(scores.ranking(), [&](const Step& step) {
    if (step.positives == 0) return;
    const auto& [p, n, tp, fp] = step;
    high.add(p * (tp + p) / (tp + fp + p));
    // The sum of (tp + i) / (above + i) over its positives, one by one; of 1 / (above + i) the integral.
    const double above = tp + fp + n;
    low.add(p - (fp + n > 0 ? (fp + n) * std::log1p(p / above) : 0));
  });
  const double positives = scores.ranking().positives();
  return within({0, 1}, low.value() / positives, high.value() / positives);
}

std::optional<Bracket> ks_bracket(const CachedRanking& scores) {
  const double p = scores.ranking().positives(), n = scores.ranking().negatives();
  double high = 0;
  each_step(scores.ranking(), [&](const Step& step) {
    high = std::max(
        {high, (step.tp + step.positives) / p - step.fp / n, (step.fp + step.negatives) / n - step.tp / p});
  });
  return within({0, 1}, scores.roc().ks.number(), high);
}

std::optional<Bracket> equal_error_bracket(const CachedRanking& scores) {
  const double p = scores.ranking().positives(), n = scores.ranking().negatives();
  std::optional<Bracket> found;
  each_step(scores.ranking(), [&](const Step& step) {
    const double fpr = step.fp / n, next_fpr = (step.fp + step.negatives) / n;
    const double fnr = 1 - step.tp / p, next_fnr = 1 - (step.tp + step.positives) / p;
    if (found || next_fpr < next_fnr) return;  // the rates meet further down
    found = within({0, 1}, std::max(fpr, next_fnr), std::min(next_fpr, fnr));
  });
  return found;
}

std::optional<Bracket> ece_bracket(const CachedRanking& scores) {
  const ProbabilityRule& rule = scores.probabilities();
  const auto& bins = scores.ranking().bins();
  if (rule.bins.equal_mass || !bins) return std::nullopt;
  Gaps gaps(rule.bins.count);
  for (const ScoreBins::Bin& bin : bins->bins()) {
    const auto [low, high] = bins->ends(bin);
    const auto probability = [&](double score) {
      return std::clamp(probability_of(score, rule.meaning), 0.0, 1.0);
    };
    gaps.add({probability(low), probability(high)}, static_cast<double>(bin.positives),
             static_cast<double>(bin.negatives));
  }
  return gaps.mean_size();
}

}  // namespace assay
