// Formulas over columns of counts are the same formulas, to the last bit.
#include <bit>
#include <cmath>
#include <cstdint>
#include <random>

#include "assay/metric/catalogue.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

struct NamedFormula {
  std::string name;
  Formula formula;
};

std::vector<NamedFormula> catalogue_formulas() {
  std::vector<NamedFormula> formulas;
  for (const BoundMetric& measure : all_metrics())
    if (measure.formula()) formulas.push_back({measure.name(), *measure.formula()});
  return formulas;
}

std::vector<NamedFormula> own_formulas() {
  std::vector<NamedFormula> formulas;
  for (const char* text : {"7",
                           "-7",
                           "2^0.5 + sqrt(3)",
                           "0/0",
                           "1/0",
                           "-1/0",
                           "TP",
                           "n",
                           "P - N",
                           "PP * PN",
                           "0.1*TP + 0.2*FP",
                           "5*FN + FP",
                           "TP/FP",
                           "-TP/FP",
                           "TP/(0*FP)",
                           "1/(0*-FP)",
                           "-(TP - TP)",
                           "1/-(TP - TP)",
                           "(TP - FN)^3",
                           "TP^-1",
                           "(TP - FN)^0.5",
                           "2^(FP - TN)",
                           "2^-TP^2",
                           "0^(TP - FN)",
                           "sqrt(TP - FN)",
                           "sqrt(-(TP - TP))",
                           "1/sqrt(-(TP - TP))",
                           "TP/(0/0)",
                           "(TP/FP) - (TP/FP)",
                           "1/(TP/FP)",
                           "f1 * mcc - fbeta(0.5)",
                           "(1 + 4) * precision / (4 * precision + recall)",
                           "1e308 * 10 * TP"})
    formulas.push_back({text, own_formula(text)});
  return formulas;
}

// Counts and weights, 0 among them in many.
std::vector<TwoByTwo> random_tables(std::size_t count) {
  std::mt19937_64 draw(count);
  const auto number = [&] {
    const auto whole = static_cast<double>(draw() % 5);
    return draw() % 2 == 0 ? whole : static_cast<double>(draw() % 1000) * 0.1 * whole;
  };
  std::vector<TwoByTwo> tables(count);
  for (TwoByTwo& table : tables) table = {.tp = number(), .fp = number(), .fn = number(), .tn = number()};
  return tables;
}

// All of one count or of the other.
std::vector<TwoByTwo> tables_of_zeros() {
  std::vector<TwoByTwo> tables;
  for (unsigned bits = 0; bits < 16; ++bits) {
    const auto one = [&](unsigned bit) { return (bits & bit) != 0 ? 3.0 : 0.0; };
    tables.push_back({.tp = one(1), .fp = one(2), .fn = one(4), .tn = one(8)});
  }
  return tables;
}

bool same_bits(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) ||
         std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

std::vector<double> over_columns(const Formula& formula, const std::vector<TwoByTwo>& tables) {
  TableColumns columns;
  for (const TwoByTwo& table : tables) columns.add(table);
  std::vector<double> numbers(tables.size());
  formula.evaluate(columns, numbers);
  return numbers;
}

void check_same(const NamedFormula& named, const std::vector<TwoByTwo>& tables) {
  CAPTURE(named.name, tables.size());
  const std::vector<double> numbers = over_columns(named.formula, tables);
  std::size_t different = 0;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const double expected = named.formula.evaluate(variables_of(tables[i]));
    if (same_bits(numbers[i], expected)) continue;
    if (++different == 1) FAIL_CHECK("table " << i << ": " << numbers[i] << " for " << expected);
  }
  CHECK(different == 0);
}

}  // namespace

TEST_CASE("law: a metric over columns is the metric of each table") {
  for (const NamedFormula& named : catalogue_formulas()) {
    check_same(named, tables_of_zeros());
    for (const std::size_t count : {0U, 1U, 7U, 3000U}) check_same(named, random_tables(count));
  }
}

TEST_CASE("law: a formula of one's own over columns is the formula of each table") {
  for (const NamedFormula& named : own_formulas()) {
    check_same(named, tables_of_zeros());
    for (const std::size_t count : {0U, 1U, 7U, 3000U}) check_same(named, random_tables(count));
  }
}

TEST_CASE("formulas over columns by hand") {
  const std::vector<TwoByTwo> tables{
      {.tp = 3, .fp = 1, .fn = 2, .tn = 4}, {.tp = 0, .fp = 0, .fn = 5, .tn = 5}, {.tp = 0, .fp = 2}};
  CHECK(over_columns(own_formula("5*FN + FP"), tables) == std::vector<double>{11, 25, 2});
  CHECK(over_columns(own_formula("n"), tables) == std::vector<double>{10, 10, 2});
  CHECK(over_columns(own_formula("2^3"), tables) == std::vector<double>{8, 8, 8});
  CHECK(over_columns(own_formula("P - 2*PP"), tables) == std::vector<double>{-3, 5, -4});
  const std::vector<double> precision = over_columns(own_formula("precision"), tables);
  CHECK(precision[0] == 0.75);
  CHECK(std::isnan(precision[1]));  // 0/0
  CHECK(precision[2] == 0);
}

TEST_CASE("over columns division by 0 is infinite with the sign of the dividend, be it by 0 or by -0") {
  const std::vector<TwoByTwo> tables{{.tp = 3}, {.fp = 3}};
  for (const char* zero : {"(0*n)", "-(0*n)"}) {
    CAPTURE(zero);
    const auto quotients = [&](const std::string& dividend) {
      return over_columns(own_formula(dividend + "/" + zero), tables);
    };
    CHECK(quotients("n") == std::vector<double>{INFINITY, INFINITY});
    CHECK(quotients("-n") == std::vector<double>{-INFINITY, -INFINITY});
    CHECK(quotients("(TP - FP)") == std::vector<double>{INFINITY, -INFINITY});
    CHECK(std::isnan(quotients("(n - n)")[0]));
  }
}

TEST_CASE("columns that were cleared may be filled anew") {
  TableColumns columns;
  columns.add({.tp = 1, .fp = 2, .fn = 3, .tn = 4});
  columns.clear();
  CHECK(columns.size() == 0);
  columns.add({.tp = 5});
  std::vector<double> numbers(1);
  own_formula("n").evaluate(columns, numbers);
  CHECK(numbers[0] == 5);
}
