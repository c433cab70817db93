// What the value of an option may be.
#include "cli/options/values.hpp"

#include "assay/core/error.hpp"
#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "cli/options/add.hpp"

namespace assay::cli {

void refuse_value(const std::string& option, const std::string& text, const std::string& wanted,
                  std::span<const std::string> words) {
  throw usage_error(option + " cannot be " + in_quotes(text) + did_you_mean(text, words), wanted);
}

double option_probability(const std::string& option, const std::string& text) {
  if (const auto probability = probability_from(text)) return *probability;
  throw usage_error(option + ": " + why_no_probability(text),
                    "probabilities are from 0 to 1, written as 0.05, 5%, 1/20 or 1 in 20");
}

CLI::Option* add_probability(CLI::App& app, const std::string& name, const std::string& description,
                             const std::function<void(double)>& store, const std::string& wanted,
                             const std::function<bool(double)>& fits) {
  return app.add_option_function<std::string>(
      name,
      [=](const std::string& text) {
        const double probability = option_probability(name, text);
        if (!fits(probability)) refuse_value(name, text, wanted);
        store(probability);
      },
      description);
}

}  // namespace assay::cli
