// The quantities that gates are about: what they need, and what they come to.
#include "cli/check/quantities.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "cli/estimates.hpp"

namespace assay::cli {

namespace {

void add(std::vector<Measure>& measures, const Measure& measure) {
  if (std::none_of(measures.begin(), measures.end(),
                   [&](const Measure& one) { return one.name == measure.name; }))
    measures.push_back(measure);
}

bool is_average(const std::string& label) {
  return label == name_of(Average::macro) || label == name_of(Average::weighted);
}

// A score of the positive class ranks no other.
bool is_of_positive(const Quantity& quantity, const Predictions& predictions) {
  return quantity.measure.ranked && !predictions.class_scores && predictions.positive &&
         class_named(predictions.matrix.labels, *quantity.label) == predictions.positive;
}

void check_class(const Quantity& quantity, const Predictions& predictions) {
  const std::vector<std::string>& labels = predictions.matrix.labels;
  const auto found = class_named(labels, *quantity.label);
  if (!found)
    throw data_error(printable(quantity.text) + ": the data has no class " + in_quotes(*quantity.label) +
                         did_you_mean(*quantity.label, labels),
                     (is_average(*quantity.label)
                          ? "the average is " + *quantity.label + '_' + quantity.measure.name + "; "
                          : "") +
                         "the classes are: " + listed(labels));
  if (*found >= predictions.selected)
    throw usage_error(printable(quantity.text) + ": --labels leaves out " + in_quotes(*quantity.label),
                      "name the class in --labels, or leave out the gate");
  if (quantity.measure.ranked && !predictions.class_scores && !is_of_positive(quantity, predictions))
    throw data_error(fmt::format("{}: the score is one of class {}", printable(quantity.text),
                                 in_quotes(labels[predictions.positive.value()])),
                     "name that class or none, or give a score for each class with --scores");
}

void check_average(const Quantity& quantity, const Predictions& predictions) {
  if (*quantity.average == Average::micro &&
      (predictions.selected == predictions.matrix.size() || quantity.measure.ranked))
    throw usage_error(
        printable(quantity.text) + ": there is no micro average",
        quantity.measure.ranked
            ? "rankings of several classes are not pooled"
            : "there is one where --labels leaves classes out; that of f1, precision and recall over "
              "all classes is accuracy");
  if (quantity.measure.ranked && !predictions.class_scores)
    throw data_error(printable(quantity.text) + " needs a column of scores for each class",
                     "name them with --scores, such as 'p_*'");
}

// Without a class or an average: of the positive class, of the whole matrix, or of scores.
void check_overall(const Quantity& quantity, const Predictions& predictions) {
  const Measure& measure = quantity.measure;
  const bool of_several = measure.ranked && !measure.ranked.of_classes && predictions.class_scores;
  if (is_fixed(quantity) || (!of_several && (!measure.per_class() || predictions.positive))) return;
  const std::vector<std::string>& labels = predictions.matrix.labels;
  throw data_error(fmt::format("{} is of one class, and there are {}: {}", printable(quantity.text),
                               labels.size(), listed(labels)),
                   measure.metric ? fmt::format("name one, or an average: '{0}[{1}]', 'macro_{0}'",
                                                quantity.text, printable(labels[0]))
                                  : fmt::format("name one: '({})[{}]'", quantity.text, printable(labels[0])));
}

const Estimate& in_column(const Measure& measure, const Evaluation& evaluation,
                          const std::vector<Estimate>& estimates) {
  const auto& columns = evaluation.class_measures;
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const Measure* one) { return one->name == measure.name; });
  return estimates.at(static_cast<std::size_t>(found - columns.begin()));
}

}  // namespace

EvaluationPlan plan_of(const std::vector<const Quantity*>& quantities, const EstimateOptions& options,
                       unsigned threads) {
  std::vector<Measure> by_class, overall;
  for (const Quantity* quantity : quantities) {
    const bool all_rows = !quantity->label && !quantity->average;
    if (is_fixed(*quantity)) continue;
    if (!all_rows) add(by_class, quantity->measure);
    if (all_rows || quantity->measure.ranked) add(overall, quantity->measure);
  }
  return plan_of(std::move(by_class), std::move(overall), options, threads);
}

bool need_positive(const std::vector<const Quantity*>& quantities) {
  return std::any_of(quantities.begin(), quantities.end(), [](const Quantity* one) {
    return !one->label && !one->average && !one->measure.whole_matrix && !is_fixed(*one);
  });
}

void check_quantities(const std::vector<const Quantity*>& quantities, const InputOptions& input,
                      const Predictions& predictions) {
  for (const Quantity* quantity : quantities) {
    if (quantity->measure.metric) check_scores({quantity->measure.name}, input, predictions);
    if (quantity->label) {
      check_class(*quantity, predictions);
    } else if (quantity->average) {
      check_average(*quantity, predictions);
    } else {
      check_overall(*quantity, predictions);
    }
  }
}

std::optional<std::size_t> class_named(std::span<const std::string> labels, const std::string& name) {
  const auto found = find_class(labels, name);
  return found ? found : find_class(labels, trimmed(name));
}

std::optional<std::size_t> table_of(const Quantity& quantity, const Predictions& predictions) {
  if (quantity.average) return std::nullopt;
  return quantity.label ? class_named(predictions.matrix.labels, *quantity.label) : predictions.positive;
}

Estimate estimate_of(const Quantity& quantity, const Evaluation& evaluation, const Predictions& predictions) {
  if (is_fixed(quantity))
    return {quantity.measure.two_by_two->value(variables_of(TwoByTwo{.tn = predictions.matrix.total()}))};
  if (quantity.average) {
    const auto found =
        std::find_if(evaluation.averages.begin(), evaluation.averages.end(),
                     [&](const AverageEstimates& one) { return one.average == *quantity.average; });
    return in_column(quantity.measure, evaluation, found->estimates);
  }
  if (quantity.label && !is_of_positive(quantity, predictions)) {
    const std::size_t k = class_named(predictions.matrix.labels, *quantity.label).value();
    return in_column(quantity.measure, evaluation, evaluation.classes.at(k).estimates);
  }
  const auto found =
      std::find_if(evaluation.overall.begin(), evaluation.overall.end(),
                   [&](const NamedEstimate& one) { return one.measure->name == quantity.measure.name; });
  return found->estimate;
}

bool grows_with_rows(const Quantity& quantity) {
  if (!quantity.measure.two_by_two || quantity.measure.metric) return false;
  const auto value_of = [&](const TwoByTwo& table) {
    return quantity.measure.two_by_two->evaluate(variables_of(table));
  };
  // Of no simple relation to each other.
  return value_of({.tp = 1013, .fp = 211, .fn = 97, .tn = 4001}) !=
         value_of({.tp = 2026, .fp = 422, .fn = 194, .tn = 8002});
}

bool is_fixed(const Quantity& quantity) {
  if (!quantity.measure.two_by_two || quantity.measure.metric) return false;
  const std::vector<Variable> variables = quantity.measure.two_by_two->variables();
  return quantity.measure.two_by_two->counts_all_rows() ||
         std::all_of(variables.begin(), variables.end(), [](Variable one) { return one == Variable::n; });
}

}  // namespace assay::cli
