// Bayes' theorem backwards: what would give a posterior.
#include <algorithm>
#include <cmath>

#include "assay/bayes/bayes.hpp"
#include "assay/core/figure.hpp"

namespace assay {

namespace {

constexpr double rounding = 1e-12;  // of a rate that must be 1

Needed impossible(const std::string& why) { return {Value::undefined("impossible: " + why), false}; }

Needed any(const std::string& which) {
  return {Value::undefined("any " + which + " gives this posterior"), true};
}

double formula_value(std::string_view name, const Evidence& evidence) {
  return bayes_formula(name).evaluate(variables_of(evidence));
}

std::string posterior_text(double target) { return "a posterior of " + percent(target); }

// By the odds form: the likelihood ratio moves every prior but 0 and 1.
Needed needed_prior(double lr, double number, double target) {
  if (std::isnan(lr)) return impossible("a positive result never occurs");
  if (target > 0 && target < 1) {
    if (lr > 0 && std::isfinite(lr)) return {number, true};
    return impossible(std::string("a positive result ") + (lr == 0 ? "rules it out: " : "proves it: ") +
                      "the posterior is " + percent(lr == 0 ? 0 : 1) + " at any prior between 0% and 100%");
  }
  if (target == 1 && std::isinf(lr)) return any("prior above 0%");
  if (target == 0 && lr == 0) return any("prior below 100%");
  if ((target == 1 && lr == 0) || (target == 0 && std::isinf(lr)))
    return impossible("a positive result " + std::string(lr == 0 ? "rules it out" : "proves it"));
  return {target, true};
}

// For unknowns that a prior of 0 or 1 leaves without effect.
std::optional<Needed> of_certain_prior(Unknown unknown, double prior, double target) {
  if (prior != 0 && prior != 1) return std::nullopt;
  if (prior == target) return any(std::string(name_of(unknown)) + " with which a positive result can occur");
  return impossible("no evidence can move a prior of " + percent(prior));
}

std::string even(const std::string& rate, double extreme, Evidence evidence, double sensitivity, double fpr) {
  evidence.test = rates_by_fpr(sensitivity, fpr);
  return "even a " + rate + " of " + percent(extreme) + " gives " +
         posterior_text(formula_value("posterior", evidence)) + ", not " + percent(*evidence.posterior);
}

Needed needed_sensitivity(const Evidence& evidence, double number) {
  const double target = evidence.posterior.value(), fpr = evidence.test.value().fpr;
  if (fpr == 0 && target == 1) return any("sensitivity above 0%");
  if (fpr == 0) return impossible("with a false positive rate of 0% every positive result is certain");
  if (target == 1) return impossible("only a false positive rate of 0% gives certainty");
  if (number > 1 + rounding) return impossible(even("sensitivity", 1, evidence, 1, fpr));
  return {std::min(number, 1.0), true};
}

// The false positive rate, or its complement.
Needed needed_fpr(Unknown unknown, const Evidence& evidence) {
  const double target = evidence.posterior.value(), sensitivity = evidence.test.value().sensitivity;
  const bool as_specificity = unknown == Unknown::specificity;
  if (sensitivity == 0 && target == 0) return any(as_specificity ? "specificity below 100%" : "fpr above 0%");
  if (sensitivity == 0 || target == 0)
    return impossible(sensitivity == 0 ? "with a sensitivity of 0% a positive result rules it out"
                                       : "only a sensitivity of 0% lets a positive result rule it out");
  const double fpr = formula_value("needed_fpr", evidence);
  if (fpr > 1 + rounding)
    return impossible(even(as_specificity ? "specificity" : "false positive rate", as_specificity ? 0 : 1,
                           evidence, sensitivity, 1));
  return {as_specificity ? complement(std::min(fpr, 1.0)) : std::min(fpr, 1.0), true};
}

}  // namespace

std::string_view name_of(Unknown unknown) {
  switch (unknown) {
    case Unknown::prior:
      return "prior";
    case Unknown::sensitivity:
      return "sensitivity";
    case Unknown::specificity:
      return "specificity";
    case Unknown::fpr:
      return "fpr";
    default:
      return "lr";
  }
}

std::string needed_formula(Unknown unknown, const Evidence& evidence) {
  const bool by_lr = unknown == Unknown::prior && evidence.lr;
  return "needed_" + std::string(name_of(unknown)) + (by_lr ? "_by_lr" : "");
}

Needed needed(Unknown unknown, const Evidence& evidence) {
  const double number = formula_value(needed_formula(unknown, evidence), evidence);
  const double target = evidence.posterior.value();
  if (unknown == Unknown::prior)
    return needed_prior(evidence.lr ? *evidence.lr : formula_value("lr_plus", evidence), number, target);
  if (auto certain = of_certain_prior(unknown, evidence.prior.value(), target)) return *std::move(certain);
  if (unknown == Unknown::sensitivity) return needed_sensitivity(evidence, number);
  if (unknown != Unknown::lr) return needed_fpr(unknown, evidence);
  if (target == 1)
    return impossible(posterior_text(1) + " takes certain evidence: an infinite likelihood ratio");
  return {number, true};
}

}  // namespace assay
