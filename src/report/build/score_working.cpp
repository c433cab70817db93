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

// "2 * " of rows that weigh 2 together; nothing where each row has a term of its own.
Phrase times(double weight, bool weighted) { return weighted ? Phrase{weight, " * "} : Phrase(); }

// A term for each row, or for all rows of a score where they have weights.
template <class Make>
void add_rows(Terms& terms, double rows, bool weighted, const Make& term) {
  if (weighted && rows > 0) terms.add([&] { return times(rows, true) + term(); });
  for (double i = 0; !weighted && i < rows; ++i) terms.add(term);
}

// Of each positive the negatives that it outscores, and half of those that tie.
std::vector<Derivation> pairs_won(const std::string& name, const Ranking& ranking, const Value& area) {
  const double positives = ranking.positives(), negatives = ranking.negatives();
  if (!area.defined()) return {};
  Terms terms;
  double above = 0, won = 0;  // negatives; pairs
  ranking.descend([&](double, auto more_positives, auto more_negatives) {
    const double tied = static_cast<double>(more_negatives), more = static_cast<double>(more_positives);
    const double each = negatives - above - tied + tied / 2;
    add_rows(terms, more, ranking.weighted(), [&] { return Phrase{each}; });
    won += each * more;
    above += tied;
  });
  return {{.name = name,
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

struct LossOfRows {
  RowLoss (*of_row)(double probability, bool positive);
  const char* sign;         // before the sum
  bool of_positives_alone;  // of a score for each class: rows count by that of their own class
};

RowLoss surprise(double score, bool positive) {
  const double of_truth = positive ? score : 1 - score;
  return {.term = {"ln ", of_truth}, .loss = -std::log(of_truth)};
}

RowLoss squared_distance(double score, bool positive) {
  const double distance = score - (positive ? 1 : 0);
  return {.term = {"(", score, positive ? " - 1)^2" : " - 0)^2"}, .loss = distance * distance};
}

// What scores may mean.
double as_it_is(double score) { return score; }
double of_percent(double score) { return score / 100; }
double of_logit(double score) { return 1 / (1 + std::exp(-score)); }

// The mean of a loss over rows, by one ranking or by that of each class. Scores are tried as probabilities,
// as percent and as logits: what does not come to the mean that was tallied was clipped, or means something
// else, and has no working here.
std::vector<Derivation> mean_of_rows(const std::vector<const Ranking*>& rankings, const MeanLoss& mean,
                                     Derivation derivation, const LossOfRows& loss) {
  const bool by_class = rankings.size() > 1;
  const double rows = rankings[0]->positives() + rankings[0]->negatives();
  for (const auto& probability_of : {as_it_is, of_percent, of_logit}) {
    Terms terms;
    double sum = 0;
    for (const Ranking* ranking : rankings)
      ranking->descend([&](double score, auto positives, auto negatives) {
        for (const auto& [count, positive] : {std::pair(static_cast<double>(positives), true),
                                              std::pair(static_cast<double>(negatives), false)}) {
          if (count == 0 || (by_class && loss.of_positives_alone && !positive)) continue;
          const RowLoss row = loss.of_row(probability_of(score), positive);
          add_rows(terms, count, ranking->weighted(), [&] { return row.term; });
          sum += count * row.loss;
        }
      });
    const double found = sum / rows;
    const bool agrees = found == mean.mean || std::abs(found - mean.mean) <= 1e-9 * std::max(1.0, found);
    if (!agrees) continue;
    derivation.with_numbers = Phrase(loss.sign) + Phrase("(") + terms.sum() + Phrase{") / ", rows};
    if (std::isfinite(sum)) derivation.simplified = {sum, " / ", rows};
    derivation.value =
        std::isfinite(found) ? Value(found) : Value::infinite("ln 0: a score of exactly 0 or 1 is wrong");
    return {std::move(derivation)};
  }
  return {};
}

std::vector<Derivation> losses_of(const std::string& metric, const std::vector<const Ranking*>& rankings,
                                  const ProbabilityLosses& losses) {
  if (losses.invalid_probability) return {};
  const bool weighted = rankings[0]->weighted(), by_class = rankings.size() > 1;
  const std::string rows = weighted ? "sum over rows of weight * " : "sum over rows of ";
  const std::string all = weighted ? ") / (sum of weights)" : ") / n";
  if (metric == "log_loss")
    return mean_of_rows(rankings, losses.log_loss,
                        {.name = metric,
                         .formula = "-(" + rows + "ln(score of the true class)" + all,
                         .with_numbers = {},
                         .simplified = {},
                         .value = 0},
                        {surprise, "-", true});
  if (metric == "brier_score")
    return mean_of_rows(
        rankings, losses.brier,
        {.name = metric,
         .formula = "(" + (by_class ? "sum over classes and rows of " : rows) + "(score - truth)^2" + all,
         .with_numbers = {},
         .simplified = {},
         .value = 0},
        {squared_distance, "", false});
  return {};
}

// The areas of the classes, and their mean.
std::vector<Derivation> mean_of_areas(const ClassSummary& classes) {
  std::vector<Derivation> steps;
  Terms names, numbers;
  double sum = 0;
  for (std::size_t k = 0; k < classes.labels().size(); ++k) {
    const CachedRanking& one = classes.one_vs_rest(k);
    const std::string name = fmt::format("roc_auc_ovr[{}]", printable(classes.labels()[k]));
    std::vector<Derivation> area = pairs_won(name, one.ranking(), one.roc().auc);
    if (area.empty()) return {};
    names.add([&] { return Phrase(name); });
    numbers.add([&] { return Phrase{area[0].value.number()}; });
    sum += area[0].value.number();
    steps.push_back(std::move(area[0]));
  }
  const auto count = static_cast<double>(classes.labels().size());
  steps.push_back({.name = "roc_auc_ovr",
                   .formula = (Phrase("(") + names.sum() + Phrase{") / ", count}).text_in_full(),
                   .with_numbers = Phrase("(") + numbers.sum() + Phrase{") / ", count},
                   .simplified = {sum, " / ", count},
                   .value = sum / count});
  return steps;
}

std::vector<Derivation> class_score_derivations(const std::string& metric, const Sample& predictions) {
  const ClassSummary& classes = *predictions.class_scores;
  if (metric == "roc_auc_ovr") return mean_of_areas(classes);
  std::vector<const Ranking*> rankings;
  for (std::size_t k = 0; k < classes.labels().size(); ++k)
    rankings.push_back(&classes.one_vs_rest(k).ranking());
  return predictions.losses ? losses_of(metric, rankings, *predictions.losses) : std::vector<Derivation>();
}

}  // namespace

std::vector<Derivation> score_derivations(const std::string& metric, const Sample& predictions) {
  if (predictions.class_scores) return class_score_derivations(metric, predictions);
  if (!predictions.ranking || predictions.ranking->ranking().rounded()) return {};
  const CachedRanking& ranked = *predictions.ranking;
  if (metric == "roc_auc") return pairs_won(metric, ranked.ranking(), ranked.roc().auc);
  if (metric == "average_precision")
    return precision_steps(ranked.ranking(), ranked.precision_recall().average_precision);
  if (metric == "gini" && ranked.roc().auc.defined()) {
    std::vector<Derivation> steps = pairs_won("roc_auc", ranked.ranking(), ranked.roc().auc);
    const double area = ranked.roc().auc.number();
    steps.push_back({.name = "gini",
                     .formula = "2 * roc_auc - 1",
                     .with_numbers = {"2 * ", area, " - 1"},
                     .simplified = {},
                     .value = 2 * area - 1});
    return steps;
  }
  return predictions.losses ? losses_of(metric, {&ranked.ranking()}, *predictions.losses)
                            : std::vector<Derivation>();
}

}  // namespace assay
