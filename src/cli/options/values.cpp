// What the value of an option may be.
#include "cli/options/values.hpp"

#include "assay/core/error.hpp"
#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "cli/options/add.hpp"

namespace assay::cli {

CLI::Option* common(CLI::Option* option) {
  CLI::Validator mark;
  mark.name(mark_of_common);
  mark.active(false);
  return option->check(mark);
}

bool is_common(CLI::Option& option) {
  try {
    static_cast<void>(option.get_validator(mark_of_common));
    return true;
  } catch (const CLI::OptionNotFound&) {
    return false;
  }
}

void refuse_value(const std::string& option, const std::string& text, const std::string& wanted,
                  std::span<const std::string> words) {
  throw usage_error(option + " cannot be " + in_quotes(text) + did_you_mean(text, words), wanted);
}

double option_probability(const std::string& option, const std::string& text) {
  if (const auto probability = probability_from(text)) return *probability;
  throw usage_error(option + ": " + why_no_probability(text),
                    "probabilities are from 0 to 1, written as 0.05, 5%, 1/20 or 1 in 20");
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  for (const CLI::App* group : app.get_subcommands([](const CLI::App*) { return true; }))
    if (group->get_name().empty())
      for (std::string& name : option_names(*group)) names.push_back(std::move(name));
  return names;
}

std::string long_name_of(const std::string& names) {
  const std::string name = names.substr(names.find("--"));
  return name.substr(0, name.find(','));
}

CLI::Option* add_probability(CLI::App& app, const std::string& name, const std::string& description,
                             const std::function<void(double)>& store, const std::string& wanted,
                             const std::function<bool(double)>& fits) {
  return app.add_option_function<std::string>(
      name,
      [=, option = long_name_of(name)](const std::string& text) {
        const double probability = option_probability(option, text);
        if (!fits(probability)) refuse_value(option, text, wanted);
        store(probability);
      },
      description);
}

}  // namespace assay::cli
