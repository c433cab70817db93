// Results in a row.
#include "assay/bayes/sequence.hpp"

#include <algorithm>
#include <cmath>

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
    if (larger == 0) return;
    with_ /= larger;
    without_ /= larger;
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
  if (positive) {
    belief.see(rates.sensitivity, rates.fpr);
  } else {
    belief.see(rates.fnr, rates.specificity);
  }
  return bayes_formula(positive ? "lr_plus" : "lr_minus").value(variables_of(Evidence{.test = rates}));
}

}  // namespace

std::vector<BayesUpdate> in_sequence(double prior, const std::vector<NamedTest>& tests,
                                     const std::vector<bool>& results) {
  std::vector<BayesUpdate> updates;
  Belief belief(prior);
  for (std::size_t i = 0; i < results.size(); ++i) {
    const Value lr = see(belief, tests.size() > 1 ? tests[i] : tests[0], results[i]);
    updates.push_back({lr, belief.probability()});
    if (!updates.back().posterior.defined()) break;
  }
  return updates;
}

std::vector<Derivation> in_odds(double prior, const std::vector<BayesUpdate>& updates) {
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
  for (std::size_t i = 0; i < updates.size(); ++i) {
    product.formula += " * lr_" + std::to_string(i + 1);
    const Value& lr = updates[i].lr;
    if (!lr.defined()) return {};
    product.with_numbers += Phrase{" * ", lr.number()};
    odds *= lr.number();
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

}  // namespace assay
