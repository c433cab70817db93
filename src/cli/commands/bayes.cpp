// assay bayes: what a result, or several, make of a probability.
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "assay/bayes/hypotheses.hpp"
#include "assay/core/error.hpp"
#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "assay/report/build/bayes.hpp"
#include "cli/command.hpp"
#include "cli/given_rates.hpp"
#include "cli/load.hpp"
#include "cli/options/add.hpp"
#include "cli/options/estimates.hpp"
#include "cli/options/hypotheses.hpp"
#include "cli/options/input.hpp"
#include "cli/options/output.hpp"

namespace assay::cli {

namespace {

struct BayesOptions {
  std::optional<std::string> hypotheses;
  HypothesesOptions of_hypotheses;
  std::optional<double> prior, posterior, population;
  GivenRates given;
  std::vector<std::string> tests;
  std::vector<bool> results;
  std::optional<Unknown> unknown;
  InputOptions input;  // of --from, or counts
  MeasuredPlan measured;
  OutputOptions output;

  [[nodiscard]] bool is_measured() const {
    return !input.files.empty() || input.matrix || input.counts.any();
  }
  [[nodiscard]] bool asks_for_hypotheses() const {
    return !prior && !given.any() && !population && tests.empty() && results.empty() && !unknown &&
           !posterior && !is_measured();
  }
};

std::vector<NamedTest> tests_of(const BayesOptions& options) {
  if (options.tests.empty()) return {test_of(options.given)};
  if (options.given.any())
    throw usage_error("both --test and rates are given", "--test 'NAME: SENSITIVITY/SPECIFICITY' has them");
  std::vector<NamedTest> tests;
  for (const std::string& text : options.tests) {
    tests.push_back(test_from(text));
    if (tests.back().name.empty()) tests.back().name = "test " + std::to_string(tests.size());
  }
  return tests;
}

double prior_of(const BayesOptions& options) {
  if (options.prior) return *options.prior;
  throw usage_error("no prior is given",
                    "add --prior, the probability before the result, such as --prior 5%");
}

Report results_report(const BayesOptions& options) {
  const std::vector<NamedTest> tests = tests_of(options);
  const auto& results = options.results;
  if (results.empty() && tests.size() == 1)
    return test_report(prior_of(options), tests[0], options.population);
  if (results.empty())
    throw usage_error(fmt::format("{} tests are given, and no results", tests.size()),
                      "add --results, such as +,-");
  if (tests.size() > 1 && tests.size() != results.size())
    throw usage_error(fmt::format("{} tests are given, and {}", tests.size(),
                                  counted(static_cast<double>(results.size()), "result")),
                      "give each test its result, in the same order; or one test for all of them");
  if (!tests[0].rates && std::find(results.begin(), results.end(), false) != results.end())
    throw usage_error("a likelihood ratio alone says nothing of a negative result",
                      "give --sensitivity and --fpr");
  return sequence_report(prior_of(options), tests, results);
}

Report backwards_report(const BayesOptions& options) {
  if (!options.unknown)
    throw usage_error("--posterior is given without --solve",
                      "add --solve prior, sensitivity, specificity, fpr or lr");
  if (!options.posterior)
    throw usage_error("--solve needs the posterior that is wanted",
                      "add --posterior, such as --posterior 90%");
  if (!options.tests.empty() || !options.results.empty() || options.is_measured())
    throw usage_error("--solve is about one positive result of one test",
                      "leave out --test, --results, --from and counts");
  return needed_report(*options.unknown,
                       evidence_without(*options.unknown, options.given, options.prior, *options.posterior));
}

// Standard input is a pipe or a file: no terminal, and not /dev/null, which scripts have there.
bool is_piped() {
  struct stat facts {};
  return ::fstat(STDIN_FILENO, &facts) == 0 && !S_ISCHR(facts.st_mode);
}

void refuse_population(const BayesOptions& options) {
  const bool by_lr_alone =
      options.given.lr && !options.given.sensitivity && !options.given.specificity && !options.given.fpr;
  if (options.population && (options.unknown || !options.results.empty() || by_lr_alone))
    throw usage_error("--population is about one result of a test whose rates are known", "leave it out");
}

Report report_of_file(const std::string& path, const BayesOptions& options) {
  const HypothesesPlan& plan = options.of_hypotheses.plan;
  const Hypotheses hypotheses = read_hypotheses(path, options.input.dialect, plan);
  try {
    Report report = hypotheses_report(hypotheses, path, options.of_hypotheses.normalise);
    if (plan.smooth > 0) report.signature += " | smooth=" + exact(plan.smooth);
    return report;
  } catch (const Error& error) {
    throw error.at(path == "-" ? "<stdin>" : printable(path));
  }
}

Report run(const BayesOptions& options) {
  if (options.hypotheses || (options.asks_for_hypotheses() && is_piped())) {
    if (!options.asks_for_hypotheses())
      throw usage_error("a file of hypotheses has its own priors and likelihoods",
                        "leave out the other options; predictions are read with --from FILE");
    refuse_row_options_without_file(options.input, "--from");
    return report_of_file(options.hypotheses.value_or("-"), options);
  }
  if (options.asks_for_hypotheses())
    throw usage_error("no probability is given",
                      "for example: assay bayes --prior 5% --sensitivity 60% --fpr 50%");
  if (options.of_hypotheses.any())
    throw usage_error("--evidence, --smooth and --normalise are about a file of hypotheses",
                      "give the file: assay bayes FILE");
  refuse_population(options);
  if (!options.is_measured()) refuse_row_options_without_file(options.input, "--from");
  if (options.unknown || options.posterior) return backwards_report(options);
  if (!options.is_measured()) return results_report(options);
  if (options.given.any() || !options.tests.empty() || !options.results.empty())
    throw usage_error("rates are both measured and given",
                      "leave out --sensitivity, --test and the like, or --from and counts");
  const double prior = prior_of(options);
  MeasuredPlan plan = options.measured;
  plan.population = options.population;
  return measured_report(prior, load(options.input, {}), plan);
}

// "+,+,-", "++-" or "pos,neg".
std::vector<bool> results_from(const std::string& text) {
  std::vector<bool> results;
  if (!text.empty() && text.find_first_not_of("+-") == std::string::npos) {
    for (const char sign : text) results.push_back(sign == '+');
    return results;
  }
  for (const std::string& part : split(text, ',')) {
    const std::string word = lower(part);
    const bool positive = word == "+" || word == "pos" || word == "positive";
    if (!positive && word != "-" && word != "neg" && word != "negative")
      refuse_value("--results", text, "each is + or -, or pos or neg, such as +,+,-");
    results.push_back(positive);
  }
  return results;
}

void add_test(CLI::App& app, BayesOptions& options) {
  const std::string group = "Test (probabilities as 0.05, 5%, 1/20 or 1 in 20)";
  const auto add = [&](const char* name, std::optional<double>& value, const char* description) {
    common(add_probability(app, name, description, [&value](double x) { value = x; }))
        ->type_name("P")
        ->group(group);
  };
  add("--prior,--at-prevalence", options.prior, "Probability before the result: the prevalence or base rate");
  add("--sensitivity", options.given.sensitivity, "Probability of a positive result with the condition");
  add("--specificity", options.given.specificity, "Probability of a negative result without the condition");
  add("--fpr", options.given.fpr, "Probability of a positive result without the condition: 1 - specificity");
  app.add_option_function<std::string>(
         "--lr",
         [&options](const std::string& text) {
           const auto ratio = figure_from(text);
           if (!ratio || ratio->value < 0)
             refuse_value("--lr", text, "a number from 0 up is expected, such as 8 or 1/4");
           options.given.lr = ratio->value;
         },
         "Likelihood ratio of the result, in place of one or both rates")
      ->type_name("X")
      ->group(group);
}

void add_results(CLI::App& app, BayesOptions& options) {
  const std::string group = "Several results";
  common(app.add_option_function<std::string>(
             "--results", [&options](const std::string& text) { options.results = results_from(text); },
             "Results in a row: +,+,- or pos,neg"))
      ->type_name("R,...")
      ->group(group);
  app.add_option("--test", options.tests, "A test with its own rates, one for each result; may be repeated")
      ->allow_extra_args(false)
      ->type_name("'NAME: SENSITIVITY/SPECIFICITY'")
      ->group(group);
}

void add_backwards(CLI::App& app, BayesOptions& options) {
  const std::string group = "Backwards";
  common(add_probability(app, "--posterior", "The probability that a positive result should give",
                         [&options](double x) { options.posterior = x; }))
      ->type_name("P")
      ->group(group);
  common(add_choice<std::optional<Unknown>>(
             app, "--solve", options.unknown,
             {{"prior", Unknown::prior},
              {"sensitivity", Unknown::sensitivity},
              {"specificity", Unknown::specificity},
              {"fpr", Unknown::fpr},
              {"lr", Unknown::lr}},
             "Find what gives that posterior: prior, sensitivity, specificity, fpr or lr"))
      ->type_name("WHAT")
      ->group(group);
}

}  // namespace

Task declare_bayes(CLI::App& app) {
  const auto options = std::make_shared<BayesOptions>();
  app.add_option(
         "HYPOTHESES", options->hypotheses,
         "CSV file of hypotheses: columns hypothesis, prior and likelihoods, or class, documents and counts; "
         "'-' or none for standard input")
      ->type_name("");
  add_test(app, *options);
  add_results(app, *options);
  add_backwards(app, *options);
  add_hypotheses(app, options->of_hypotheses);
  add_from(app, options->input);
  add_predictions(app, options->input);
  add_confidence(app, options->measured.intervals, options->measured.confidence);
  add_seed(app, options->measured.seed);
  add_number(
      app, "--population",
      "Cases in the natural frequencies (default: 10,000, or more where one would be rare)",
      "a whole number from 1 to 10^12 is expected",
      [](double n) { return n >= 1 && n <= 1e12 && is_whole(n); },
      [options](double n) { options->population = n; })
      ->type_name("N")
      ->group("Output");
  add_output(app, options->output, options->input);
  return {.run = [options] { return run(*options); }, .output = {options, &options->output}};
}

}  // namespace assay::cli
