// Parts of reports on Bayes' theorem.
#include <fmt/format.h>

#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "report/build/bayes_parts.hpp"

namespace assay {

Working working_of(const Evidence& evidence,
                   const std::vector<std::pair<const char*, const char*>>& formulas) {
  Working working;
  const Variables variables = variables_of(evidence);
  for (const auto& [formula, name] : formulas)
    add_derivations(working.derivations, bayes_formula(formula).derivations(name, variables));
  return working;
}

std::string change_in_words(double prior, const Value& posterior, const std::string& result) {
  if (!posterior.defined()) return fmt::format("{} result never occurs.", result);
  const double after = posterior.number();
  const std::string before_text = percent(prior), after_text = percent(after);
  if (before_text == after_text)
    return fmt::format("{} result leaves the probability at {}.", result, after_text);
  return fmt::format("{} result {} the probability from {} to {}.", result,
                     after > prior ? "raises" : "lowers", before_text, after_text);
}

namespace {

std::string crowd_in_words(const NaturalFrequencies& crowd, double exact_posterior) {
  const double positives = crowd.true_positives + crowd.false_positives;
  const auto n = with_commas;
  std::string text =
      fmt::format("Of {} cases {} have the condition; {} of these test positive, as do {} of the {} others; ",
                  n(crowd.population), n(crowd.affected), n(crowd.true_positives), n(crowd.false_positives),
                  n(crowd.unaffected()));
  if (positives == 0) return text + "none tests positive.";
  const std::string share = percent(crowd.true_positives / positives), truly = percent(exact_posterior);
  text += fmt::format("{} of {} is {}", n(crowd.true_positives), n(positives), share);
  if (crowd.exact) return text + ".";
  return text +
         (share == truly ? " (in whole cases)." : fmt::format(" (in whole cases; unrounded {}).", truly));
}

}  // namespace

void add_natural_frequencies(Report& report, double prior, const TestRates& rates,
                             std::optional<double> population) {
  const NaturalFrequencies crowd = natural_frequencies(prior, rates, population);
  const double posterior =
      bayes_formula("posterior").evaluate(variables_of(Evidence{.prior = prior, .test = rates}));
  report.parts.emplace_back(paragraph("natural_frequencies_in_words", crowd_in_words(crowd, posterior)));
  report.parts.emplace_back(crowd);
}

void warn_of_certainty(Report& report, double prior) {
  if (prior != 0 && prior != 1) return;
  report.warnings.push_back(
      {"certain_prior", fmt::format("a prior of {} is certainty: no evidence can move it", percent(prior))});
}

std::string bayes_signature(double prior, const std::vector<NamedTest>& tests) {
  std::string text = fmt::format("assay {} | bayes | prior={}", version(), exact(prior));
  for (const NamedTest& test : tests) {
    const std::string name = test.name.empty() ? "" : printable(test.name) + ": ";
    if (test.rates)
      text += fmt::format(" | {}sensitivity={} specificity={}", name, exact(test.rates->sensitivity),
                          exact(test.rates->specificity));
    if (test.lr) text += fmt::format(" | {}lr={}", name, exact(*test.lr));
  }
  return text;
}

}  // namespace assay
