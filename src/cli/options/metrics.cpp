// Metrics by name, and formulas of the user's own.
#include "cli/options/metrics.hpp"

#include <algorithm>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
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

bool MetricOptions::all() const { return std::find(names.begin(), names.end(), "all") != names.end(); }

void add_metrics(CLI::App& app, MetricOptions& options) {
  common(app.add_option_function<std::string>(
             "--metrics", [&options](const std::string& text) { options.names = split(text, ','); },
             "Metrics to report, or 'all'; fbeta takes its beta: fbeta(2)"))
      ->type_name("A,B,...")
      ->group("Metrics");
  app.add_option("--metric", options.own,
                 "A metric of your own, a formula of TP FP FN TN P N PP PN n; may be repeated")
      ->allow_extra_args(false)
      ->type_name("'NAME = FORMULA'")
      ->group("Metrics");
}

std::vector<BoundMetric> chosen_metrics(const MetricOptions& options, std::span<const char* const> usual,
                                        std::span<const char* const> taken) {
  std::vector<BoundMetric> metrics;
  if (options.names.empty())
    for (const char* name : usual) metrics.push_back(bound_metric(name));
  for (const std::string& name : options.names) {
    if (name != "all") add(metrics, bound_metric(name));
    if (name == "all")
      for (BoundMetric& one : all_metrics()) add(metrics, std::move(one));
  }
  for (const std::string& text : options.own) {
    BoundMetric own = own_metric(text);
    if (has(metrics, own.name()) || std::find(taken.begin(), taken.end(), own.name()) != taken.end())
      throw usage_error("own metric " + in_quotes(own.name()) + " has the name of another column",
                        "give it a name of its own");
    metrics.push_back(std::move(own));
  }
  return metrics;
}

}  // namespace assay::cli
