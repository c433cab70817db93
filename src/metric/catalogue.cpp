// Finding metrics, and binding them to their parameters.
#include "assay/metric/catalogue.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "metric/catalogue/families.hpp"

namespace assay {

namespace {

// By each of its names; the first of the catalogue with a name has it.
std::unordered_map<std::string, const Metric*> metrics_by_name() {
  std::unordered_map<std::string, const Metric*> metrics;
  for (const Metric& metric : catalogue()) {
    metrics.try_emplace(std::string(metric.name), &metric);
    metrics.try_emplace(as_name(metric.symbol), &metric);
    for (const std::string_view alias : metric.aliases) metrics.try_emplace(std::string(alias), &metric);
  }
  return metrics;
}

// A parameter is given where one is wanted, and is a finite number above 0 and not too high.
bool fits(const Metric& metric, std::optional<double> argument) {
  if (metric.parameter.has_value() != argument.has_value()) return false;
  if (!argument) return true;
  const bool whole = is_whole(*argument);
  return *argument > 0 && std::isfinite(*argument) && *argument <= metric.parameter->highest &&
         (whole || !metric.parameter->whole);
}

// "fbeta(2)".
std::string full_name(const Metric& metric, std::optional<double> argument) {
  return std::string(metric.name) + (argument ? "(" + exact(*argument) + ")" : "");
}

std::optional<Formula> formula(const Metric& metric, const CountFormula& counts, Scope scope,
                               std::optional<double> argument);

// What formulas may name: a metric's own parameter, and the metrics that have a form in this scope.
Vocabulary vocabulary(Scope scope) {
  return {.scope = scope,
          .metric = [scope](std::string_view name, std::optional<double> argument) -> std::optional<Formula> {
            const Metric* metric = find_metric(name);
            const auto* counts = metric ? std::get_if<CountFormula>(&metric->definition) : nullptr;
            if (!counts || !fits(*metric, argument)) return std::nullopt;
            return formula(*metric, *counts, scope, argument);
          },
          .metric_names = metric_names};
}

std::optional<Formula> formula(const Metric& metric, const CountFormula& counts, Scope scope,
                               std::optional<double> argument) {
  const auto text = scope == Scope::two_by_two ? counts.two_by_two : counts.whole_matrix;
  if (text.empty()) return std::nullopt;
  Vocabulary words = vocabulary(scope);
  if (metric.parameter) {
    words.parameter = metric.parameter->name;
    words.argument = *argument;
  }
  Formula shown = Formula::parse(text, words);
  const std::string name = full_name(metric, argument);
  if (scope != Scope::two_by_two || counts.as_quotient.empty())
    return std::move(shown).named(name, metric.undefined_when);
  return std::move(shown).named(name, metric.undefined_when, Formula::parse(counts.as_quotient, words));
}

BoundMetric bound(const Metric& metric, std::optional<double> argument) {
  std::optional<Formula> of_table, of_matrix;
  if (const auto* counts = std::get_if<CountFormula>(&metric.definition)) {
    of_table = formula(metric, *counts, Scope::two_by_two, argument);
    of_matrix = formula(metric, *counts, Scope::whole_matrix, argument);
  }
  return {full_name(metric, argument), metric, argument, std::move(of_table), std::move(of_matrix)};
}

// "fbeta(2)" is "fbeta" and 2.
std::pair<std::string_view, std::optional<double>> name_and_argument(std::string_view text) {
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos || !text.ends_with(')')) return {text, std::nullopt};
  return {text.substr(0, open), number_from(trimmed(text.substr(open + 1, text.size() - open - 2)))};
}

bool is_name(std::string_view text) {
  const auto fits = [](char c) { return c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0; };
  return !text.empty() && std::isdigit(static_cast<unsigned char>(text[0])) == 0 &&
         std::all_of(text.begin(), text.end(), fits);
}

Error wrong_parameter(const Metric& metric, std::string_view text) {
  const auto& parameter = metric.parameter;
  const std::string name(metric.name);
  if (!parameter) return usage_error("metric " + in_quotes(text) + " takes no parameter", "write " + name);
  return usage_error("metric " + in_quotes(text) + " needs " +
                         (parameter->whole ? "a whole parameter" : "a parameter") + " above 0" +
                         (std::isfinite(parameter->highest) ? " and up to " + exact(parameter->highest) : ""),
                     "write " + name + "(" + exact(parameter->example) + ")");
}

struct Catalogue {
  std::vector<Metric> metrics;
  std::vector<Family> families;
};

Catalogue whole_catalogue() {
  using Declared = std::pair<std::string_view, std::vector<Metric> (*)()>;
  const std::array declared{
      Declared{"Agreement of all predictions with truth", families::agreement},
      Declared{"Rates of the two-by-two table", families::confusion},
      Declared{"Precision and recall in one number", families::f_score},
      Declared{"What a result says, as of a diagnostic test", families::diagnostic},
      Declared{"The order of scores, whatever their scale", families::ranking},
      Declared{"The order of scores at one threshold", families::points_on_curves},
      Declared{"Scores as probabilities", families::probability},
      Declared{"Scores as probabilities, against the prevalence alone", families::skill},
      Declared{"Calibration of scores, by bins", families::calibration_error},
      Declared{"Calibration of scores, by regression and tests", families::recalibration},
  };
  Catalogue all;
  std::vector<std::size_t> sizes;
  for (const auto& [title, metrics] : declared) {
    std::vector<Metric> family = metrics();
    sizes.push_back(family.size());
    std::move(family.begin(), family.end(), std::back_inserter(all.metrics));
  }
  std::span<const Metric> rest = all.metrics;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    all.families.push_back({declared[i].first, rest.first(sizes[i])});
    rest = rest.subspan(sizes[i]);
  }
  return all;
}

