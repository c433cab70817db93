// Options of intervals, and of what 0/0 is.
#include "cli/options/estimates.hpp"

#include "assay/core/text.hpp"
#include "cli/options/add.hpp"

namespace assay::cli {

void add_confidence(CLI::App& app, bool& intervals, double& confidence) {
  const std::string group = "Intervals";
  add_probability(
      app, "--confidence", "Confidence of intervals (default 0.95)",
      [&confidence](double x) { confidence = x; }, "a number between 0 and 1 is expected, such as 0.95",
      [](double x) { return x > 0 && x < 1; })
      ->type_name("C")
      ->group(group);
  app.add_flag_callback(
         "--no-intervals", [&intervals] { intervals = false; }, "Omit confidence intervals")
      ->group(group);
}

void add_interval(CLI::App& app, IntervalPlan& plan) {
  const std::vector<std::string> words(plain_methods().begin(), plain_methods().end());
  app.add_option_function<std::string>(
         "--method,--interval",
         [&plan, words](const std::string& text) {
           for (const std::string& name : split(text, ',')) {
             const auto changed = with_method(plan, name);
             if (!changed) refuse_value("--method", name, "choose of " + listed(words), words);
             plan = *changed;
           }
         },
         "Compute intervals by a plain method, as other tools do: " + listed(words))
      ->type_name("M,M")
      ->check(completed_to(one_of(words) + ",..."))
      ->group("Intervals");
}

void add_seed(CLI::App& app, std::uint64_t& seed, const std::string& group) {
  add_number(
      app, "--seed", "Seed of the random draws (default 1)", "a whole number from 0 to 2^53 is expected",
      [](double n) { return is_whole(n) && n >= 0 && n <= largest_count; },
      [&seed](double n) { seed = static_cast<std::uint64_t>(n); })
      ->type_name("N")
      ->group(group);
}

void add_estimates(CLI::App& app, EstimateOptions& options) {
  const std::string group = "Intervals";
  add_confidence(app, options.intervals.wanted, options.intervals.bootstrap.confidence);
  add_interval(app, options.intervals);
  add_seed(app, options.intervals.bootstrap.seed);
  add_choice<ZeroDivision>(app, "--zero-division", options.zero_division,
                           {{"undefined", std::nullopt}, {"0", 0.0}, {"1", 1.0}},
                           "What 0/0 is: undefined (default), 0 or 1")
      ->type_name("undefined|0|1")
      ->group(group);
}

}  // namespace assay::cli
