// Metrics by name, and formulas of the user's own.
#include "cli/options/metrics.hpp"

#include <algorithm>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/evaluate/estimand_text.hpp"
#include "cli/options/add.hpp"

namespace assay::cli {

namespace {

bool has(const std::vector<BoundMetric>& metrics, const std::string& name) {
  return std::any_of(metrics.begin(), metrics.end(),
                     [&](const BoundMetric& one) { return one.name() == name; });
}

void add(std::vector<BoundMetric>& metrics, BoundMetric metric) {
  if (!has(metrics, metric.name())) metrics.push_back(std::move(metric));
}

}  // namespace

std::vector<std::string> metric_list(std::string_view text) {
  std::vector<std::string> names(1);
  int depth = 0;
  for (const char c : text) {
    depth += (c == '[') - (c == ']');
    if (c == ',' && depth == 0) {
      names.emplace_back();
    } else {
      names.back() += c;
    }
  }
  for (std::string& name : names) name = trimmed(name);
  return names;
}

bool MetricOptions::all() const { return std::find(names.begin(), names.end(), every_metric) != names.end(); }

void add_metric_names(CLI::App& app, MetricOptions& options, const std::string& description) {
  common(app.add_option_function<std::string>(
             "--metrics", [&options](const std::string& text) { options.names = metric_list(text); },
             description))
      ->type_name("M,M,...")
      ->check(completed_to("METRIC|all,..."))
      ->group("Metrics");
}

void add_metrics(CLI::App& app, MetricOptions& options) {
  add_metric_names(app, options, "Metrics to report, such as f1 recall[fraud] macro_f1 fbeta(2); or all");
  app.add_option("--metric", options.own,
                 "A metric of your own, a formula of TP FP FN TN P N PP PN n; may be repeated")
      ->allow_extra_args(false)
      ->type_name("'NAME = FORMULA'")
      ->group("Metrics");
}

std::vector<NamedEstimand> chosen_of_classes(const MetricOptions& options) {
  std::vector<NamedEstimand> chosen;
  for (const std::string& name : options.names) {
    const bool twice =
        std::any_of(chosen.begin(), chosen.end(), [&](const NamedEstimand& one) { return one.name == name; });
    if (is_of_classes(name) && !twice) chosen.push_back({name, estimand_in(name, "metric", name)});
  }
  return chosen;
}

std::vector<BoundMetric> chosen_metrics(const MetricOptions& options, std::span<const char* const> usual,
                                        std::span<const char* const> taken) {
  std::vector<BoundMetric> metrics;
  if (options.names.empty())
    for (const char* name : usual) metrics.push_back(bound_metric(name));
  for (const std::string& name : options.names) {
    if (name != every_metric && !is_of_classes(name)) add(metrics, bound_metric(name));
    if (name == every_metric)
      for (BoundMetric& one : all_metrics()) add(metrics, std::move(one));
  }
  for (const std::string& text : options.own) {
    if (text.find('=') == std::string::npos && is_estimand(text))
      throw usage_error("--metric needs NAME = FORMULA",
                        "for a built-in metric: --metrics " + printable(text));
    BoundMetric own = own_metric(text);
    if (has(metrics, own.name()) || std::find(taken.begin(), taken.end(), own.name()) != taken.end())
      throw usage_error("own metric " + in_quotes(own.name()) + " has the name of another column",
                        "give it a name of its own");
    metrics.push_back(std::move(own));
  }
  return metrics;
}

}  // namespace assay::cli
