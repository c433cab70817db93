// A probability as a crowd of cases.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>

#include "assay/bayes/bayes.hpp"

namespace assay {

namespace {

// Numerator and denominator of the simplest fraction that is this probability, as doubles go.
struct Fraction {
  double numerator, denominator;
};

constexpr double largest_denominator = 1e6;

std::optional<Fraction> fraction_of(double probability) {
  // Continued fraction: numerators and denominators of its convergents.
  double before_n = 0, n = 1, before_d = 1, d = 0, rest = probability;
  while (d <= largest_denominator) {
    const double whole = std::floor(rest);
    before_n = std::exchange(n, whole * n + before_n);
    before_d = std::exchange(d, whole * d + before_d);
    if (std::abs(n / d - probability) <= 4e-16 * probability)
      return d <= largest_denominator ? std::optional(Fraction{n, d}) : std::nullopt;
    if (rest == whole) return std::nullopt;
    rest = 1 / (rest - whole);
  }
  return std::nullopt;
}

double common_divisor(double a, double b) {
  return static_cast<double>(std::gcd(static_cast<std::int64_t>(a), static_cast<std::int64_t>(b)));
}

// People for which every number of the tree is whole, as few as can be; nothing when there are none.
std::optional<double> whole_crowd(double prior, const TestRates& test) {
  const auto prior_fraction = fraction_of(prior);
  if (!prior_fraction) return std::nullopt;
  const auto [affected, people] = *prior_fraction;
  // Of `people` there are `affected` and the others; a share a/b of k people is whole when k is a multiple of
  // b / gcd(k, b).
  double times = 1;
  for (const auto& [group, rate] :
       {std::pair(affected, test.sensitivity), std::pair(people - affected, test.fpr)}) {
    const auto fraction = fraction_of(rate);
    if (!fraction) return std::nullopt;
    if (group == 0) continue;
    const double multiple = fraction->denominator / common_divisor(group, fraction->denominator);
    times *= multiple / common_divisor(times, multiple);
    if (people * times > 1e9) return std::nullopt;
  }
  return people * times;
}

constexpr double smallest_population = 10'000, largest_population = 1e5;

// A round number in which all are whole, or else one in which the rarest can be seen, rounded.
double chosen_population(double prior, const TestRates& test) {
  if (const auto crowd = whole_crowd(prior, test))
    for (double round = smallest_population; round <= largest_population; round *= 10)
      if (std::fmod(round, *crowd) == 0) return round;
  double rarest = 1;  // share of people that is not 0
  for (const double share :
       {prior * test.sensitivity, prior * test.fnr, (1 - prior) * test.fpr, (1 - prior) * test.specificity})
    if (share > 0) rarest = std::min(rarest, share);
  double population = smallest_population;
  while (population * rarest < 10 && population < 1e12) population *= 10;
  return population;
}

// But for rounding of the arithmetic; a number near 0 is only whole when it is 0.
bool nearly_whole(double number) {
  const double whole = std::round(number);
  return whole == 0 ? number == 0 : std::abs(number - whole) <= 1e-12 * whole;
}

}  // namespace

NaturalFrequencies natural_frequencies(double prior, const TestRates& test,
                                       std::optional<double> population) {
  const double people = population ? *population : chosen_population(prior, test);
  NaturalFrequencies crowd{.population = people,
                           .affected = std::round(people * prior),
                           .true_positives = 0,
                           .false_positives = 0,
                           .exact = nearly_whole(people * prior)};
  const double found = crowd.affected * test.sensitivity;
  const double alarmed = (people - crowd.affected) * test.fpr;
  crowd.true_positives = std::round(found);
  crowd.false_positives = std::round(alarmed);
  crowd.exact = crowd.exact && nearly_whole(found) && nearly_whole(alarmed);
  return crowd;
}

}  // namespace assay
