// Numbers as people write them.
#include "assay/core/figure.hpp"

#include <algorithm>
#include <cmath>

#include "catch.hpp"

using namespace assay;

TEST_CASE("a probability is a decimal, a percentage, a fraction or one in so many") {
  const std::pair<const char*, double> written[] = {
      {"0.05", 0.05},     {"5%", 0.05},   {"1/20", 0.05},  {"1 in 20", 0.05}, {" 5 % ", 0.05},
      {".05", 0.05},      {"5e-2", 0.05}, {"0.1%", 0.001}, {"2 / 40", 0.05},  {"1 in 10,000", 0.0001},
      {"1/1,000", 0.001}, {"0", 0},       {"1", 1},        {"100%", 1},       {"0%", 0}};
  for (const auto& [text, number] : written) {
    CAPTURE(text);
    CHECK(probability_from(text) == number);
  }
  for (const char* text : {"", "x", "5", "-0.1", "101%", "3/2", "1/0", "1 in 0", "1/2/3", "0,05", "nan",
                           "inf", "%", "1,00 in 5"}) {
    CAPTURE(text);
    CHECK_FALSE(probability_from(text));
  }
}

TEST_CASE("what is no probability says what was probably meant") {
  CHECK(why_no_probability("5") == "5 is not a probability: 5% or 0.05?");
  CHECK(why_no_probability("100") == "100 is not a probability: 100% or 1?");
  CHECK(why_no_probability("-0.1") == "-0.1 is not a probability: it lies below 0");
  CHECK(why_no_probability("120%") == "120% is not a probability: it lies above 1");
  CHECK(why_no_probability("often") == "'often' is not a probability");
}

TEST_CASE("a figure stands for the numbers that round to it") {
  struct Case {
    const char* text;
    double low, high;
  };
  for (const auto& [text, low, high] :
       {Case{"0.75", 0.745, 0.755}, Case{"10%", 0.095, 0.105}, Case{"0.750", 0.7495, 0.7505},
        Case{"99.5%", 0.9945, 0.9955}, Case{"-0.10", -0.105, -0.095}, Case{"12", 11.5, 12.5},
        Case{"1.0", 0.95, 1.05}, Case{"7.5e-1", 0.745, 0.755}, Case{"0.00", -0.005, 0.005}, Case{"1", 1, 1},
        Case{"0", 0, 0}, Case{"1/3", 1.0 / 3, 1.0 / 3}}) {
    CAPTURE(text);
    const auto figure = figure_from(text);
    REQUIRE(figure);
    CHECK(figure->low == low);
    CHECK(figure->high == high);
  }
}

TEST_CASE("a probability is said in percent, with the digits that its rarer side needs") {
  const std::pair<double, const char*> said[] = {
      {0.05, "5%"},        {0.0594059406, "5.94%"}, {0.5, "50%"},         {0.123456, "12.3%"},
      {0.00123, "0.123%"}, {0.0000123, "0.00123%"}, {0.99987, "99.987%"}, {1, "100%"},
      {0, "0%"},           {0.3322147651, "33.2%"}, {0.9801, "98.01%"}};
  for (const auto& [number, text] : said) CHECK(percent(number) == text);
}

TEST_CASE("whole numbers are said with commas") {
  CHECK(with_commas(0) == "0");
  CHECK(with_commas(999) == "999");
  CHECK(with_commas(1000) == "1,000");
  CHECK(with_commas(1234567) == "1,234,567");
}

namespace {

// A whole number with a point before its last digits: 123 with 2 is "1.23".
std::string with_point(int whole, int decimals) {
  std::string digits = std::to_string(std::abs(whole));
  if (const auto least = static_cast<std::size_t>(decimals) + 1; digits.size() < least)
    digits.insert(0, least - digits.size(), '0');
  const std::size_t point = digits.size() - static_cast<std::size_t>(decimals);
  return (whole < 0 ? "-" : "") + digits.substr(0, point) + '.' + digits.substr(point);
}

double ten_to(int power) { return power == 0 ? 1 : 10 * ten_to(power - 1); }

}  // namespace

TEST_CASE("law: a decimal lies amid numbers that span one unit of its last digit") {
  // Half units are whole numbers over 2 * 10^d, both exact in a double, so that each quotient here is the
  // double nearest to the exact number.
  for (int decimals = 1; decimals <= 6; ++decimals)
    for (int whole = -1'000'000; whole <= 1'000'000; whole += whole > -200 && whole < 200 ? 1 : 997) {
      const std::string text = with_point(whole, decimals);
      const auto figure = figure_from(text);
      const double unit = ten_to(decimals);
      if (figure && figure->value == whole / unit && figure->low == (2 * whole - 1) / (2 * unit) &&
          figure->high == (2 * whole + 1) / (2 * unit))
        continue;
      CAPTURE(text);
      FAIL_CHECK("not amid its unit");
    }
}

TEST_CASE("law: a percentage is the decimal with its point two digits to the left") {
  for (int decimals = 0; decimals <= 4; ++decimals)
    for (int whole = 0; whole <= 100'000; whole += whole < 300 ? 1 : 97) {
      std::string text = decimals > 0 ? with_point(whole, decimals) : std::to_string(whole);
      const auto in_percent = figure_from(text + "%"), plain = figure_from(with_point(whole, decimals + 2));
      REQUIRE(in_percent);
      REQUIRE(plain);
      if (in_percent->value == plain->value && in_percent->low == plain->low &&
          in_percent->high == plain->high)
        continue;
      CAPTURE(text);
      FAIL_CHECK("not the decimal");
    }
}

TEST_CASE(
    "law: a probability said in percent reads back to three digits, and near 1 to two of what is missing") {
  std::vector<double> probabilities{1e-9, 1 - 1e-9, .5, .005, .995};
  for (double p = 1e-9; p < .5; p *= 1.037) probabilities.insert(probabilities.end(), {p, 1 - p});
  for (const double p : probabilities) {
    CAPTURE(p, percent(p));
    const auto read = probability_from(percent(p));
    REQUIRE(read);
    // Half a unit of the third digit is at most 1/200 of the number, of the second 1/20; and half of 0.1% is
    // enough where at least 0.5% are missing.
    const double allowed = p < .5 ? p / 200 : 1 - p >= .005 ? .0005 : (1 - p) / 20;
    CHECK(std::abs(*read - p) <= allowed + 1e-15);
    CHECK(*read > 0);
    CHECK(*read < 1);
  }
}
