// How metrics of scores come about, row by row.
#include "report/build/score_working.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "assay/core/text.hpp"

namespace assay {

Phrase Terms::sum() const {
  const std::size_t shown = count_ <= most_ ? count_ : few_;
  Phrase sum;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) sum += " + ";
    sum += first_[i];
  }
  if (shown < count_)
    sum += fmt::format(" + ... ({} more)", with_commas(static_cast<double>(count_ - shown)));
  return sum;
}

namespace {

// Of each positive the negatives that it outscores, and half of those that tie.
std::vector<Derivation> pairs_won(const Ranking& ranking, const Value& area) {
  const double positives = ranking.positives(), negatives = ranking.negatives();
  if (!area.defined()) return {};
  Terms terms;
  double above = 0, won = 0;  // negatives; pairs
  ranking.descend([&](double, auto more_positives, auto more_negatives) {
    const double tied = static_cast<double>(more_negatives);
    const double each = negatives - above - tied + tied / 2;
    for (double i = 0; i < static_cast<double>(more_positives); ++i) terms.add([&] { return Phrase{each}; });
    won += each * static_cast<double>(more_positives);
    above += tied;
  });
  return {{.name = "roc_auc",
           .formula = "(negatives below each positive, ties one half) / (P * N)",
           .with_numbers = Phrase("(") + terms.sum() + Phrase{") / (", positives, " * ", negatives, ")"},
           .simplified = {won, " / ", positives * negatives},
           .value = area}};
}

std::vector<Derivation> precision_steps(const Ranking& ranking, const Value& average) {
  const double all = ranking.positives();
  if (!average.defined()) return {};
  Terms terms;
  double tp = 0, fp = 0;
  ranking.descend([&](double, auto positives, auto negatives) {
    const double more = static_cast<double>(positives);
    tp += more;
    fp += static_cast<double>(negatives);
    if (more > 0) terms.add([&] { return Phrase{more, "/", all, " * ", tp, "/", tp + fp}; });
  });
  return {{.name = "average_precision",
           .formula = "sum of (recall gained) * precision, from the top",
           .with_numbers = terms.sum(),
           .simplified = {},
           .value = average}};
}

struct RowLoss {
  Phrase term;
  double loss;
};

// The mean of a loss over rows. Scores are tried as probabilities and as percent: what does not come to the
// mean that was tallied was clipped, or means something else, and has no working here.
std::vector<Derivation> mean_of_rows(const Ranking& ranking, const MeanLoss& mean, Derivation derivation,
                                     const std::function<RowLoss(double, bool)>& loss_of, const char* sign) {
  for (const double unit : {1.0, 100.0}) {
    Terms terms;
    double sum = 0, rows = 0;
    ranking.descend([&](double score, auto positives, auto negatives) {
      for (const auto& [count, positive] : {std::pair(static_cast<double>(positives), true),
                                            std::pair(static_cast<double>(negatives), false)}) {
        if (count == 0) continue;
        const RowLoss row = loss_of(score / unit, positive);
        for (double i = 0; i < count; ++i) terms.add([&] { return row.term; });
        sum += count * row.loss;
        rows += count;
      }
    });
    const double found = sum / rows;
    const bool agrees = found == mean.mean || std::abs(found - mean.mean) <= 1e-9 * std::max(1.0, found);
    if (!agrees) continue;
    derivation.with_numbers = Phrase(sign) + Phrase("(") + terms.sum() + Phrase{") / ", rows};
    if (std::isfinite(sum)) derivation.simplified = {sum, " / ", rows};
    derivation.value =
        std::isfinite(found) ? Value(found) : Value::infinite("ln 0: a score of exactly 0 or 1 is wrong");
    return {std::move(derivation)};
  }
  return {};
}

RowLoss surprise(double score, bool positive) {
  const double of_truth = positive ? score : 1 - score;
  return {.term = {"ln ", of_truth}, .loss = -std::log(of_truth)};
}

RowLoss squared_distance(double score, bool positive) {
  const double distance = score - (positive ? 1 : 0);
  return {.term = {"(", score, positive ? " - 1)^2" : " - 0)^2"}, .loss = distance * distance};
}

}  // namespace

std::vector<Derivation> score_derivations(const std::string& metric, const Sample& predictions) {
  if (!predictions.ranking || predictions.ranking->ranking().weighted()) return {};
  const CachedRanking& ranked = *predictions.ranking;
  const auto& losses = predictions.losses;
  if (metric == "roc_auc") return pairs_won(ranked.ranking(), ranked.roc().auc);
  if (metric == "average_precision")
    return precision_steps(ranked.ranking(), ranked.precision_recall().average_precision);
  if (metric == "gini" && ranked.roc().auc.defined()) {
    std::vector<Derivation> steps = pairs_won(ranked.ranking(), ranked.roc().auc);
    const double area = ranked.roc().auc.number();
    steps.push_back({.name = "gini",
                     .formula = "2 * roc_auc - 1",
                     .with_numbers = {"2 * ", area, " - 1"},
                     .simplified = {},
                     .value = 2 * area - 1});
    return steps;
  }
  if (metric == "log_loss" && losses && !losses->invalid_probability)
    return mean_of_rows(ranked.ranking(), losses->log_loss,
                        {.name = metric,
                         .formula = "-(sum over rows of ln(score of the true class)) / n",
                         .with_numbers = {},
                         .simplified = {},
                         .value = 0},
                        surprise, "-");
  if (metric == "brier_score" && losses && !losses->invalid_probability)
    return mean_of_rows(ranked.ranking(), losses->brier,
                        {.name = metric,
                         .formula = "(sum over rows of (score - truth)^2) / n",
                         .with_numbers = {},
                         .simplified = {},
                         .value = 0},
                        squared_distance, "");
  return {};
}

}  // namespace assay
