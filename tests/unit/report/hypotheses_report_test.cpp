// The report on several hypotheses, which are given as numbers.
#include "assay/core/error.hpp"
#include "assay/report/build/bayes.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

// Three doors; the host opens the second: Monty Hall.
Hypotheses doors() {
  return {.names = {"first", "second", "third"},
          .priors = {1.0 / 3, 1.0 / 3, 1.0 / 3},
          .evidence = {"opened"},
          .likelihoods = {{0.5, 0, 1}}};
}

Series updates_in(const Report& report) { return std::get<Series>(report.parts.at(1)); }

}  // namespace

TEST_CASE("posteriors stand beside the priors, after each piece of evidence") {
  Hypotheses twice = doors();
  twice.evidence.emplace_back("again");
  twice.likelihoods.push_back({1, 1, 0.25});
  const Series one = updates_in(hypotheses_report(doors(), "doors.csv"));
  REQUIRE(one.columns.size() == 2);
  CHECK(one.labels[0].texts == std::vector<std::string>{"first", "second", "third"});
  CHECK(one.columns[1].name == "posterior");
  CHECK(one.columns[1].numbers[0] == Approx(1.0 / 3));  // (1/6) / (1/6 + 1/3)
  CHECK(one.columns[1].numbers[1] == 0);
  CHECK(one.columns[1].numbers[2] == Approx(2.0 / 3));
  const Report report = hypotheses_report(twice, "doors.csv");
  const Series two = updates_in(report);
  REQUIRE(two.columns.size() == 3);
  CHECK(two.columns[1].name == "after opened");
  CHECK(two.columns[2].name == "posterior");
  CHECK(two.columns[2].numbers[0] == Approx(2.0 / 3));  // 1/3 to 2/3 * 1/4
  CHECK(report.warnings.at(0).code == "independence");
  CHECK(report.inputs.at(0).files == std::vector<std::string>{"doors.csv"});
  CHECK(report.inputs.at(0).rows == 3);
}

TEST_CASE("priors in another scale are made to sum to 1 where that is asked for, and that is said") {
  Hypotheses given = doors();
  given.priors = {1, 1, 2};
  CHECK_THROWS_WITH(hypotheses_report(given, "-"), contains("the priors sum to 4, not to 1"));
  const Report report = hypotheses_report(given, "-", true);
  CHECK(updates_in(report).columns[0].numbers == std::vector<double>{0.25, 0.25, 0.5});
  CHECK(report.warnings.at(0).code == "priors_normalised");
  CHECK(hypotheses_report(doors(), "-").warnings.empty());
}

TEST_CASE("where nothing is possible there is no report") {
  Hypotheses impossible = doors(), unbelieved = doors();
  impossible.likelihoods = {{0, 0, 0}};
  unbelieved.priors = {0, 0, 0};
  CHECK_THROWS_WITH(hypotheses_report(impossible, "-"), contains("the likelihoods of column 'opened' are 0"));
  CHECK_THROWS_WITH(hypotheses_report(unbelieved, "-"), contains("all priors are 0"));
}
