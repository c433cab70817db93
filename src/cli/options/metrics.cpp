// Metrics by name, and formulas of the user's own.
#include "cli/options/metrics.hpp"

#include <algorithm>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "cli/options/add.hpp"

namespace assay::cli {

namespace {

bool has(const std::vector<Measure>& measures, const std::string& name) {
  return std::any_of(measures.begin(), measures.end(), [&](const Measure& one) { return one.name == name; });
}

void add(std::vector<Measure>& measures, Measure measure) {
  if (!has(measures, measure.name)) measures.push_back(std::move(measure));
}

}  // namespace

bool MetricOptions::all() const { return std::find(names.begin(), names.end(), "all") != names.end(); }

void add_metrics(CLI::App& app, MetricOptions& options) {
  app.add_option_function<std::string>(
         "--metrics", [&options](const std::string& text) { options.names = split(text, ','); },
         "Metrics to report, or 'all'; fbeta takes its beta: fbeta(2)")
      ->type_name("A,B,...")
      ->group("Metrics");
  app.add_option("--metric", options.own,
                 "A metric of your own over TP FP FN TN P N PP PN n; may be repeated")
      ->allow_extra_args(false)
      ->type_name("'NAME = FORMULA'")
      ->group("Metrics");
}

std::vector<Measure> chosen_measures(const MetricOptions& options, std::span<const char* const> usual,
                                     std::span<const char* const> taken) {
  std::vector<Measure> measures;
  if (options.names.empty())
    for (const char* name : usual) measures.push_back(measure(name));
  for (const std::string& name : options.names) {
    if (name != "all") add(measures, measure(name));
    if (name == "all")
      for (Measure& one : all_measures()) add(measures, std::move(one));
  }
  for (const std::string& text : options.own) {
    Measure own = own_measure(text);
    if (has(measures, own.name) || std::find(taken.begin(), taken.end(), own.name) != taken.end())
      throw usage_error("own metric " + in_quotes(own.name) + " has the name of another column",
                        "give it a name of its own");
    measures.push_back(std::move(own));
  }
  return measures;
}

}  // namespace assay::cli
