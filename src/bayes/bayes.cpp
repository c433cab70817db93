// Bayes' theorem.
#include "assay/bayes/bayes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <stdexcept>

#include "assay/core/text.hpp"

namespace assay {

namespace {

constexpr std::string_view never_occurs = "such a result never occurs";
constexpr std::string_view ruled_out = "the result rules out what was certain before";
constexpr std::string_view any_will_do = "the posterior does not depend on it, or cannot be had";

struct Declared {
  std::string_view name;
  std::string_view text;
  std::string_view undefined_when;
};

// Each may name those above it.
constexpr std::array declared{
    Declared{"posterior", "sensitivity * prior / (sensitivity * prior + fpr * (1 - prior))", never_occurs},
    Declared{"posterior_negative", "fnr * prior / (fnr * prior + specificity * (1 - prior))", never_occurs},
    Declared{"lr_plus", "sensitivity / fpr", never_occurs},
    Declared{"lr_minus", "fnr / specificity", never_occurs},
    Declared{"prior_odds", "prior / (1 - prior)", ""},
    Declared{"posterior_odds", "prior_odds * lr_plus", ruled_out},
    Declared{"posterior_odds_negative", "prior_odds * lr_minus", ruled_out},
    Declared{"posterior_by_lr", "lr * prior / (lr * prior + (1 - prior))", ruled_out},
    Declared{"posterior_odds_by_lr", "prior_odds * lr", ruled_out},
    Declared{"needed_prior", "fpr * posterior / (fpr * posterior + sensitivity * (1 - posterior))",
             any_will_do},
    Declared{"needed_prior_by_lr", "posterior / (posterior + lr * (1 - posterior))", any_will_do},
    Declared{"needed_lr", "posterior * (1 - prior) / (prior * (1 - posterior))", any_will_do},
    Declared{"needed_sensitivity", "fpr * posterior * (1 - prior) / (prior * (1 - posterior))", any_will_do},
    Declared{"needed_fpr", "sensitivity * prior * (1 - posterior) / (posterior * (1 - prior))", any_will_do},
    Declared{"needed_specificity", "1 - sensitivity * prior * (1 - posterior) / (posterior * (1 - prior))",
             any_will_do},
};

std::map<std::string, Formula, std::less<>> parsed() {
  std::map<std::string, Formula, std::less<>> formulas;
  const Vocabulary words{
      .scope = Scope::test,
      .metric = [&](std::string_view name, std::optional<double>) -> std::optional<Formula> {
        const auto known = formulas.find(name);
        return known == formulas.end() ? std::nullopt : std::optional(known->second);
      }};
  for (const auto& [name, text, undefined_when] : declared)
    formulas.emplace(name, Formula::parse(text, words).named(name, undefined_when));
  return formulas;
}

}  // namespace

TestRates rates_by_specificity(double sensitivity, double specificity) {
  return {.sensitivity = sensitivity,
          .specificity = specificity,
          .fpr = complement(specificity),
          .fnr = complement(sensitivity)};
}

TestRates rates_by_fpr(double sensitivity, double fpr) {
  return {
      .sensitivity = sensitivity, .specificity = complement(fpr), .fpr = fpr, .fnr = complement(sensitivity)};
}

Variables variables_of(const Evidence& evidence) {
  Variables variables;
  variables.fill(undefined_number);
  const auto set = [&](Variable variable, std::optional<double> number) {
    if (number) variables[static_cast<std::size_t>(variable)] = *number;
  };
  set(Variable::prior, evidence.prior);
  set(Variable::lr, evidence.lr);
  set(Variable::posterior, evidence.posterior);
  if (!evidence.test) return variables;
  set(Variable::sensitivity, evidence.test->sensitivity);
  set(Variable::specificity, evidence.test->specificity);
  set(Variable::fpr, evidence.test->fpr);
  set(Variable::fnr, evidence.test->fnr);
  return variables;
}

const Formula& bayes_formula(std::string_view name) {
  static const auto formulas = parsed();
  const auto found = formulas.find(name);
  if (found == formulas.end()) throw std::logic_error("no formula " + std::string(name));
  return found->second;
}

Value posterior(double prior, double likelihood_ratio) {
  if (std::isinf(likelihood_ratio)) {
    if (prior > 0) return 1;
    return Value::undefined(std::string(ruled_out));
  }
  return bayes_formula("posterior_by_lr").value(variables_of({.prior = prior, .lr = likelihood_ratio}));
}

std::vector<double> normalised(std::span<const double> weights) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<double> shares(weights.begin(), weights.end());
  for (double& share : shares) share /= sum;
  return shares;
}

std::optional<std::vector<double>> updated(std::span<const double> priors,
                                           std::span<const double> likelihoods) {
  std::vector<double> joint(priors.begin(), priors.end());
  for (std::size_t i = 0; i < joint.size(); ++i) joint[i] *= likelihoods[i];
  if (!(std::accumulate(joint.begin(), joint.end(), 0.0) > 0)) return std::nullopt;
  return normalised(joint);
}

HypothesisUpdates updated_by_all(const std::vector<double>& priors,
                                 const std::vector<std::vector<double>>& likelihoods) {
  HypothesisUpdates result;
  for (std::size_t e = 0; e < likelihoods.size(); ++e) {
    auto after = updated(e == 0 ? priors : result.after.back(), likelihoods[e]);
    if (!after) {
      result.impossible = e;
      break;
    }
    result.after.push_back(*std::move(after));
  }
  return result;
}

MostProbable most_probable(std::span<const double> probabilities) {
  const auto most = std::max_element(probabilities.begin(), probabilities.end());
  const auto as_probable = [&](double one) { return std::abs(one - *most) <= 1e-12 * *most; };
  return {.hypothesis = static_cast<std::size_t>(most - probabilities.begin()),
          .tied = std::count_if(probabilities.begin(), probabilities.end(), as_probable) > 1};
}

}  // namespace assay
