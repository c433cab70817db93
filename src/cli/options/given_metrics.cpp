// Metrics that are given in place of data: --precision 0.8.
#include "cli/options/given_metrics.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <string>

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

// "recall=0.8".
void add_given(std::vector<KnownValue>& known, const std::string& text) {
  const std::size_t equals = text.rfind('=');
  const std::string name(trimmed(std::string_view(text).substr(0, equals)));
  if (equals == std::string::npos) refuse_value("--given", text, "NAME=X is expected, such as recall=0.8");
  const auto metric = deducible_name(name);
  if (!metric)
    throw usage_error("no metric is called " + in_quotes(name) + did_you_mean(as_name(name), metric_names()),
                      "'assay explain' alone lists them");
  add_known(known, *metric, "--given " + name, text.substr(equals + 1));
}

// Options in groups by their first letter: CLI11 compares each new one with all others of its group, which
// would take milliseconds for a few hundred.
class HiddenOptions {
 public:
  explicit HiddenOptions(CLI::App& app) : app_(app), taken_(option_names(app)) {}

  // The first with a name has it.
  void add(const std::string& option, const std::function<void(const std::string&)>& take) {
    if (std::find(taken_.begin(), taken_.end(), option) != taken_.end()) return;
    taken_.push_back(option);
    CLI::App*& group = groups_[option.at(2)];
    if (group == nullptr) group = app_.add_option_group("");
    group->set_help_flag();
    group->add_option_function<std::string>(option, take)->type_name("X")->trigger_on_parse();  // as typed
  }

 private:
  CLI::App& app_;
  std::vector<std::string> taken_;
  std::map<char, CLI::App*> groups_;
};

}  // namespace

void add_given_metrics(CLI::App& app, std::vector<KnownValue>& known) {
  app.add_option_function<std::vector<std::string>>(
         "--given",
         [&known](const std::vector<std::string>& texts) {
           for (const std::string& text : texts) add_given(known, text);
         },
         "A metric that is known; --recall 0.8 does the same, and so does every other metric")
      ->allow_extra_args(false)
      ->type_name("NAME=X")
      ->group("Metrics instead of data (0.8, 80%, 4/5 or 4 in 5)");
  HiddenOptions hidden(app);
  const auto add = [&](const std::string& name, const std::string& spelling) {
    // Names that would be taken for a parameter.
    if (spelling == "alpha" || spelling == "beta" || spelling == "for") return;
    const std::string option = option_named(spelling);
    hidden.add(option,
               [&known, name, option](const std::string& text) { add_known(known, name, option, text); });
  };
  for (const Identity& identity : identities()) {
    const Metric* metric = find_metric(identity.target);
    if (!metric || metric->parameter) continue;
    add(identity.target, identity.target);
    for (const std::string& alias : other_names(*metric)) add(identity.target, alias);
  }
  for (const Quantity& quantity : quantities()) {
    add(std::string(quantity.name), std::string(quantity.name));
    for (const std::string_view alias : quantity.aliases) add(std::string(quantity.name), std::string(alias));
  }
  add("accuracy", "observed_agreement");
  add("accuracy", "observed");
  for (const char* name : {"brier_score", "brier"}) add("brier_score", name);
}

}  // namespace assay::cli
