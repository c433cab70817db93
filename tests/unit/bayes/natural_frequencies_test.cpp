// Laws of crowds of people in whole numbers.
#include <cmath>
#include <cstdint>

#include "assay/bayes/bayes.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

// A share as parts of a million, so that what is exact can be told in integers.
struct Parts {
  std::int64_t prior, sensitivity, fpr;
};

constexpr std::int64_t million = 1'000'000;

template <class Check>
void each_crowd(const Check& check) {
  for (const std::int64_t prior : {0, 20, 50, 1000, 3333, 10'000, 125'000, 500'000, 999'999, 1'000'000})
    for (const std::int64_t sensitivity : {0, 20, 600'000, 875'000, 990'000, 999'900, 1'000'000})
      for (const std::int64_t fpr : {0, 7, 1000, 10'000, 90'000, 123'456, 500'000, 1'000'000})
        for (const double population : {0, 1, 7, 1000, 10'000, 123'456, 1'000'000}) {
          CAPTURE(prior, sensitivity, fpr, population);
          const auto share = [](std::int64_t parts) { return static_cast<double>(parts) / 1e6; };
          check(Parts{prior, sensitivity, fpr}, population,
                natural_frequencies(share(prior), rates_by_fpr(share(sensitivity), share(fpr)),
                                    population > 0 ? std::optional(population) : std::nullopt));
        }
}

bool whole(double x) { return x == std::floor(x) && x >= 0; }

std::int64_t integer(double x) { return static_cast<std::int64_t>(x); }

}  // namespace

TEST_CASE("law: a crowd is of whole people, and its parts are no more than their whole") {
  each_crowd([](const Parts&, double population, const NaturalFrequencies& crowd) {
    if (population > 0) CHECK(crowd.population == population);
    if (population == 0) CHECK(crowd.population >= 10'000);
    CHECK(whole(crowd.population));
    CHECK(whole(crowd.affected));
    CHECK(whole(crowd.true_positives));
    CHECK(whole(crowd.false_positives));
    CHECK(crowd.affected <= crowd.population);
    CHECK(crowd.true_positives <= crowd.affected);
    CHECK(crowd.false_positives <= crowd.population - crowd.affected);
  });
}

TEST_CASE("law: no part of a crowd is further than one person from its share") {
  each_crowd([](const Parts& parts, double, const NaturalFrequencies& crowd) {
    const auto share = [](std::int64_t part) { return static_cast<double>(part) / 1e6; };
    CHECK(std::abs(crowd.affected - crowd.population * share(parts.prior)) <= .5 + 1e-6);
    CHECK(std::abs(crowd.true_positives - crowd.affected * share(parts.sensitivity)) <= .5 + 1e-6);
    CHECK(std::abs(crowd.false_positives - (crowd.population - crowd.affected) * share(parts.fpr)) <=
          .5 + 1e-6);
  });
}

TEST_CASE("law: a crowd is exact when in integers no part of it was rounded, and only then") {
  each_crowd([](const Parts& parts, double, const NaturalFrequencies& crowd) {
    const std::int64_t people = integer(crowd.population), affected = integer(crowd.affected);
    const bool exact = people * parts.prior == affected * million &&
                       affected * parts.sensitivity == integer(crowd.true_positives) * million &&
                       (people - affected) * parts.fpr == integer(crowd.false_positives) * million;
    CHECK(crowd.exact == exact);
  });
}

TEST_CASE("a crowd without a size is the smallest round one in which all is whole") {
  struct Case {
    double prior, sensitivity, fpr, population;
  };
  const Case cases[] = {
      {.001, .99, .05, 100'000},  // 1 in 1000, of whom 99 in 100: 100 of 100,000; 99,900 * .05 = 4995
      {.001, .99, 0, 100'000},    // no false positive is a whole number, too
      {.5, .5, .5, 10'000},
  };
  for (const auto& [prior, sensitivity, fpr, population] : cases) {
    CAPTURE(prior);
    const NaturalFrequencies crowd = natural_frequencies(prior, rates_by_fpr(sensitivity, fpr));
    CHECK(crowd.population == population);
    CHECK(crowd.exact);
  }
}

TEST_CASE("where no power of ten is whole, 10,000 are rounded") {
  const NaturalFrequencies crowd = natural_frequencies(1.0 / 3, rates_by_fpr(.5, .5));
  CHECK(crowd.population == 10'000);
  CHECK(crowd.affected == 3333);
  CHECK_FALSE(crowd.exact);
}

TEST_CASE("where no crowd is whole, the rarest group still has ten people") {
  // pi / 10 is no simple fraction.
  const NaturalFrequencies crowd = natural_frequencies(.31415926535897931, rates_by_fpr(.9, .0001));
  CHECK_FALSE(crowd.exact);
  CHECK(crowd.population * (1 - .31415926535897931) * .0001 >= 10);
}
