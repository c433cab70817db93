// Reports on several results in a row.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "report/build/bayes_parts.hpp"

namespace assay {

namespace {

// How probable the results so far are with the condition and without, each times its prior. The two are kept
// apart: a probability near 1 would forget how near.
class Belief {
 public:
  explicit Belief(double prior) : with_(prior), without_(1 - prior) {}

  void see(double given_condition, double otherwise) {
    with_ *= given_condition;
    without_ *= otherwise;
    const double larger = std::max(with_, without_);
    if (larger > 0) with_ /= larger, without_ /= larger;
  }

  [[nodiscard]] Value probability() const {
    if (with_ + without_ == 0) return Value::undefined("these results never occur together");
    return with_ / (with_ + without_);
  }

 private:
  double with_, without_;
};

// Sees a result, and returns its likelihood ratio.
Value see(Belief& belief, const NamedTest& test, bool positive) {
  if (!test.rates) {
    belief.see(*test.lr, 1);
    return *test.lr;
  }
  const TestRates& rates = *test.rates;
  positive ? belief.see(rates.sensitivity, rates.fpr) : belief.see(rates.fnr, rates.specificity);
  return bayes_formula(positive ? "lr_plus" : "lr_minus").value(variables_of(Evidence{.test = rates}));
}

double number_or_infinity(const Value& value) {
  if (value.defined()) return value.number();
  return value.is_infinite() ? INFINITY : NAN;
}

// prior_odds * lr_1 * lr_2 = ...; nothing where one of them is infinite.
std::vector<Derivation> in_odds(double prior, const std::vector<double>& ratios) {
  double odds = prior / (1 - prior);
  std::vector<Derivation> steps{{.name = "prior_odds",
                                 .formula = "prior / (1 - prior)",
                                 .with_numbers = {prior, " / (1 - ", prior, ")"},
                                 .simplified = {},
                                 .value = odds},
                                {.name = "posterior_odds",
                                 .formula = "prior_odds",
                                 .with_numbers = {odds},
                                 .simplified = {},
                                 .value = 0}};
  Derivation& product = steps[1];
  for (std::size_t i = 0; i < ratios.size(); ++i) {
    product.formula += fmt::format(" * lr_{}", i + 1);
    product.with_numbers += Phrase{" * ", ratios[i]};
    odds *= ratios[i];
  }
  if (!std::isfinite(odds)) return {};
  product.value = odds;
  steps.push_back({.name = "posterior",
                   .formula = "posterior_odds / (1 + posterior_odds)",
                   .with_numbers = {odds, " / (1 + ", odds, ")"},
                   .simplified = {},
                   .value = odds / (1 + odds)});
  return steps;
}

}  // namespace

Report sequence_report(double prior, const std::vector<NamedTest>& tests, const std::vector<bool>& results) {
  Report report{.command = "bayes"};
  Series updates{.key = "updates",
                 .labels = {{"result", {}}},
                 .columns = {{"lr", {}}, {"posterior", {}}},
                 .listed = true,
                 .records = true};
  if (tests.size() > 1) updates.labels.insert(updates.labels.begin(), TextColumn{"test", {}});
  std::vector<double> ratios;
  Belief belief(prior);
  Value probability = prior;
  std::string words = fmt::format("{} before", percent(prior));
  for (std::size_t i = 0; i < results.size() && probability.defined(); ++i) {
    const NamedTest& test = tests.size() > 1 ? tests[i] : tests[0];
    ratios.push_back(number_or_infinity(see(belief, test, results[i])));
    const Value after = probability = belief.probability();
    if (tests.size() > 1) updates.labels[0].texts.push_back(test.name);
    updates.labels.back().texts.emplace_back(results[i] ? "positive" : "negative");
    updates.columns[0].numbers.push_back(ratios.back());
    updates.columns[1].numbers.push_back(number_or_infinity(after));
    words += after.defined() ? fmt::format(", {} after result {}", percent(after.number()), i + 1)
                             : fmt::format("; result {} cannot occur then", i + 1);
  }
  ValueList values{.key = "metrics", .values = {{"prior", {prior}}, {"posterior", {probability}}}};
  report.parts.emplace_back(std::move(values));
  report.parts.emplace_back(std::move(updates));
  Working working{.derivations = in_odds(prior, ratios)};
  if (!working.derivations.empty()) report.parts.emplace_back(std::move(working));
  report.parts.emplace_back(Paragraph{.key = "in_words", .text = "The probability is " + words + "."});
  if (results.size() > 1)
    report.warnings.push_back(
        {"independence",
         "results are taken as independent given the condition; a test repeated, or tests that err together, "
         "prove less"});
  warn_of_certainty(report, prior);
  std::string signs;
  for (const bool positive : results)
    signs += fmt::format("{}{}", signs.empty() ? "" : ",", positive ? '+' : '-');
  report.signature = bayes_signature(prior, tests) + " | results=" + signs;
  return report;
}

}  // namespace assay
