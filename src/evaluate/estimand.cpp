// What is to be estimated, and why it cannot be.
#include "assay/evaluate/estimand.hpp"

#include <algorithm>

#include "assay/core/text.hpp"
#include "assay/tally/labels.hpp"

namespace assay {

namespace {

bool is_had_of_all_rows(const BoundMetric& metric, const Sample& predictions) {
  if (!metric.of_scores()) return (metric.formula() && predictions.positive) || metric.of_all_classes();
  if (!metric.needs().ranking) return predictions.losses.has_value();
  return (predictions.ranking && metric.per_class()) || (predictions.class_scores && metric.of_all_classes());
}

bool is_had_by_class(const BoundMetric& metric, const Sample& predictions) {
  return metric.per_class() && (!metric.of_scores() || predictions.class_scores);
}

std::vector<BoundMetric> counts_first(std::span<const BoundMetric> metrics) {
  std::vector<BoundMetric> ordered(metrics.begin(), metrics.end());
  std::stable_partition(ordered.begin(), ordered.end(),
                        [](const BoundMetric& one) { return !one.of_scores(); });
  return ordered;
}

bool is_average(const std::string& label) {
  return label == name_of(Average::macro) || label == name_of(Average::weighted);
}

std::optional<Error> why_not_of_class(const BoundMetric& metric, const std::string& label,
                                      const std::string& text, const Sample& predictions) {
  const std::vector<std::string>& labels = predictions.matrix.labels;
  const auto k = class_named(labels, label);
  if (!k)
    return data_error(text + ": the data has no class " + in_quotes(label) + did_you_mean(label, labels),
                      (is_average(label) ? "the average is " + label + '_' + metric.name() + "; " : "") +
                          "the classes are: " + listed(labels));
  if (*k >= predictions.selected)
    return usage_error(text + ": --labels leaves out " + in_quotes(label),
                       "name the class in --labels, or leave out the gate");
  // A score of the positive class ranks no other.
  if (metric.of_scores() && !predictions.class_scores && k != predictions.positive)
    return data_error(text + ": the scores are of class " + in_quotes(labels[predictions.positive.value()]),
                      "name that class or none, or give a score for each class with --scores");
  return std::nullopt;
}

std::optional<Error> why_no_average(const BoundMetric& metric, Average average, const std::string& text,
                                    const Sample& predictions) {
  const bool ranked = metric.of_scores();
  if (average == Average::micro && ranked)
    return usage_error(text + ": there is no micro average", "rankings of several classes are not pooled");
  if (ranked && !predictions.class_scores)
    return data_error(text + " needs a column of scores for each class",
                      "name them with --scores, such as 'p_*'");
  return std::nullopt;
}

std::optional<Error> why_not_of_all_rows(const BoundMetric& metric, const std::string& text,
                                         const Sample& predictions) {
  const bool one_class_is_meant =
      metric.of_scores() ? !predictions.class_scores : predictions.positive.has_value();
  if (metric.function_of_n() || metric.of_all_classes() || one_class_is_meant) return std::nullopt;
  const std::vector<std::string>& labels = predictions.matrix.labels;
  return data_error(text + " is a metric of one class, and there are " + std::to_string(labels.size()) +
                        ": " + listed(labels),
                    metric.metric() ? "name one, or an average: '" + text + "[" + printable(labels[0]) +
                                          "]', 'macro_" + text + "'"
                                    : "name one: '(" + text + ")[" + printable(labels[0]) + "]'");
}

}  // namespace

std::string name_of(const Estimand& estimand) {
  const std::string& metric = estimand.metric.name();
  if (const auto* of = std::get_if<OfClass>(&estimand.target)) return metric + "[" + of->label + "]";
  if (const auto* averaged = std::get_if<Averaged>(&estimand.target))
    return std::string(name_of(averaged->average)) + "_" + metric;
  return metric;
}

bool same(const Estimand& a, const Estimand& b) {
  const auto *of_a = std::get_if<OfClass>(&a.target), *of_b = std::get_if<OfClass>(&b.target);
  const bool same_target =
      of_a && of_b ? class_named(std::vector{of_a->label}, of_b->label).has_value() : a.target == b.target;
  return same_target && a.metric.same_as(b.metric);
}

std::optional<std::size_t> class_named(std::span<const std::string> labels, const std::string& name) {
  const auto found = find_class(labels, name);
  return found ? found : find_class(labels, trimmed(name));
}

std::optional<std::size_t> table_of(const Estimand& estimand, const Sample& predictions) {
  if (std::holds_alternative<Averaged>(estimand.target)) return std::nullopt;
  const auto* one = std::get_if<OfClass>(&estimand.target);
  return one ? class_named(predictions.matrix.labels, one->label) : predictions.positive;
}

std::vector<Average> averages_of(const Sample& predictions) {
  std::vector<Average> averages{Average::macro, Average::weighted};
  if (predictions.selected < predictions.matrix.size()) averages.push_back(Average::micro);
  return averages;
}

std::vector<Estimand> of_all_rows(std::span<const BoundMetric> metrics, const Sample& predictions) {
  std::vector<Estimand> estimands;
  for (BoundMetric& metric : counts_first(metrics))
    if (is_had_of_all_rows(metric, predictions)) estimands.push_back({std::move(metric)});
  return estimands;
}

std::vector<BoundMetric> class_metrics(std::span<const BoundMetric> metrics, const Sample& predictions) {
  std::vector<BoundMetric> had = counts_first(metrics);
  std::erase_if(had, [&](const BoundMetric& one) { return !is_had_by_class(one, predictions); });
  return had;
}

std::vector<Estimand> of_each_class(std::span<const BoundMetric> metrics, const Sample& predictions) {
  std::vector<Estimand> estimands;
  for (const BoundMetric& metric : class_metrics(metrics, predictions)) {
    for (std::size_t k = 0; k < predictions.selected; ++k)
      estimands.push_back({metric, OfClass{predictions.matrix.labels[k]}});
    for (const Average average : averages_of(predictions)) estimands.push_back({metric, Averaged{average}});
  }
  return estimands;
}

std::optional<Error> why_no_scores(const BoundMetric& metric, const Sample& predictions) {
  if (!metric.of_scores()) return std::nullopt;
  const bool none = !predictions.losses && !predictions.ranking && !predictions.class_scores;
  if (!metric.needs().class_scores && none)
    return data_error(metric.name() + " needs scores",
                      "name their column with --score where there are two labels, or one for each class with "
                      "--scores");
  if (metric.needs().class_scores && !predictions.class_scores)
    return data_error(metric.name() + " needs a column of scores for each class",
                      "name them with --scores, such as 'p_*'");
  if (metric.needs().losses && !predictions.why_no_losses.empty())
    return data_error(metric.name() + ": " + predictions.why_no_losses,
                      "it needs probabilities: from 0 to 1, and those of all classes together 1");
  return std::nullopt;
}

std::optional<Error> why_not(const Estimand& estimand, const std::string& text, const Sample& predictions) {
  if (auto why = why_no_scores(estimand.metric, predictions)) return why;
  const std::string called = printable(text);
  if (const auto* one = std::get_if<OfClass>(&estimand.target))
    return why_not_of_class(estimand.metric, one->label, called, predictions);
  if (const auto* averaged = std::get_if<Averaged>(&estimand.target))
    return why_no_average(estimand.metric, averaged->average, called, predictions);
  return why_not_of_all_rows(estimand.metric, called, predictions);
}

}  // namespace assay
