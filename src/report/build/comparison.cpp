// The report that compares models.
#include "assay/report/build/comparison.hpp"

#include <algorithm>

#include "assay/core/text.hpp"
#include "assay/core/threads.hpp"
#include "assay/report/rules.hpp"
#include "report/build/comparison_parts.hpp"
#include "report/build/same_classes.hpp"

namespace assay {

namespace {

// What either sample can have, in the order of the first.
std::vector<Estimand> estimands_of(const MetricChoice& choice, const std::vector<const Sample*>& samples) {
  std::vector<Estimand> all;
  for (const Sample* one : samples)
    for (Estimand& estimand : choice.estimands(*one)) {
      const bool is_positive_class =
          one->positive && !std::holds_alternative<Overall>(estimand.target) &&
          std::none_of(choice.further.begin(), choice.further.end(),
                       [&](const NamedEstimand& asked) { return same(asked.estimand, estimand); });
      const auto is_there = [&](const Estimand& known) { return same(known, estimand); };
      if (!is_positive_class && std::none_of(all.begin(), all.end(), is_there))
        all.push_back(std::move(estimand));
    }
  return all;
}

std::vector<std::size_t> others_than(std::size_t reference, std::size_t count) {
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < count; ++i)
    if (i != reference) others.push_back(i);
  return others;
}

void correct_all(std::vector<ModelComparison>& comparisons, const ComparisonReportPlan& plan) {
  std::vector<ModelComparison*> all;
  for (ModelComparison& one : comparisons) all.push_back(&one);
  correct(all, plan.correction, plan.how.intervals.confidence());
}

// One table of rows: the columns of models stand among the models.
std::vector<Provenance> inputs_of(const PairedSample& paired, bool models_are_files) {
  std::vector<Provenance> inputs;
  for (const ModelSample& model : paired.models) inputs.push_back(model.sample.input);
  if (models_are_files) return inputs;
  Provenance shared = inputs[0];
  std::erase_if(shared.columns, [](const auto& one) {
    return one.first == role::predicted.name || one.first == role::score.name ||
           one.first == role::class_scores.name || one.first == role::correct.name;
  });
  for (const Provenance& one : inputs)
    if (one.threshold) shared.threshold = one.threshold;
  return {shared};
}

void add_warnings(Report& report, const std::vector<Warning>& warnings) {
  for (const Warning& one : warnings)
    if (std::none_of(report.warnings.begin(), report.warnings.end(),
                     [&](const Warning& known) { return known.message == one.message; }))
      report.warnings.push_back(one);
}

Report started(const ComparisonReportPlan& plan) {
  Report report{.command = "compare"};
  if (plan.how.intervals.wanted) report.confidence = plan.how.intervals.confidence();
  return report;
}

void sign(Report& report, const InputSample& first, const ComparisonReportPlan& plan,
          const Comparisons& comparisons) {
  report.rules = estimate_rules(first, plan.how.intervals, plan.how.zero_division, plan.own_metrics);
  Provenance input = report.inputs[0];
  for (const ComparedModel& model : comparisons.models)
    input.columns.emplace_back("model " + model.name, model.place);
  report.signature = report_signature(input, *report.rules);
  report.signature += comparisons.paired ? " | paired" : " | unpaired";
  if (comparisons.all.size() > 1)
    report.signature += plan.correction == Correction::holm ? " | correction=holm" : " | correction=bh";
}

void add_margins(Report& report, const Comparisons& comparisons, const ComparisonReportPlan& plan) {
  if (plan.margins.empty()) return;
  double rows = report.inputs[0].rows;
  for (const Provenance& input : report.inputs) rows = std::min(rows, input.rows);
  report.parts.emplace_back(margins_of(comparisons, plan.margins, rows, plan.how.intervals.confidence()));
}

// More than two models need tests to be told apart; `compare` compares two of those that are not the
// reference.
void add_ranking(Report& report, const Comparisons& comparisons,
                 const std::function<ModelComparison(std::size_t, std::size_t)>& compare,
                 const ComparisonReportPlan& plan) {
  if (comparisons.models.size() < 3 || !plan.how.intervals.wanted) return;
  std::vector<std::string> names;
  for (const ComparedModel& model : comparisons.models) names.push_back(model.name);
  const auto any_two = [&](std::size_t a, std::size_t b) {
    return a == 0 ? comparisons.all[b - 1] : compare(a - 1, b - 1);
  };
  report.parts.emplace_back(ranking_records(names, any_two, plan));
}

// Which rows changed, and why.
void add_details(Report& report, const PairedSample& paired, std::span<const std::size_t> others,
                 std::span<const Estimand> estimands, const ComparisonReportPlan& plan) {
  const ModelSample& reference = paired.models[plan.reference];
  std::vector<ModelPair> pairs;
  for (const std::size_t model : others) {
    const ModelSample& one = paired.models[model];
    if (reference.needs.matrix)
      report.parts.emplace_back(flips_table(paired, plan.reference, model, plan.how.intervals));
    if (reference.by_scores && one.by_scores)
      pairs.push_back({one.name, reference.sample.predictions, one.sample.predictions});
  }
  if (auto causes = causes_of_changes(pairs, estimands, plan, true))
    report.parts.emplace_back(*std::move(causes));
  for (const std::size_t model : others)
    if (auto changes = score_changes(paired, plan.reference, model))
      report.parts.emplace_back(*std::move(changes));
}

// The same of models on different rows.
void add_causes(Report& report, const std::vector<NamedSample>& models, std::span<const Estimand> estimands,
                const ComparisonReportPlan& plan) {
  const auto cuts_scores = [](const NamedSample& one) { return one.sample.input.threshold.has_value(); };
  const NamedSample& reference = models[plan.reference];
  std::vector<ModelPair> pairs;
  for (const std::size_t i : others_than(plan.reference, models.size()))
    if (cuts_scores(reference) && cuts_scores(models[i]))
      pairs.push_back({models[i].name, reference.sample.predictions, models[i].sample.predictions});
  if (auto causes = causes_of_changes(pairs, estimands, plan, false)) {
    report.parts.emplace_back(*std::move(causes));
    report.details = 1;
  }
}

}  // namespace

