// Metrics that are given in place of data: --precision 0.8.
#include "cli/options/given_metrics.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "assay/core/error.hpp"
#include "assay/metric/catalogue.hpp"
#include "cli/options/add.hpp"
#include "cli/options/figures.hpp"

namespace assay::cli {

void add_known(std::vector<KnownValue>& known, const std::string& name, const std::string& option,
               const std::string& text) {
  const Figure figure = figure_in(option, text, range_of(name));
  if (std::any_of(known.begin(), known.end(), [&](const KnownValue& one) { return one.name == name; }))
    throw usage_error(name + " is given twice", "give it once");
  known.push_back({.name = name, .value = figure.value, .low = figure.low, .high = figure.high});
}

namespace {

// The one option that there is; "--recall 0.8" is read as "--given recall=0.8".
constexpr const char* given_option = "--given";

// Names for the same metric that only options have.
constexpr std::array other_options{
    std::pair<std::string_view, std::string_view>{"observed_agreement", "accuracy"},
    std::pair<std::string_view, std::string_view>{"observed", "accuracy"},
    std::pair<std::string_view, std::string_view>{"brier_score", "brier_score"},
    std::pair<std::string_view, std::string_view>{"brier", "brier_score"}};

// The metric or quantity that an option is named after: "recall" of "--sensitivity".
std::optional<std::string> metric_of_option(std::string_view option) {
  const std::string name = as_name(option.substr(2));
  if (name == "alpha" || name == "beta" || name == "for") return std::nullopt;  // taken for a parameter
  for (const auto& [other, metric] : other_options)
    if (name == other) return std::string(metric);
  return deducible_name(name);
}

// "recall=0.8".
void add_given(std::vector<KnownValue>& known, const std::string& text) {
  const std::size_t equals = text.rfind('=');
  const std::string name(trimmed(std::string_view(text).substr(0, equals)));
  if (equals == std::string::npos) refuse_value(given_option, text, "NAME=X is expected, such as recall=0.8");
  const auto metric = metric_of_option("--" + name);
  if (!metric)
    throw usage_error("no metric is called " + in_quotes(name) + did_you_mean(as_name(name), metric_names()),
                      "'assay explain' alone lists them");
  add_known(known, *metric, option_named(name), text.substr(equals + 1));
}

}  // namespace

void add_given_metrics(CLI::App& app, std::vector<KnownValue>& known) {
  app.add_option_function<std::vector<std::string>>(
         given_option,
         [&known](const std::vector<std::string>& texts) {
           for (const std::string& text : texts) add_given(known, text);
         },
         "A metric that is known; --recall 0.8 does the same, and so does every other metric")
      ->allow_extra_args(false)
      ->type_name("NAME=X")
      ->group("Metrics instead of data (0.8, 80%, 4/5 or 4 in 5)");
}

std::vector<std::string> with_given_metrics(std::vector<std::string> words, const CLI::App& app) {
  if (app.get_option_no_throw(given_option) == nullptr) return words;
  const std::vector<std::string> taken = option_names(app);
  for (auto word = words.begin(); word != words.end(); ++word) {
    const std::size_t equals = word->find('=');
    const std::string option = word->substr(0, equals);
    if (!option.starts_with("--") || option.size() == 2 ||
        std::find(taken.begin(), taken.end(), option) != taken.end() || !metric_of_option(option))
      continue;
    const std::string given = std::string(given_option) + "=" + option.substr(2) + "=";
    if (equals != std::string::npos) {
      *word = given + word->substr(equals + 1);
      continue;
    }
    const auto value = std::next(word);
    if (value == words.end() || value->starts_with("--"))
      throw usage_error(option + " needs a value", "such as " + option + " 0.8");
    *word = given + *value;
    words.erase(value);
  }
  return words;
}

std::vector<std::string> given_metric_options() {
  std::vector<std::string> options;
  for (const std::string& name : metric_names()) options.push_back(option_named(name));
  for (const Quantity& quantity : quantities()) options.push_back(option_named(quantity.name));
  for (const auto& [other, metric] : other_options) options.push_back(option_named(other));
  return options;
}

}  // namespace assay::cli
