// Intervals against published values.
#include "assay/stats/interval.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "assay/metric/catalogue.hpp"
#include "assay/stats/bootstrap.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

// The same statistics for each thread.
std::function<Statistics()> always(Statistics statistics) {
  return [statistics = std::move(statistics)] { return statistics; };
}

auto number_of(const Formula& formula) {
  return [&formula](const TwoByTwo& table) { return formula.evaluate(variables_of(table)); };
}

}  // namespace

TEST_CASE("proportion intervals of Newcombe 1998, Stat Med 17:857, table I") {
  struct Row {
    double k, n, wilson_low, wilson_high, exact_low, exact_high;
  };
  for (const Row& row : std::vector<Row>{{81, 263, .2552885199, .3662095770, .2527367456, .3676219226},
                                         {15, 148, .0623863995, .1604872417, .0578440101, .1616504903},
                                         {0, 20, 0, .1611251581, 0, .1684334710},
                                         {1, 29, .0061132143, .1717552188, .0008726469, .1776442955}}) {
    const Interval wilson = proportion_interval({row.k, row.n}, ProportionMethod::wilson, 0.95);
    CHECK(wilson.low == Approx(row.wilson_low).margin(5e-11));
    CHECK(wilson.high == Approx(row.wilson_high).margin(5e-11));
    const Interval exact = proportion_interval({row.k, row.n}, ProportionMethod::exact, 0.95);
    CHECK(exact.low == Approx(row.exact_low).margin(5e-11));
    CHECK(exact.high == Approx(row.exact_high).margin(5e-11));
    const Interval complement = proportion_interval({row.n - row.k, row.n}, ProportionMethod::wilson, 0.95);
    CHECK(complement.low == Approx(1 - wilson.high).margin(1e-15));
  }
}

TEST_CASE("accuracy of caret's example: exact and Wilson") {
  const Interval exact = proportion_interval({285, 344}, ProportionMethod::exact, 0.95);
  CHECK(exact.low == Approx(.784413438).margin(5e-10));
  CHECK(exact.high == Approx(.866798521).margin(5e-10));
  const Interval wilson = proportion_interval({285, 344}, ProportionMethod::wilson, 0.95);
  CHECK(wilson.low == Approx(.785080998).margin(5e-10));
  CHECK(wilson.high == Approx(.864640288).margin(5e-10));
}

TEST_CASE("likelihood ratios and odds ratio of epiR's example, by the log method") {
  const TwoByTwo table{.tp = 670, .fp = 202, .fn = 74, .tn = 640};
  struct Row {
    const char* name;
    double value, low, high;
  };
  for (const Row& row : std::vector<Row>{{"lr_plus", 3.753726179, 3.320688432, 4.243234649},
                                         {"lr_minus", .130855175, .105064324, .162977081},
                                         {"dor", 28.686111854, 21.518191657, 38.241736409}}) {
    CAPTURE(row.name);
    const Formula ratio = *bound_metric(row.name).formula();
    CHECK(ratio.evaluate(variables_of(table)) == Approx(row.value).margin(5e-10));
    const auto interval = log_interval(number_of(ratio), table, 0.95);
    REQUIRE(interval.has_value());
    CHECK(interval->low == Approx(row.low).epsilon(5e-9));
    CHECK(interval->high == Approx(row.high).epsilon(5e-9));
  }
  CHECK_FALSE(log_interval(number_of(*bound_metric("lr_plus").formula()), {.tp = 1, .fn = 1, .tn = 5}, 0.95)
                  .has_value());
}

TEST_CASE("the ends of few successes come from the Poisson distribution") {
  // Brown, Cai & DasGupta 2001, section 4.1.1: the mean of which 1 or more come up in 2.5 % of samples is
  // -log(0.975); of 2 or more it solves 1 - exp(-m) (1 + m) = 0.025, m = 0.2422093 (half a quantile of
  // chi-squared with 4 degrees of freedom, tables: 0.4844).
  const auto of = [](double k, double n) {
    return proportion_interval({k, n}, ProportionMethod::modified_wilson, 0.95);
  };
  CHECK(of(1, 29).low == Approx(-std::log(0.975) / 29).epsilon(1e-12));
  CHECK(of(2, 40).low == Approx(0.2422093 / 40).epsilon(1e-6));
  CHECK(of(28, 29).high == Approx(1 + std::log(0.975) / 29).epsilon(1e-12));
  CHECK(of(1, 29).high == proportion_interval({1, 29}, ProportionMethod::wilson, 0.95).high);
  CHECK(of(3, 40).method == IntervalMethod::wilson);
  CHECK(of(3, 60).method == IntervalMethod::modified_wilson);
  CHECK(of(81, 263).low == Approx(.2552885199).margin(5e-11));  // Newcombe 1998: none is few
}

TEST_CASE("a mean loss without scatter still has a width, and more rows narrow it") {
  const auto width = [](double rows) {
    const Interval interval =
        mean_interval({.mean = 0.01, .standard_error = 0, .rows = rows}, MeanMethod::skewed, 0.95);
    CHECK(interval.low <= 0.01);
    return interval.high - interval.low;
  };
  CHECK(width(30) > 0.02);
  CHECK(width(300) < width(30) / 5);
}

TEST_CASE("without skewness, and with many rows, the interval of a mean is the normal one") {
  const LossMoments loss{.mean = 0.25, .standard_error = 0.001, .rows = 1e6};
  const Interval skewed = mean_interval(loss, MeanMethod::skewed, 0.95);
  CHECK(skewed.low == Approx(0.25 - 0.00196).margin(2e-6));
  CHECK(skewed.high == Approx(0.25 + 0.00196).margin(2e-6));
}