const Catalogue& the_catalogue() {
  static const Catalogue catalogue = whole_catalogue();
  return catalogue;
}

}  // namespace

std::span<const Metric> catalogue() { return the_catalogue().metrics; }

std::span<const Family> metric_families() { return the_catalogue().families; }

const Metric* find_metric(std::string_view name) {
  static const std::unordered_map<std::string, const Metric*> known = metrics_by_name();
  const auto found = known.find(as_name(name));
  return found == known.end() ? nullptr : found->second;
}

std::vector<std::string> metric_names() {
  std::vector<std::string> names;
  for (const Metric& metric : catalogue()) {
    names.emplace_back(metric.name);
    names.insert(names.end(), metric.aliases.begin(), metric.aliases.end());
  }
  return names;
}

BoundMetric bound_metric(std::string_view text) {
  const auto [name, argument] = name_and_argument(trimmed(text));
  const Metric* metric = find_metric(name);
  if (!metric) {
    const std::vector<std::string> known = metric_names();
    const bool is_fbeta = name.starts_with('f') && number_from(name.substr(1));
    throw usage_error("no metric is called " + in_quotes(text) +
                          (is_fbeta ? "; did you mean 'fbeta(" + std::string(name.substr(1)) + ")'?"
                                    : did_you_mean(name, known)),
                      "--metrics all reports every metric");
  }
  if (!fits(*metric, argument)) throw wrong_parameter(*metric, text);
  return bound(*metric, argument);
}

Formula own_formula(std::string_view text) {
  return Formula::parse(trimmed(text), vocabulary(Scope::two_by_two));
}

BoundMetric own_metric(std::string_view text) {
  const std::size_t equals = text.find('=');
  const std::string_view name = trimmed(text.substr(0, equals));
  if (equals == std::string_view::npos || !is_name(name))
    throw usage_error("--metric needs NAME = FORMULA, and not " + in_quotes(text),
                      find_metric(text) ? "for a built-in metric use --metrics " + std::string(text)
                                        : "for example --metric 'cost = 5*FN + FP'");
  if (find_variable(name, Scope::two_by_two) || name == "sqrt")
    throw usage_error("own metric " + in_quotes(name) + " has the name of a variable or function",
                      "give it a name of its own");
  if (const Metric* known = find_metric(name))
    throw usage_error("own metric " + in_quotes(name) + " has the name of a metric that assay knows" +
                          (known->name == name ? "" : ", " + std::string(known->name)),
                      "give it a name of its own");
  return {std::string(name), own_formula(text.substr(equals + 1))};
}

std::vector<BoundMetric> all_metrics() {
  std::vector<BoundMetric> metrics;
  for (const Metric& metric : catalogue())
    metrics.push_back(
        bound(metric, metric.parameter ? std::optional(metric.parameter->example) : std::nullopt));
  return metrics;
}

}  // namespace assay
