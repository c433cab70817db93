// assay explain: what a metric or a concept means, and the working with the numbers in it.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/metric/concepts.hpp"
#include "assay/metric/deduction.hpp"
#include "assay/report/build/deduction.hpp"
#include "assay/report/build/explanation.hpp"
#include "cli/command.hpp"
#include "cli/estimates.hpp"
#include "cli/load.hpp"
#include "cli/options/add.hpp"
#include "cli/options/estimates.hpp"
#include "cli/options/given_metrics.hpp"
#include "cli/options/input.hpp"
#include "cli/options/output.hpp"
#include "cli/some_counts.hpp"

namespace assay::cli {

namespace {

struct ExplainOptions {
  std::vector<std::string> names;
  std::vector<KnownValue> known;  // metrics that are given in place of data
  std::optional<std::string> search;
  InputOptions input;
  EstimateOptions estimates;
  OutputOptions output;

  [[nodiscard]] bool has_data() const { return !input.files.empty() || input.matrix || input.counts.any(); }
};

std::string_view without_parameter(std::string_view name) { return name.substr(0, name.find('(')); }

bool is_known(const std::string& name) { return find_concept(name) || find_metric(without_parameter(name)); }

// Words that are no names of ours but files': they are read, as --from has it.
ExplainOptions with_files_among_names(const ExplainOptions& given) {
  ExplainOptions options = given;
  if (options.has_data()) return options;
  const auto is_file = [](const std::string& name) {
    std::error_code unknown;
    return name == "-" || (!is_known(name) && std::filesystem::exists(name, unknown) &&
                           !std::filesystem::is_directory(name, unknown));
  };
  std::copy_if(options.names.begin(), options.names.end(), std::back_inserter(options.input.files), is_file);
  std::erase_if(options.names, is_file);
  return options;
}

std::vector<std::string> known_names() {
  std::vector<std::string> known = metric_names();
  for (std::string& one : concept_names()) known.push_back(std::move(one));
  return known;
}

Topic topic_of(const std::string& name) {
  if (const Concept* found = find_concept(name)) return found;
  const std::string_view bare = without_parameter(name);
  const Metric* metric = find_metric(bare);
  if (!metric)
    throw usage_error("no entry for " + in_quotes(name) + did_you_mean(as_name(name), known_names()),
                      "search with 'assay explain --search WORDS', or list all with 'assay explain'");
  const bool at_example = metric->parameter && bare == name;
  return bound_metric(at_example ? fmt::format("{}({})", bare, exact(metric->parameter->example)) : name);
}

// Counts of which some may be missing, where no metric needs them.
TwoByTwo counts_of(const CellCounts& counts, const std::vector<BoundMetric>& metrics) {
  for (const BoundMetric& metric : metrics) check_enough(metric, counts);
  return {.tp = counts.tp.value_or(undefined_number),
          .fp = counts.fp.value_or(undefined_number),
          .fn = counts.fn.value_or(undefined_number),
          .tn = counts.tn.value_or(undefined_number)};
}

// Counts that are not a whole table.
void add_partial_counts(Report& report, const ExplainOptions& options,
                        const std::vector<BoundMetric>& metrics) {
  refuse_columns_beside(options.input, "--tp --fp --fn --tn");
  check_total(options.input.counts);
  add_values(report, counts_of(options.input.counts, metrics), metrics, options.estimates.zero_division);
}

void add_measured(Report& report, const ExplainOptions& options, const std::vector<BoundMetric>& metrics) {
  Needs needs = needs_of(metrics);
  if (needs.losses) needs.ranking = true;  // the working has the scores row by row
  const InputSample loaded = load(options.input, needs);
  for (const BoundMetric& one : metrics) check_scores(one, options.input, loaded.predictions);
  add_values(report, loaded, metrics, plan_of(options.estimates, options.input.threads));
}

std::string name_of(const Topic& topic) {
  if (const auto* metric = std::get_if<BoundMetric>(&topic)) return metric->name();
  return std::string(std::get<const Concept*>(topic)->name);
}

// However they are spelled, once each.
std::vector<Topic> topics_of(const std::vector<std::string>& names) {
  std::vector<Topic> topics;
  std::set<std::string> seen;
  for (const std::string& name : names) {
    Topic topic = topic_of(name);
    if (seen.insert(name_of(topic)).second) topics.push_back(std::move(topic));
  }
  return topics;
}

void check(const ExplainOptions& options) {
  if (options.names.empty() && options.has_data())
    throw usage_error("nothing to explain is named", "name metrics: assay explain precision recall --tp ...");
  if (!options.output.format->words && !options.has_data())
    throw usage_error(
        fmt::format("an explanation is text, and {} holds only numbers", options.output.format->name),
        "choose text, json, markdown or html");
}

// Those that are named, or all that follow.
Report from_known(const ExplainOptions& options) {
  if (options.has_data()) throw usage_error("both metrics and data are given", "leave out one of them");
  refuse_row_options_without_file(options.input, "--from");
  const Deduction deduction(options.known);
  if (options.names.empty()) return deduction_report(deduction);
  std::vector<std::string> names;
  for (const std::string& text : options.names) {
    const auto name = deducible_name(text);
    if (!name && find_concept(text))
      throw usage_error(in_quotes(text) + " has no formula", "name a metric, or leave the values out");
    if (!name) static_cast<void>(topic_of(text));  // says what was meant
    if (std::find(names.begin(), names.end(), *name) == names.end()) names.push_back(*name);
  }
  return deduction_report(names, deduction);
}

Error no_entry_speaks_of(const std::string& words) {
  return usage_error("no entry speaks of " + in_quotes(words),
                     "try fewer words, or list all with 'assay explain'");
}

std::string joined(const std::vector<std::string>& words, char between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : std::string(1, between)) + word;
  return text;
}

// "what is recall" asks for recall: a question whose words are names comes to these.
std::vector<std::string> names_in(const std::vector<std::string>& given) {
  const auto all_known = [](const std::vector<std::string>& names) {
    return !names.empty() && std::all_of(names.begin(), names.end(), is_known);
  };
  if (all_known(given)) return given;
  const std::vector<std::string> words = telling_words(joined(given, ' '));
  if (std::string together = joined(words, '_'); is_known(together)) return {std::move(together)};
  return all_known(words) ? words : given;
}

// Names that are none of ours may be a question: the entries that speak of it. What is nearly a name is a
// typing error, which topic_of() says.
std::optional<Report> entries_on(const std::vector<std::string>& names) {
  if (std::all_of(names.begin(), names.end(), is_known)) return std::nullopt;
  for (const std::string& name : names)
    if (!is_known(name) && name.find(' ') == std::string::npos && !telling_words(name).empty() &&
        nearest(as_name(name), known_names()))
      static_cast<void>(topic_of(name));
  const std::string text = joined(names, ' ');
  const bool question = telling_words(text).size() < split(text, ' ').size();
  auto report = question ? question_report(text) : search_report(text);
  if (report) report->summary = fmt::format("No entry is called {}. These speak of it:", in_quotes(text));
  if (!report && question) throw no_entry_speaks_of(text);
  return report;
}

// The entries that speak of something; names are more words of it.
Report found(const ExplainOptions& options) {
  if (options.has_data() || !options.known.empty())
    throw usage_error("--search looks for words in the entries and uses no data", "leave out one of them");
  std::string words = *options.search;
  for (const std::string& name : options.names) words += " " + name;
  if (auto report = search_report(words)) return *std::move(report);
  throw no_entry_speaks_of(words);
}

Report run(const ExplainOptions& given) {
  const ExplainOptions options = with_files_among_names(given);
  if (options.search) return found(options);
  if (!options.known.empty()) return from_known(options);
  check(options);
  if (options.names.empty()) return catalogue_report();
  const std::vector<std::string> names = names_in(options.names);
  if (!options.has_data())
    if (auto entries = entries_on(names)) return *std::move(entries);
  const std::vector<Topic> topics = topics_of(names);
  Report report = explanation_report(topics);
  if (!options.has_data()) {
    refuse_row_options_without_file(options.input, "--from");
    return report;
  }
  std::vector<BoundMetric> metrics;
  for (const Topic& topic : topics)
    if (const auto* metric = std::get_if<BoundMetric>(&topic)) metrics.push_back(*metric);
  if (metrics.empty()) throw usage_error("ideas have no formula", "name a metric, or leave the data out");
  if (options.input.files.empty() && !options.input.matrix && are_some(options.input.counts)) {
    add_partial_counts(report, options, metrics);
  } else {
    add_measured(report, options, metrics);
  }
  return report;
}

}  // namespace

Task declare_explain(CLI::App& app) {
  const auto options = std::make_shared<ExplainOptions>();
  app.add_option(
         "NAME", options->names,
         "Metrics, their aliases or ideas (none: list them all); a CSV file among them is read as by --from")
      ->type_name("");
  app.add_option("--search", options->search, "List the entries that speak of these words")
      ->type_name("WORDS");
  add_given_metrics(app, options->known);
  add_from(app, options->input);
  add_predictions(app, options->input);
  add_class_scores(app, options->input);
  add_clip(app, options->input);
  add_estimates(app, options->estimates);
  add_output(app, options->output, options->input);
  return {.run = [options] { return run(*options); }, .output = {options, &options->output}};
}

}  // namespace assay::cli
