// Why predicted classes are better or worse than those of another model.
#include "assay/compare/decomposition.hpp"

#include <algorithm>

#include "compare/compared_values.hpp"

namespace assay {

namespace {

// Rows of two classes, or their weights.
struct Rows {
  double positives = 0, negatives = 0;
  [[nodiscard]] double total() const { return positives + negatives; }
  [[nodiscard]] Rows times(const Rows& factors) const {
    return {positives * factors.positives, negatives * factors.negatives};
  }
};

Rows all_rows(const Sample& sample) {
  const std::size_t positive = *sample.positive;
  return {sample.matrix.truth_total(positive), sample.matrix.truth_total(1 - positive)};
}

Rows called_positive(const Sample& sample) {
  const std::size_t positive = *sample.positive;
  return {sample.matrix.at(positive, positive), sample.matrix.at(1 - positive, positive)};
}

// The rows with the highest scores that make up so many, when each counts by its class.
Rows highest(const Ranking& ranking, const Rows& factors, double wanted) {
  Rows called, before;
  bool done = false;
  ranking.accumulate([&](double, double positives, double negatives) {
    if (done) return;
    before = called;
    called = Rows{positives, negatives}.times(factors);
    done = called.total() >= wanted;
  });
  if (called.total() <= wanted) return called;
  const double part = (wanted - before.total()) / (called.total() - before.total());
  return {before.positives + part * (called.positives - before.positives),
          before.negatives + part * (called.negatives - before.negatives)};
}

// What the model would predict.
Sample with_counts(const Sample& model, const Rows& called, const Rows& all) {
  const std::size_t positive = *model.positive, negative = 1 - positive;
  Sample sample{.matrix = model.matrix,
                .positive = model.positive,
                .ordered = model.ordered,
                .selected = model.selected};
  sample.matrix.at(positive, positive) = called.positives;
  sample.matrix.at(positive, negative) = std::max(0.0, all.positives - called.positives);
  sample.matrix.at(negative, positive) = called.negatives;
  sample.matrix.at(negative, negative) = std::max(0.0, all.negatives - called.negatives);
  return sample;
}

bool are_ranked(const Sample& sample) {
  return sample.positive && sample.ranking && sample.matrix.size() == 2;
}

}  // namespace

std::vector<DecomposedChange> decomposed_changes(const Sample& reference, const Sample& model,
                                                 std::span<const Estimand> estimands,
                                                 const EvaluationPlan& plan) {
  std::vector<DecomposedChange> changes;
  if (!are_ranked(reference) || !are_ranked(model)) return changes;
  const Rows before = all_rows(reference), now = all_rows(model);
  if (before.positives * before.negatives * now.positives * now.negatives == 0) return changes;
  // To the reference's shares of the classes; 1 where the rows are the same.
  const double size = now.total() / before.total();
  const Rows factors{before.positives / now.positives * size, before.negatives / now.negatives * size};
  const double wanted = called_positive(reference).total() * size;
  const Sample as_many =
      with_counts(model, highest(model.ranking->ranking(), factors, wanted), now.times(factors));
  const Sample own_cut = with_counts(model, called_positive(model).times(factors), now.times(factors));
  EvaluationPlan values = plan;
  values.intervals.wanted = false;
  std::vector<Estimand> of_counts;
  for (const Estimand& one : estimands)
    if (!one.metric.of_scores()) of_counts.push_back(one);
  std::vector<Results> steps;
  for (const Sample* one : {&reference, &as_many, &own_cut, &model})
    steps.push_back(evaluate(*one, of_counts, values));
  for (const Estimand& estimand : of_counts) {
    std::vector<double> numbers;
    for (const Results& step : steps)
      if (const Value value = estimate_in(step, estimand, model).value; value.defined())
        numbers.push_back(value.number());
    if (numbers.size() < steps.size()) continue;
    changes.push_back({.name = name_of(estimand),
                       .change = numbers[3] - numbers[0],
                       .ranking = numbers[1] - numbers[0],
                       .threshold = numbers[2] - numbers[1],
                       .class_shares = numbers[3] - numbers[2]});
  }
  return changes;
}

}  // namespace assay
