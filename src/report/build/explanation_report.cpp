// Reports on what metrics and concepts mean, and on what metrics come to.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "assay/core/text.hpp"
#include "assay/report/build/evaluation.hpp"
#include "assay/report/build/explanation.hpp"

namespace assay {

namespace {

Text list_of(std::string_view title) {
  return {.key = "catalogue",
          .title = std::string(title),
          .columns = {std::string(title)},
          .one_line_each = true};
}

// The small table of a concept that has one.
std::optional<Series> numbers_of(const Concept& subject) {
  if (subject.numbers.rows.empty()) return std::nullopt;
  Series series{.key = std::string(subject.name), .listed = true, .records = true};
  for (std::size_t i = 0; i < subject.numbers.columns.size(); ++i) {
    NumberColumn& column = series.columns.emplace_back(
        NumberColumn{.name = std::string(subject.numbers.columns[i]), .numbers = {}, .exact = true});
    for (const std::vector<double>& row : subject.numbers.rows) column.numbers.push_back(row[i]);
  }
  return series;
}

}  // namespace

Report catalogue_report() {
  Report report{.command = "explain"};
  for (const Family& family : metric_families()) {
    Text list = list_of(family.title);
    for (const Metric& metric : family.metrics)
      list.rows.push_back({std::string(metric.name), {std::string(metric.question)}});
    report.parts.emplace_back(std::move(list));
  }
  Text list = list_of("Ideas");
  for (const Concept& one : concepts())
    list.rows.push_back({std::string(one.name), {std::string(one.question)}});
  report.parts.emplace_back(std::move(list));
  return report;
}

Report explanation_report(std::span<const Topic> topics) {
  Report report{.command = "explain"};
  Text explained{.key = "explained", .columns = {}};
  std::size_t metrics_at = 0;  // the part before which they stand
  std::set<const Metric*> metrics_seen;
  std::set<const Concept*> concepts_seen;
  for (const Topic& topic : topics) {
    if (const auto* subject = std::get_if<const Concept*>(&topic)) {
      if (!concepts_seen.insert(*subject).second) continue;
      report.parts.emplace_back(explanation(**subject));
      if (auto numbers = numbers_of(**subject)) report.parts.emplace_back(*std::move(numbers));
      continue;
    }
    if (metrics_seen.empty()) metrics_at = report.parts.size();
    const Metric* metric = std::get<BoundMetric>(topic).metric();
    if (metrics_seen.insert(metric).second) add_explanation(explained, *metric);
  }
  if (!metrics_seen.empty())
    report.parts.insert(report.parts.begin() + static_cast<std::ptrdiff_t>(metrics_at), std::move(explained));
  return report;
}

namespace {

// What was explained comes behind the answer.
void put_first(Report& report, std::vector<Part> answer) {
  report.parts.insert(report.parts.begin(), std::make_move_iterator(answer.begin()),
                      std::make_move_iterator(answer.end()));
}

}  // namespace

void add_values(Report& report, const TwoByTwo& counts, std::span<const BoundMetric> metrics,
                ZeroDivision zero_division) {
  const Variables variables = variables_of(counts);
  ValueList values{.key = "metrics", .values = {}};
  Working working;
  std::vector<Part> sentences;
  for (const BoundMetric& metric : metrics) {
    std::vector<Derivation> steps =
        metric.formula()->derivations(metric.name(), variables, zero_division.value_or(undefined_number));
    const Value& value = steps.back().value;
    values.values.push_back({metric.name(), {value}});
    if (value.defined()) sentences.emplace_back(interpretation(metric, value.number()));
    add_derivations(working.derivations, std::move(steps));
  }
  std::vector<Part> answer{std::move(values), std::move(working)};
  std::move(sentences.begin(), sentences.end(), std::back_inserter(answer));
  put_first(report, std::move(answer));
  report.signature = fmt::format("assay {} | counts | undefined={}", version(),
                                 zero_division ? exact(*zero_division) : "null");
}

void add_values(Report& report, const InputSample& loaded, const std::vector<BoundMetric>& metrics,
                const EvaluationPlan& plan) {
  const Sample& predictions = loaded.predictions;
  const MetricChoice choice{.by_class = metrics, .overall = metrics};
  const Results results = evaluate(predictions, choice.estimands(predictions), plan);
  report.inputs = {loaded.input};
  report.warnings = loaded.warnings;
  if (plan.intervals.wanted && why_no_intervals(predictions).empty())
    report.confidence = plan.intervals.confidence();
  std::vector<Part> answer;
  if (!predictions.positive) add_tables(answer, choice, predictions, results);
  add_overall(answer, results);
  add_working(answer, choice, predictions, plan.zero_division, !predictions.positive);
  for (const Estimated* one : results.overall())
    if (one->estimate.value.defined())
      answer.emplace_back(interpretation(one->estimand.metric, one->estimate.value.number()));
  put_first(report, std::move(answer));
  report.rules = estimate_rules(loaded, plan.intervals, plan.zero_division);
  report.signature = report_signature(loaded.input, *report.rules);
}

}  // namespace assay
