// A test as it is given on the command line.
#include "cli/given_rates.hpp"

#include <fmt/format.h>

#include <cmath>

#include "assay/core/error.hpp"
#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "cli/options/values.hpp"

namespace assay::cli {

namespace {

bool agree(double a, double b) { return std::abs(a - b) <= 1e-9; }

// The rates as they were given: 1 - 0.98 is not quite 0.02.
double fpr_of(const GivenRates& given) {
  if (given.specificity && given.fpr && !agree(1 - *given.specificity, *given.fpr))
    throw usage_error(
        fmt::format("--specificity {} and --fpr {} disagree: the false positive rate is 1 - specificity",
                    percent(*given.specificity), percent(*given.fpr)),
        "give one of them");
  return given.fpr ? *given.fpr : complement(*given.specificity);
}

TestRates rates_of(double sensitivity, const GivenRates& given) {
  const TestRates rates = rates_by_fpr(sensitivity, fpr_of(given));
  if (given.lr && !agree(*given.lr * rates.fpr, sensitivity))
    throw usage_error(fmt::format("--lr {} does not follow from the rates: sensitivity / fpr is {} / {}",
                                  exact(*given.lr), percent(sensitivity), percent(rates.fpr)),
                      "leave out --lr, or one of the rates");
  return rates;
}

// From a likelihood ratio and one rate follows the other: lr = sensitivity / fpr.
NamedTest test_by_lr(const GivenRates& given) {
  const double lr = *given.lr;
  if (!given.sensitivity && !given.specificity && !given.fpr) return {.lr = lr};
  const bool has_sensitivity = given.sensitivity.has_value();
  if (has_sensitivity && (lr == 0 || *given.sensitivity == 0))
    throw usage_error("a sensitivity or likelihood ratio of 0 does not say the false positive rate",
                      "add --fpr, or leave out --lr");
  const double fpr = has_sensitivity ? *given.sensitivity / lr : fpr_of(given);
  if (fpr == 0 && !has_sensitivity)
    throw usage_error("--lr with a false positive rate of 0 does not say the sensitivity",
                      "add --sensitivity, and leave out --lr");
  const double sensitivity = has_sensitivity ? *given.sensitivity : lr * fpr;
  if (fpr > 1 || sensitivity > 1)
    throw usage_error(fmt::format("--lr {} is impossible with that {}: the {} would be {}", exact(lr),
                                  has_sensitivity ? "sensitivity"
                                  : given.fpr     ? "false positive rate"
                                                  : "specificity",
                                  has_sensitivity ? "false positive rate" : "sensitivity",
                                  exact(has_sensitivity ? fpr : sensitivity)),
                      "lr is sensitivity / fpr, and neither is above 1");
  return {.rates = rates_by_fpr(sensitivity, fpr)};
}

}  // namespace

NamedTest test_of(const GivenRates& given) {
  if (given.sensitivity && (given.specificity || given.fpr))
    return {.rates = rates_of(*given.sensitivity, given)};
  if (given.lr) return test_by_lr(given);
  if (given.sensitivity)
    throw usage_error("--sensitivity needs the other rate", "add --specificity or --fpr");
  throw usage_error("no sensitivity is given", "add --sensitivity; or give the likelihood ratio with --lr");
}

// "pcr: 90%/98%", or without a name.
NamedTest test_from(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  const std::string name(
      trimmed(colon == std::string::npos ? std::string_view() : std::string_view(text).substr(0, colon)));
  const std::string rates = colon == std::string::npos ? text : text.substr(colon + 1);
  const std::vector<std::string> parts = split(rates, '/');
  if (parts.size() != 2)
    refuse_value(
        "--test", text,
        "sensitivity / specificity is expected, such as 'pcr: 90%/98%'; a fraction is written 9 in 10");
  const double sensitivity = option_probability("--test " + in_quotes(text), parts[0]);
  return {
      .name = name,
      .rates = rates_by_specificity(sensitivity, option_probability("--test " + in_quotes(text), parts[1]))};
}

namespace {

bool seeks_specificity(Unknown unknown) { return unknown == Unknown::specificity || unknown == Unknown::fpr; }

void refuse_surplus(Unknown unknown, const GivenRates& given, std::optional<double> prior) {
  const bool has_specificity = given.specificity || given.fpr;
  const bool has_rates = given.sensitivity || has_specificity;
  const bool surplus = unknown == Unknown::prior         ? prior || (given.lr && has_rates)
                       : unknown == Unknown::sensitivity ? given.sensitivity || given.lr
                       : unknown == Unknown::lr          ? has_rates || given.lr
                                                         : has_specificity || given.lr;
  if (surplus)
    throw usage_error(fmt::format("--solve {} is given options that it does not use", name_of(unknown)),
                      unknown == Unknown::prior ? "give --posterior and both rates, or --lr alone"
                      : unknown == Unknown::lr  ? "give --posterior and --prior"
                                                : "give --posterior, --prior and the other rate");
}

}  // namespace

Evidence evidence_without(Unknown unknown, const GivenRates& given, std::optional<double> prior,
                          double posterior) {
  refuse_surplus(unknown, given, prior);
  Evidence evidence{.prior = prior, .lr = given.lr, .posterior = posterior};
  const auto lacks = [&](const char* option) {
    return usage_error(fmt::format("--solve {} needs {}", name_of(unknown), option),
                       unknown == Unknown::prior ? "or --lr alone" : "add it");
  };
  if (unknown != Unknown::prior && !prior) throw lacks("--prior");
  if (unknown == Unknown::lr || given.lr) return evidence;
  if (unknown != Unknown::sensitivity && !given.sensitivity) throw lacks("--sensitivity");
  if (!seeks_specificity(unknown) && !given.specificity && !given.fpr) throw lacks("--specificity or --fpr");
  evidence.test =
      rates_by_fpr(given.sensitivity.value_or(NAN), seeks_specificity(unknown) ? NAN : fpr_of(given));
  return evidence;
}

}  // namespace assay::cli