Report comparison_report(const PairedSample& paired, const MetricChoice& choice,
                         const ComparisonReportPlan& plan) {
  std::vector<const Sample*> samples;
  for (const ModelSample& model : paired.models) samples.push_back(&model.sample.predictions);
  const std::vector<Estimand> estimands = estimands_of(choice, samples);
  Report report = started(plan);
  report.inputs = inputs_of(paired, plan.models_are_files);
  Comparisons comparisons{.models = compared_models(paired, plan)};
  const std::vector<std::size_t> others = others_than(plan.reference, paired.models.size());
  for (const std::size_t model : others)
    comparisons.all.push_back(compare(paired, plan.reference, model, estimands, plan.how));
  correct_all(comparisons.all, plan);
  for (const ModelSample& model : paired.models) add_warnings(report, model.sample.warnings);
  if (!paired.rows.clusters.empty() && paired.rows.cluster_names.texts().size() == paired.rows.size())
    report.warnings.push_back(
        {"clusters_of_one", "each row is a cluster of its own: --cluster changes nothing"});
  report.summary = comparison_in_short(comparisons, plan.how.intervals.wanted);
  sign(report, paired.models[plan.reference].sample, plan, comparisons);
  add_comparison_slices(report, paired, comparisons, estimands, plan);
  add_margins(report, comparisons, plan);
  const auto compare_others = [&](std::size_t a, std::size_t b) {
    return compare(paired, others[a], others[b], estimands, plan.how);
  };
  add_ranking(report, comparisons, compare_others, plan);
  report.parts.insert(report.parts.begin(), std::move(comparisons));
  const std::size_t answers = report.parts.size();
  add_details(report, paired, others, estimands, plan);
  report.details = report.parts.size() - answers;
  return report;
}

Report unpaired_report(const std::vector<NamedSample>& models, const MetricChoice& choice,
                       const ComparisonReportPlan& plan) {
  std::vector<const Sample*> samples;
  for (const NamedSample& model : models) {
    check_same_classes(models[0], model);
    samples.push_back(&model.sample.predictions);
  }
  const std::vector<Estimand> estimands = estimands_of(choice, samples);
  Report report = started(plan);
  Comparisons comparisons{.models = {}, .paired = false};
  const auto add_model = [&](const NamedSample& model) {
    const bool cut = model.sample.input.threshold.has_value();
    comparisons.models.push_back(
        {model.name, model.file, true, kind_of_predictions(model.sample.input, cut)});
    report.inputs.push_back(model.sample.input);
    add_warnings(report, model.sample.warnings);
  };
  const NamedSample& reference = models[plan.reference];
  add_model(reference);
  const std::vector<std::size_t> others = others_than(plan.reference, models.size());
  for (const std::size_t i : others) {
    add_model(models[i]);
    ModelComparison& one = comparisons.all.emplace_back(
        compare_unpaired(reference.sample.predictions, models[i].sample.predictions, estimands, plan.how));
    one.model = models[i].name;
    one.reference = reference.name;
  }
  correct_all(comparisons.all, plan);
  report.summary = comparison_in_short(comparisons, plan.how.intervals.wanted);
  sign(report, reference.sample, plan, comparisons);
  add_comparison_slices(report, models, comparisons, estimands, plan);
  add_margins(report, comparisons, plan);
  const auto compare_others = [&](std::size_t a, std::size_t b) {
    return compare_unpaired(*samples[others[a]], *samples[others[b]], estimands, plan.how);
  };
  add_ranking(report, comparisons, compare_others, plan);
  report.parts.insert(report.parts.begin(), std::move(comparisons));
  add_causes(report, models, estimands, plan);
  return report;
}

}  // namespace assay
