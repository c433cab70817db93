// Comparisons of models slice by slice.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "assay/core/text.hpp"
#include "assay/core/threads.hpp"
#include "report/build/comparison_parts.hpp"

namespace assay {

namespace {

// The rows of one value, and each model against the reference on them.
struct ComparedSlice {
  std::string value;
  double rows = 0;
  bool judged = true;
  std::vector<ModelComparison> comparisons = {};
};

std::vector<ComparedSlice> compared_slices(const PairedSample& paired, std::span<const Estimand> estimands,
                                           const ComparisonReportPlan& plan) {
  const auto slices = paired.slices();
  std::vector<ComparedSlice> all(slices.size());
  EvaluationPlan how = plan.how;
  how.intervals.bootstrap.threads = 1;  // each thread has a slice
  for_each_index(slices.size(), plan.threads, [&](std::size_t i) {
    const PairedSample some = paired.on(slices[i].second);
    ComparedSlice& slice = all[i];
    slice.value = slices[i].first;
    slice.rows = static_cast<double>(slices[i].second.size());
    slice.judged = slice.rows >= plan.min_rows;
    for (std::size_t model = 0; model < paired.models.size(); ++model)
      if (model != plan.reference)
        slice.comparisons.push_back(compare(some, plan.reference, model, estimands, how));
  });
  return all;
}

const Slice* slice_of(const InputSample& sample, const std::string& value) {
  for (const Slice& one : sample.slices)
    if (one.value == value) return &one;
  return nullptr;
}

// Those that all samples have; the rows of a slice are those of the sample that has fewest.
std::vector<ComparedSlice> compared_slices(const std::vector<NamedSample>& models,
                                           std::span<const Estimand> estimands,
                                           const ComparisonReportPlan& plan) {
  std::vector<ComparedSlice> all;
  const NamedSample& reference = models[plan.reference];
  for (const Slice& before : reference.sample.slices) {
    ComparedSlice slice{.value = before.value, .rows = before.rows};
    for (const NamedSample& model : models) {
      const Slice* now = slice_of(model.sample, before.value);
      if (&model == &reference || now == nullptr) continue;
      slice.rows = std::min(slice.rows, now->rows);
      slice.comparisons.push_back(
          compare_unpaired(before.predictions, now->predictions, estimands, plan.how));
      slice.comparisons.back().model = model.name;
      slice.comparisons.back().reference = reference.name;
    }
    slice.judged = slice.rows >= plan.min_rows;
    if (slice.comparisons.size() + 1 == models.size()) all.push_back(std::move(slice));
  }
  return all;
}

// Slices of few rows are not tested, and not among those that p is corrected for.
void correct_slices(std::vector<ComparedSlice>& slices, const ComparisonReportPlan& plan) {
  for (std::size_t model = 0; model < slices[0].comparisons.size(); ++model) {
    std::vector<ModelComparison*> tested;
    for (ComparedSlice& slice : slices)
      if (slice.judged) tested.push_back(&slice.comparisons[model]);
    correct(tested, plan.correction, plan.how.intervals.confidence());
  }
}

// One or two metrics that say most of those there are.
std::vector<std::size_t> metrics_shown(const ModelComparison& comparison) {
  constexpr std::array preferred{"roc_auc", "f1", "accuracy", "macro_f1"};
  constexpr std::size_t most = 2;
  std::vector<std::size_t> shown;
  for (const char* name : preferred)
    for (std::size_t i = 0; i < comparison.metrics.size() && shown.size() < most; ++i)
      if (comparison.metrics[i].name == name) shown.push_back(i);
  if (shown.empty() && !comparison.metrics.empty()) shown.push_back(0);
  return shown;
}

// The slice where a metric is worse beyond chance, and most so.
std::optional<std::size_t> worst_of(const std::vector<const MetricComparison*>& column) {
  std::optional<std::size_t> worst;
  for (std::size_t i = 0; i < column.size(); ++i)
    if (column[i]->standing == Standing::worse &&
        (!worst || std::abs(column[i]->difference.number()) > std::abs(column[*worst]->difference.number())))
      worst = i;
  return worst;
}

Table summary_of(const std::vector<ComparedSlice>& slices) {
  Table table{.key = {}, .row_header = {}, .columns = {"rows"}, .rows = {}, .with_intervals = true};
  const bool several = slices[0].comparisons.size() > 1;
  const std::vector<std::size_t> shown = metrics_shown(slices[0].comparisons[0]);
  std::vector<std::vector<const MetricComparison*>> columns(shown.size());
  for (const ComparedSlice& slice : slices)
    for (const ModelComparison& one : slice.comparisons) {
      TableRow& row = table.rows.emplace_back(
          TableRow{several ? slice.value + ": " + one.model : slice.value, {Count{slice.rows}}});
      for (std::size_t i = 0; i < shown.size(); ++i) {
        const MetricComparison& metric = one.metrics[shown[i]];
        row.cells.emplace_back(Estimate{metric.difference, metric.interval});
        columns[i].push_back(&metric);
      }
    }
  table.worst = {std::nullopt};
  table.marked = {false};
  for (std::size_t i = 0; i < shown.size(); ++i) {
    table.columns.push_back("change of " + slices[0].comparisons[0].metrics[shown[i]].name);
    table.worst.push_back(worst_of(columns[i]));
    table.marked.push_back(table.worst.back().has_value());
  }
  return table;
}

// All slices go one way, and all rows together the other.
void warn_of_reversals(Report& report, const Comparisons& of_all, const std::vector<ComparedSlice>& slices) {
  for (std::size_t model = 0; model < of_all.all.size(); ++model)
    for (std::size_t i = 0; i < of_all.all[model].metrics.size(); ++i) {
      const MetricComparison& whole = of_all.all[model].metrics[i];
      if (!whole.difference.defined() || whole.difference.number() == 0) continue;
      const bool rises = whole.difference.number() > 0;
      const bool reversed =
          slices.size() > 1 && std::all_of(slices.begin(), slices.end(), [&](const auto& one) {
            const Value& part = one.comparisons[model].metrics[i].difference;
            return part.defined() && part.number() != 0 && (part.number() > 0) != rises;
          });
      if (reversed)
        report.warnings.push_back(
            {"reversed_in_slices",
             fmt::format("{} of {} {} over all rows, and {} in every slice (Simpson's paradox)",
                         printable(whole.name), in_quotes(of_all.all[model].model), rises ? "rises" : "falls",
                         rises ? "falls" : "rises")});
    }
}

void add(Report& report, const Provenance& input, const Comparisons& of_all,
         std::vector<ComparedSlice> slices, const ComparisonReportPlan& plan) {
  if (slices.empty()) return;
  correct_slices(slices, plan);
  report.slices.emplace().min_rows = plan.min_rows;
  report.slices->summary = summary_of(slices);
  for (const auto& [role, column] : input.columns)
    if (role == role::slice.name) report.slices->summary.row_header = column;
  warn_of_reversals(report, of_all, slices);
  for (ComparedSlice& slice : slices) {
    Comparisons here{.models = {}, .all = std::move(slice.comparisons)};
    report.slices->all.push_back(
        {.value = slice.value, .rows = slice.rows, .judged = slice.judged, .parts = {std::move(here)}});
  }
  report.signature += fmt::format(" | min_rows={}", exact(plan.min_rows));
}

}  // namespace

void add_comparison_slices(Report& report, const PairedSample& paired, const Comparisons& of_all,
                           std::span<const Estimand> estimands, const ComparisonReportPlan& plan) {
  add(report, paired.models[0].sample.input, of_all, compared_slices(paired, estimands, plan), plan);
}

void add_comparison_slices(Report& report, const std::vector<NamedSample>& models, const Comparisons& of_all,
                           std::span<const Estimand> estimands, const ComparisonReportPlan& plan) {
  add(report, models[0].sample.input, of_all, compared_slices(models, estimands, plan), plan);
}

}  // namespace assay
