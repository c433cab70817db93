// assay explain: what a metric or an idea means, and the working with the numbers in it.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <set>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/metric/ideas.hpp"
#include "assay/report/build/evaluation.hpp"
#include "assay/report/build/explanation.hpp"
#include "cli/command.hpp"
#include "cli/estimates.hpp"
#include "cli/load.hpp"
#include "cli/options/add.hpp"
#include "cli/options/estimates.hpp"
#include "cli/options/input.hpp"
#include "cli/options/output.hpp"

namespace assay::cli {

namespace {

struct ExplainOptions {
  std::vector<std::string> names;
  InputOptions input;
  EstimateOptions estimates;
  OutputOptions output;

  [[nodiscard]] bool has_data() const { return input.file || input.counts.any(); }
};

std::string_view without_parameter(std::string_view name) { return name.substr(0, name.find('(')); }

bool is_known(const std::string& name) { return find_idea(name) || find_metric(without_parameter(name)); }

// A word that is no name of ours but a file's: it is read, as --from has it.
ExplainOptions with_file_among_names(const ExplainOptions& given) {
  ExplainOptions options = given;
  if (options.input.file || options.input.counts.any()) return options;
  const auto is_file = [](const std::string& name) {
    std::error_code unknown;
    return name == "-" || (!is_known(name) && std::filesystem::exists(name, unknown) &&
                           !std::filesystem::is_directory(name, unknown));
  };
  const auto file = std::find_if(options.names.begin(), options.names.end(), is_file);
  if (file == options.names.end()) return options;
  options.input.file = *file;
  options.names.erase(file);
  return options;
}

// A name as it was asked for: one of the two.
struct Topic {
  std::optional<BoundMetric> metric = std::nullopt;
  const Idea* idea = nullptr;
};

Topic topic_of(const std::string& name) {
  if (const Idea* idea = find_idea(name)) return {.idea = idea};
  const std::string_view bare = without_parameter(name);
  const Metric* metric = find_metric(bare);
  if (!metric) {
    std::vector<std::string> known = metric_names();
    for (std::string& one : idea_names()) known.push_back(std::move(one));
    throw usage_error("nothing is known of " + in_quotes(name) + did_you_mean(as_name(name), known),
                      "'assay explain' alone lists what is");
  }
  const bool at_example = metric->parameter && bare == name;
  return {.metric = bound_metric(at_example ? fmt::format("{}({})", bare, exact(metric->parameter->example))
                                            : name)};
}

// Counts of which some may be missing, where no metric needs them.
TwoByTwo counts_of(const CellCounts& counts, const std::vector<BoundMetric>& metrics) {
  const std::pair<Variable, std::optional<double>> cells[] = {{Variable::TP, counts.tp},
                                                              {Variable::FP, counts.fp},
                                                              {Variable::FN, counts.fn},
                                                              {Variable::TN, counts.tn}};
  for (const BoundMetric& metric : metrics) {
    if (metric.of_scores())
      throw data_error(metric.name() + " needs scores",
                       "counts bring none: give a file that has them with --from");
    if (!metric.formula())
      throw usage_error(metric.name() + " needs all four counts", "a count that is none is 0");
    unsigned needed = 0;
    for (const Variable variable : metric.formula()->variables())
      needed |= rows_counted(variable, Scope::two_by_two).value_or(0);
    for (const auto& [cell, count] : cells)
      if (!count && (needed & *rows_counted(cell, Scope::two_by_two)) != 0)
        throw usage_error(fmt::format("{} needs --{}", metric.name(), lower(name_of(cell))),
                          "a count that is none is 0");
  }
  return {.tp = counts.tp.value_or(undefined_number),
          .fp = counts.fp.value_or(undefined_number),
          .fn = counts.fn.value_or(undefined_number),
          .tn = counts.tn.value_or(undefined_number)};
}

bool all_counts(const CellCounts& counts) { return counts.tp && counts.fp && counts.fn && counts.tn; }

// Values and working of counts that are not a whole table.
void add_partial_counts(Report& report, const ExplainOptions& options,
                        const std::vector<BoundMetric>& metrics) {
  refuse_columns_beside(options.input, "--tp --fp --fn --tn");
  check_total(options.input.counts);
  const Variables variables = variables_of(counts_of(options.input.counts, metrics));
  ValueList values{.key = "metrics", .values = {}};
  Working working;
  std::vector<Part> aloud;
  const double zero_by_zero = options.estimates.zero_division.value_or(undefined_number);
  for (const BoundMetric& metric : metrics) {
    std::vector<Derivation> steps = metric.formula()->derivations(metric.name(), variables, zero_by_zero);
    const Value& value = steps.back().value;
    values.values.push_back({metric.name(), {value}});
    if (value.defined()) aloud.emplace_back(read_aloud(metric, value.number()));
    add_derivations(working.derivations, std::move(steps));
  }
  report.parts.emplace_back(std::move(values));
  report.parts.emplace_back(std::move(working));
  std::move(aloud.begin(), aloud.end(), std::back_inserter(report.parts));
  report.signature =
      fmt::format("assay {} | counts | undefined={}", version(),
                  options.estimates.zero_division ? exact(*options.estimates.zero_division) : "null");
}

void add_measured(Report& report, const ExplainOptions& options, const std::vector<BoundMetric>& metrics) {
  const MetricChoice choice{.by_class = metrics, .overall = metrics};
  Needs needs = needs_of(metrics);
  needs.matrix =
      std::any_of(metrics.begin(), metrics.end(), [](const BoundMetric& one) { return one.needs().matrix; });
  const Loaded loaded = load(options.input, needs);
  for (const BoundMetric& one : metrics) check_scores(one, options.input, loaded.predictions);
  const bool weighted = loaded.predictions.matrix.weighted;
  const Results results = evaluate(loaded.predictions, choice.estimands(loaded.predictions),
                                   plan_of(options.estimates, options.input.threads));
  report.inputs = {loaded.input};
  report.warnings = loaded.warnings;
  if (options.estimates.intervals.wanted && !weighted)
    report.confidence = options.estimates.intervals.confidence();
  if (!loaded.predictions.positive) add_tables(report.parts, choice, loaded.predictions, results);
  add_overall(report.parts, results);
  add_working(report.parts, choice, loaded.predictions, options.estimates.zero_division);
  for (const Estimated* one : results.overall())
    if (one->estimate.value.defined())
      report.parts.emplace_back(read_aloud(one->estimand.metric, one->estimate.value.number()));
  report.rules = estimate_rules(loaded, options.estimates.intervals, options.estimates.zero_division);
  report.signature = report_signature(loaded.input, *report.rules);
}

Report catalogue_report() {
  Report report{.command = "explain"};
  for (const Family& family : metric_families()) {
    Text text{.key = "catalogue",
              .title = std::string(family.title),
              .columns = {std::string(family.title)},
              .one_line_each = true};
    for (const Metric& metric : family.metrics)
      text.rows.push_back({std::string(metric.name), {std::string(metric.question)}});
    report.parts.emplace_back(std::move(text));
  }
  Text text{.key = "catalogue", .title = "Ideas", .columns = {"Ideas"}, .one_line_each = true};
  for (const Idea& idea : ideas())
    text.rows.push_back({std::string(idea.name), {std::string(idea.question)}});
  report.parts.emplace_back(std::move(text));
  return report;
}

Report run(const ExplainOptions& given) {
  const ExplainOptions options = with_file_among_names(given);
  if (options.names.empty() && options.has_data())
    throw usage_error("nothing to explain is named", "name metrics: assay explain precision recall --tp ...");
  if (!options.output.format->words && !options.has_data())
    throw usage_error(
        fmt::format("an explanation is words, and {} has only numbers", options.output.format->name),
        "choose text, json or markdown");
  if (options.names.empty()) return catalogue_report();
  Report report{.command = "explain"};
  std::vector<BoundMetric> metrics;
  Text explained{.key = "explained", .columns = {}};
  std::size_t metrics_at = 0;  // where the first of them was asked for
  std::set<std::string> seen;
  for (const std::string& name : options.names) {
    Topic subject = topic_of(name);
    if (!seen.insert(subject.idea ? std::string(subject.idea->name) : subject.metric->name()).second)
      continue;
    if (subject.idea) report.parts.emplace_back(explanation(*subject.idea));
    if (subject.metric) {
      if (metrics.empty()) metrics_at = report.parts.size();
      if (seen.insert("column of " + std::string(subject.metric->metric()->name)).second)
        add_explanation(explained, *subject.metric->metric());
      metrics.push_back(std::move(*subject.metric));
    }
  }
  if (!metrics.empty())
    report.parts.insert(report.parts.begin() + static_cast<std::ptrdiff_t>(metrics_at), std::move(explained));
  if (!options.has_data()) {
    refuse_row_options_without_file(options.input, "--from");
    return report;
  }
  if (metrics.empty()) throw usage_error("an idea has no working", "name a metric, or leave the data out");
  if (!options.input.file && !all_counts(options.input.counts)) {
    add_partial_counts(report, options, metrics);
  } else {
    add_measured(report, options, metrics);
  }
  return report;
}

}  // namespace

Task declare_explain(CLI::App& app) {
  const auto options = std::make_shared<ExplainOptions>();
  app.add_option("NAME", options->names,
                 "Metrics, aliases or ideas, none for the catalogue; and a CSV file, as --from has it")
      ->type_name("");
  add_from(app, options->input);
  add_predictions(app, options->input);
  add_class_scores(app, options->input);
  add_clip(app, options->input);
  add_estimates(app, options->estimates);
  add_output(app, options->output, options->input);
  return {.run = [options] { return run(*options); }, .output = {options, &options->output}};
}

}  // namespace assay::cli
