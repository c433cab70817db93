// Bayes' theorem: what a result, or several, make of a probability.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/core/value.hpp"
#include "assay/formula/formula.hpp"

namespace assay {

/// How often a test is positive where the condition is there (sensitivity) and where it is not (fpr); and the
/// complements, kept beside them so that what was given is what is shown.
struct TestRates {
  double sensitivity;
  double specificity;
  double fpr;
  double fnr;
};

[[nodiscard]] TestRates rates_by_specificity(double sensitivity, double specificity);
[[nodiscard]] TestRates rates_by_fpr(double sensitivity, double fpr);

/// What is known of a case: any of it may be missing, and a formula that needs it is then undefined.
struct Evidence {
  std::optional<double> prior = std::nullopt;
  std::optional<TestRates> test = std::nullopt;
  std::optional<double> lr = std::nullopt;         // the likelihood ratio of the result, without rates
  std::optional<double> posterior = std::nullopt;  // after a positive result
};

[[nodiscard]] Variables variables_of(const Evidence& evidence);

/// A formula around a test, declared once as text, by name:
/// - posterior, posterior_negative: after a positive and a negative result;
/// - lr_plus, lr_minus, prior_odds, posterior_odds, posterior_odds_negative: the same in odds;
/// - posterior_by_lr, posterior_odds_by_lr: of a result of which only its likelihood ratio is known;
/// - needed_prior, needed_prior_by_lr, needed_sensitivity, needed_specificity, needed_fpr, needed_lr: what
///   would give `posterior`.
/// Throws a logic error for another name.
[[nodiscard]] const Formula& bayes_formula(std::string_view name);

/// The probability after a result with this likelihood ratio, 0 to infinity. Undefined where a certain prior
/// meets a result that it rules out.
[[nodiscard]] Value posterior(double prior, double likelihood_ratio);

/// What can be sought for a posterior.
enum class Unknown { prior, sensitivity, specificity, fpr, lr };

[[nodiscard]] std::string_view name_of(Unknown unknown);

/// What an unknown must be. Its value is undefined, with the reason, when nothing brings the posterior, and
/// when no one value does because any will.
struct Needed {
  Value value;
  bool possible;
};

/// For evidence with a posterior and all that the formula "needed_<unknown>" has besides: a prior, but for
/// Unknown::prior; the other rate of the test, but for Unknown::lr; a prior may also be sought by `lr` alone.
[[nodiscard]] Needed needed(Unknown unknown, const Evidence& evidence);

/// The formula that gives it: "needed_prior_by_lr".
[[nodiscard]] std::string needed_formula(Unknown unknown, const Evidence& evidence);

/// Probabilities that sum to 1, in the proportions given, which must have a positive sum.
[[nodiscard]] std::vector<double> normalised(std::span<const double> weights);

/// The probabilities of hypotheses after evidence with these likelihoods, one for each; nothing when it is
/// impossible under all of them that are possible.
[[nodiscard]] std::optional<std::vector<double>> updated(std::span<const double> priors,
                                                         std::span<const double> likelihoods);

/// Hypotheses after one piece of evidence after the other.
struct HypothesisUpdates {
  std::vector<std::vector<double>> after;      // their probabilities, by evidence
  std::optional<std::size_t> impossible = {};  // the evidence at which it ended, having none
};

/// `likelihoods` by evidence, then by hypothesis. Evidence is taken as independent under each hypothesis.
[[nodiscard]] HypothesisUpdates updated_by_all(const std::vector<double>& priors,
                                               const std::vector<std::vector<double>>& likelihoods);

/// The most probable of them, and whether others are as probable.
struct MostProbable {
  std::size_t hypothesis;
  bool tied;
};
[[nodiscard]] MostProbable most_probable(std::span<const double> probabilities);

/// A case as a crowd of cases, in whole numbers: Gigerenzer & Hoffrage 1995, Psychol Rev 102:684.
struct NaturalFrequencies {
  double population;
  double affected;         // of the population
  double true_positives;   // of the affected
  double false_positives;  // of the others
  bool exact;              // no number was rounded

  [[nodiscard]] double unaffected() const { return population - affected; }
  [[nodiscard]] double false_negatives() const { return affected - true_positives; }
  [[nodiscard]] double true_negatives() const { return unaffected() - false_positives; }
};

/// In a population of this size; without one, in the smallest round number of cases from 10,000 to 100,000
/// in which all numbers are whole, or where there is none, one that is large enough for the rarest of them.
[[nodiscard]] NaturalFrequencies natural_frequencies(double prior, const TestRates& test,
                                                     std::optional<double> population = std::nullopt);

}  // namespace assay
