// Bayes' theorem backwards: what would give a posterior.
#include <algorithm>
#include <cmath>

#include "assay/bayes.hpp"
#include "assay/figure.hpp"

namespace assay {

namespace {

// The evidence with the unknown filled in.
Evidence with(Evidence evidence, std::string_view unknown, double number) {
  if (unknown == "prior") evidence.prior = number;
  if (unknown == "lr") evidence.lr = number;
  if (!evidence.test) return evidence;
  TestRates& test = *evidence.test;
  if (unknown == "sensitivity") test.sensitivity = number, test.fnr = 1 - number;
  if (unknown == "specificity") test.specificity = number, test.fpr = 1 - number;
  if (unknown == "fpr") test.fpr = number, test.specificity = 1 - number;
  return evidence;
}

Value posterior_of(const Evidence& evidence) {
  if (evidence.lr) return posterior(evidence.prior.value(), *evidence.lr);
  return bayes_formula("posterior").value(variables_of(evidence));
}

bool gives(const Evidence& evidence, double target) {
  const Value reached = posterior_of(evidence);
  return reached.defined() && std::abs(reached.number() - target) <= 1e-9;
}

std::string why_impossible(std::string_view unknown, const Evidence& evidence) {
  const double target = evidence.posterior.value();
  const std::string wanted = "a posterior of " + percent(target);
  const auto prior = evidence.prior;
  if (prior && (*prior == 0 || *prior == 1)) return "no evidence can move a prior of " + percent(*prior);
  if (unknown == "prior") return "no prior gives " + wanted + " after a positive result of this test";
  if (unknown == "lr") return wanted + " takes certain evidence: an infinite likelihood ratio";
  const bool of_sensitivity = unknown == "sensitivity";
  const double extreme = unknown == "specificity" ? 0 : 1;
  const Value reached = posterior_of(with(evidence, unknown, extreme));
  if (!reached.defined()) return wanted + " cannot be had: such a result never occurs";
  return "even a " + (unknown == "fpr" ? "false positive rate" : std::string(unknown)) + " of " +
         percent(extreme) + " gives a posterior of " + (of_sensitivity ? "only " : "") +
         percent(reached.number()) + ", not " + percent(target);
}

}  // namespace

Value needed(std::string_view unknown, const Evidence& evidence) {
  const bool by_lr = unknown == "prior" && evidence.lr;
  const std::string name = "needed_" + std::string(unknown) + (by_lr ? "_by_lr" : "");
  const double number = bayes_formula(name).evaluate(variables_of(evidence));
  const double highest = unknown == "lr" ? INFINITY : 1;
  // Rounding may leave a value just outside its range.
  const double inside = std::clamp(number, 0.0, highest);
  if (std::isfinite(number) && std::abs(inside - number) <= 1e-12 &&
      gives(with(evidence, unknown, inside), evidence.posterior.value()))
    return inside;
  if (std::isnan(number) && unknown != "prior" &&
      gives(with(evidence, unknown, 0.5), evidence.posterior.value()))
    return Value::undefined("any " + std::string(unknown) + " gives this posterior");
  return Value::undefined("impossible: " + why_impossible(unknown, evidence));
}

}  // namespace assay
