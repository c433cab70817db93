// The report on an evaluation, and its parts.
#include "assay/report/build/evaluation.hpp"

#include <algorithm>
#include <utility>

#include "assay/core/text.hpp"
#include "assay/report/build/folds.hpp"
#include "assay/report/build/slices.hpp"
#include "report/build/brackets.hpp"
#include "report/build/in_short.hpp"

namespace assay {

namespace {

// A class or an average, in the columns of these metrics.
TableRow row_of(std::string label, const Target& target, const std::vector<BoundMetric>& metrics,
                const Results& results, Count support) {
  TableRow row{std::move(label), {}};
  for (const BoundMetric& metric : metrics) row.cells.emplace_back(*results.find(metric.name(), target));
  row.cells.emplace_back(support);
  return row;
}

// The overall metrics with a defined value for which `holds`.
template <class Holds>
std::string names_where(const Results& results, Holds holds) {
  std::vector<std::string> names;
  for (const Estimated* one : results.overall())
    if (one->estimate.value.defined() && holds(*one)) names.push_back(one->name());
  return listed(names);
}

std::string why_no_interval_of_counts(const Sample& predictions, const IntervalPlan& intervals) {
  if (predictions.scatter && !methods_of(intervals).empty()) return plain_methods_need_counts;
  if (std::string why = why_not_shown(intervals.bootstrap); !why.empty()) return why;
  return "the rows are too few, or cells are empty";
}

void warn_of_estimates(Report& report, const Results& results, const Sample& predictions,
                       const IntervalPlan& intervals) {
  const auto warn = [&](const char* code, const std::string& message) {
    report.warnings.push_back({code, message});
  };
  if (auto below = auc_below_half(results)) report.warnings.push_back(*std::move(below));
  if (auto brackets = brackets_of(overall_values(results))) report.warnings.push_back(*std::move(brackets));
  if (!intervals.wanted) return;
  if (const std::string why = why_no_intervals(predictions); !why.empty())
    return warn("no_intervals", "intervals are left out: " + why);
  if (results.too_many_cells())
    return warn("too_many_cells",
                "intervals of averages and of all classes are left out: with so many classes they would take "
                "too long");
  const auto is_ranked = [](const Estimated& one) { return one.estimand.metric.needs().ranking; };
  const auto none = [&](const Estimated& one) { return !one.estimate.interval && !is_ranked(one); };
  const bool is_told = predictions.moved && why_not_shown(intervals.bootstrap).empty();  // the prevalence
  if (const std::string names = names_where(results, none); !names.empty() && !is_told)
    warn("no_interval",
         "no interval for " + names + ": " + why_no_interval_of_counts(predictions, intervals));
  const auto no_method = [&](const Estimated& one) {
    return !one.estimate.interval && is_ranked(one) && !one.estimand.metric.is_test();
  };
  if (const std::string names = names_where(results, no_method); !names.empty())
    warn("no_interval", "no interval for " + names + ": " + why_no_ranking_interval(predictions));
  const auto no_width = [](const Estimated& one) {
    const auto& interval = one.estimate.interval;
    return interval && interval->low == interval->high;
  };
  if (const std::string names = names_where(results, no_width); !names.empty())
    warn("zero_width_interval",
         "the interval of " + names + " has no width: it would be the same in any sample of so many rows");
}

constexpr const char* key_of_alerts = "per_10000_rows";

// What the model would bring of so many rows.
ValueList alerts_of(const Sample& predictions) {
  constexpr double rows = 10'000;
  const TwoByTwo table = one_vs_rest(predictions.matrix, predictions.positive.value());
  const double all = predictions.matrix.total();
  const auto share = [&](double cells) { return Estimate{Value(rows * cells / all)}; };
  return {.key = key_of_alerts,
          .values = {{"alerts", share(table.tp + table.fp)},
                     {"true_alerts", share(table.tp)},
                     {"missed_positives", share(table.fn)}},
          .header = "of 10,000 rows"};
}

// Of two classes the metrics of all rows are the answer, of several the table by class too.
void arrange(Report& report, const Sample& predictions, bool chosen) {
  const auto is_answer = [&](const Part& part) {
    const std::string_view key = key_of(part);
    return key == "metrics" || key == key_of_alerts ||
           (!predictions.positive && (key == "classes" || key == "averages"));
  };
  const auto answers = std::count_if(report.parts.begin(), report.parts.end(), is_answer);
  report.details = report.parts.size() - static_cast<std::size_t>(answers);
  if (predictions.positive) report.aside = {"classes", "averages"};
  if (chosen || !predictions.positive) report.aside.emplace_back("matrix");
}

// The metrics of all rows, then those of a class or an average that were named.
std::vector<NamedValue> asked_values(const MetricChoice& choice, const Results& results) {
  std::vector<NamedValue> values = overall_values(results);
  for (const auto& [name, estimand] : choice.further)
    if (const Estimate* found = results.find(estimand.metric.name(), estimand.target))
      values.push_back({name, *found});
  return values;
}

Part matrix_part(const Sample& predictions) {
  const ConfusionMatrix& matrix = predictions.matrix;
  return MatrixTable{.labels = matrix.labels,
                     .counts = matrix.cells,
                     .weighted = matrix.weighted,
                     .positive = predictions.positive,
                     .cells_only = predictions.positive.has_value()};
}

std::vector<Part> evaluation_parts(const EvaluationReportPlan& plan, const MetricChoice& choice,
                                   const Sample& predictions, const Results& results, bool counted) {
  std::vector<Part> parts;
  ValueList values{.key = "metrics", .values = asked_values(choice, results)};
  if (!values.values.empty()) parts.emplace_back(std::move(values));
  if (counted && predictions.moved) parts.emplace_back(alerts_of(predictions));
  add_tables(parts, choice, predictions, results);
  if (counted) parts.push_back(matrix_part(predictions));
  if (plan.working) add_working(parts, choice, predictions, plan.how.zero_division);
  return parts;
}

}  // namespace

std::optional<Warning> auc_below_half(const Results& results) {
  const Estimate* area = results.find("roc_auc");
  return area ? auc_below_half(area->value) : std::nullopt;
}

std::optional<Warning> auc_below_half(const Value& auc) {
  if (!auc.defined() || auc.number() >= 0.5) return std::nullopt;
  return Warning{
      "auc_below_half",
      "roc_auc is below 0.5: positives tend to score lower than negatives; is the positive class the "
      "other one (--positive), or does a low score mean positive?"};
}

void add_tables(std::vector<Part>& parts, const MetricChoice& choice, const Sample& predictions,
                const Results& results) {
  const std::vector<BoundMetric> metrics = class_metrics(choice.by_class, predictions);
  if (metrics.empty()) return;
  const bool weighted = predictions.matrix.weighted;
  Table classes{.key = "classes", .row_header = "class", .columns = {}, .rows = {}};
  for (const BoundMetric& metric : metrics) classes.columns.push_back(metric.name());
  classes.columns.emplace_back("support");
  Table averages{.key = "averages", .row_header = "average", .columns = classes.columns, .rows = {}};
  const std::vector<TwoByTwo> tables = one_vs_rest(predictions.matrix);
  double rows = 0;
  for (std::size_t k = 0; k < predictions.selected; ++k) {
    const std::string& label = predictions.matrix.labels[k];
    const double support = tables[k].tp + tables[k].fn;
    classes.rows.push_back(row_of(label, OfClass{label}, metrics, results, {support, weighted}));
    rows += support;
  }
  for (const Average average : averages_of(predictions))
    averages.rows.push_back(
        row_of(std::string(name_of(average)), Averaged{average}, metrics, results, {rows, weighted}));
  parts.emplace_back(std::move(classes));
  parts.emplace_back(std::move(averages));
}

std::vector<NamedValue> overall_values(const Results& results) {
  std::vector<NamedValue> values;
  for (const Estimated* one : results.overall()) values.push_back({one->name(), one->estimate});
  return values;
}

void add_overall(std::vector<Part>& parts, const Results& results) {
  ValueList overall{.key = "metrics", .values = overall_values(results)};
  if (!overall.values.empty()) parts.emplace_back(std::move(overall));
}

Report evaluation_report(const InputSample& loaded, const MetricChoice& choice,
                         std::span<const Results> results, const EvaluationReportPlan& plan) {
  const IntervalPlan& intervals = plan.how.intervals;
  Report report{.command = "report", .inputs = {loaded.input}, .warnings = loaded.warnings};
  if (intervals.wanted && why_no_intervals(loaded.predictions).empty())
    report.confidence = intervals.confidence();
  report.parts = evaluation_parts(plan, choice, loaded.predictions, results[0], loaded.input.counted);
  arrange(report, loaded.predictions, plan.chosen);
  const std::vector<NamedValue> values = asked_values(choice, results[0]);
  if (loaded.input.counted) report.summary = in_short(loaded.predictions, results[0]);
  if (plan.chosen && !values.empty() && values.size() <= 3)
    report.summary = values_in_short(values, intervals.confidence());
  if (values.size() == 1) set_answer(report, values[0].estimate.value);
  warn_of_estimates(report, results[0], loaded.predictions, intervals);
  report.rules = estimate_rules(loaded, intervals, plan.how.zero_division, plan.own_metrics);
  report.signature = report_signature(loaded.input, *report.rules);
  if (plan.folds) {
    add_folds(report, loaded, results);
    return report;
  }
  add_slices(report, plan.min_rows, loaded.slices, values, [&](std::size_t i) {
    return SliceContent{.values = asked_values(choice, results[i + 1]),
                        .parts = evaluation_parts(plan, choice, loaded.slices[i].predictions, results[i + 1],
                                                  loaded.input.counted)};
  });
  return report;
}

Report evaluation_report(const InputSample& loaded, const MetricChoice& choice, const Results& results,
                         const EvaluationReportPlan& plan) {
  return evaluation_report(loaded, choice, std::span(&results, 1), plan);
}

}  // namespace assay