TEST_CASE("the interval of a mean reaches 1.96 standard errors out, not below 0") {
  const Interval interval =
      mean_interval({.mean = 0.5, .standard_error = 0.1, .rows = 9}, MeanMethod::normal, 0.95);
  CHECK(interval.low == Approx(0.3040036015).margin(1e-10));
  CHECK(interval.high == Approx(0.6959963985).margin(1e-10));
  CHECK(mean_interval({.mean = 0.1, .standard_error = 1, .rows = 9}, MeanMethod::normal, 0.95).low == 0);
  CHECK(mean_interval({.mean = 0.1, .standard_error = 1, .rows = 9}, MeanMethod::normal, 0.95).high == 1);
}

TEST_CASE("the bootstrap of a share agrees with the binomial distribution") {
  // A share k/n resampled is binomial(n, k/n) / n: its 2.5 % and 97.5 % points for n 100, k 30 are 21 and 39
  // (tables).
  const Cells cells{50, 20, 0, 30};
  const auto statistics = [](const Cells& drawn, std::span<double> out) { out[0] = drawn[3] / 100; };
  const auto interval = bootstrap(cells, always(statistics), 1,
                                  {.draws = Draws::multinomial, .replicates = 20000, .seed = 7})[0];
  REQUIRE(interval.has_value());
  CHECK(interval->low == Approx(0.21).margin(0.0101));
  CHECK(interval->high == Approx(0.39).margin(0.0101));
}

TEST_CASE("small cells are resampled row by row to the same distribution") {
  // Binomial(10, 0.3): P(X <= 0) = 0.028, P(X <= 5) = 0.953, P(X <= 6) = 0.989 (tables); its mean is 3.
  const Cells cells{5, 2, 0, 3};
  double sum = 0;
  const auto statistics = [&](const Cells& drawn, std::span<double> out) {
    sum += drawn[3];
    out[0] = drawn[3];
  };
  const auto interval = bootstrap(cells, always(statistics), 1,
                                  {.draws = Draws::multinomial, .replicates = 20000, .seed = 7})[0];
  REQUIRE(interval.has_value());
  CHECK(interval->low == 0);
  CHECK(interval->high == 6);
  CHECK(sum / 20000 == Approx(3).margin(5 * std::sqrt(10 * 0.3 * 0.7 / 20000)));
}

TEST_CASE("threads give the same bootstrap, and throw what a statistic throws") {
  const Cells cells{50, 8, 3, 40};
  const auto statistics = [](const Cells& drawn, std::span<double> out) { out[0] = drawn[0]; };
  const auto alone = bootstrap(cells, always(statistics), 1,
                               {.draws = Draws::multinomial, .replicates = 1999, .seed = 3})[0];
  const auto many = bootstrap(cells, always(statistics), 1,
                              {.draws = Draws::multinomial, .replicates = 1999, .seed = 3, .threads = 5})[0];
  CHECK(alone->low == many->low);
  CHECK(alone->high == many->high);
  const auto failing = [](const Cells&, std::span<double>) { throw std::runtime_error("no"); };
  CHECK_THROWS_AS(bootstrap(cells, always(failing), 1, {.threads = 3}), std::runtime_error);
}

TEST_CASE("every replicate has as many rows as the data, and empty cells stay empty") {
  const Cells cells{5, 0, 2, 0, 7, 0, 1, 0, 9};
  const auto statistics = [&](const Cells& drawn, std::span<double> out) {
    CHECK(std::accumulate(drawn.begin(), drawn.end(), 0.0) == 24);
    for (std::size_t i = 0; i < 9; ++i)
      if (cells[i] == 0) CHECK(drawn[i] == 0);
    out[0] = drawn[0];
  };
  const auto interval =
      bootstrap(cells, always(statistics), 1, {.draws = Draws::multinomial, .replicates = 200})[0];
  CHECK(interval->low < 5);
  CHECK(interval->high > 5);
}

TEST_CASE("the seed decides the bootstrap, and a statistic that is often undefined gets no interval") {
  const Cells cells{50, 1, 3, 1};
  const auto statistics = [](const Cells& drawn, std::span<double> out) {
    out[0] = drawn[0];
    out[1] = drawn[3] / (drawn[3] == 0 ? 0.0 : 1.0);
  };
  const auto first = bootstrap(cells, always(statistics), 2, {.draws = Draws::multinomial, .seed = 3});
  const auto again = bootstrap(cells, always(statistics), 2, {.draws = Draws::multinomial, .seed = 3});
  CHECK(first[0]->low == again[0]->low);
  CHECK(first[0]->high == again[0]->high);
  CHECK_FALSE(first[1].has_value());
}

TEST_CASE("a value differs beyond chance where the end of its interval is far from the reference") {
  // By hand: 0.2 with the interval 0.1 to 0.3 has a standard error of 0.1 / 1.96; 0.35 is 2.94 of them away,
  // p = 0.0033, and 0.0033 * 15 < 0.05 < 0.0033 * 16.
  const Interval interval{.low = 0.1, .high = 0.3, .method = IntervalMethod::wilson};
  CHECK(differs_beyond_chance(0.2, interval, 0.35, 0.95, 1));
  CHECK(differs_beyond_chance(0.2, interval, 0.35, 0.95, 15));
  CHECK_FALSE(differs_beyond_chance(0.2, interval, 0.35, 0.95, 16));
  CHECK(differs_beyond_chance(0.2, interval, 0.05, 0.95, 15));
  CHECK_FALSE(differs_beyond_chance(0.2, interval, 0.2, 0.95, 1));
  CHECK_FALSE(differs_beyond_chance(0.2, {.low = 0.2, .high = 0.2}, 0.5, 0.95, 1));  // nothing is known of it
}
