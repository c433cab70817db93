// Numbers as people write them.
#include "assay/figure.hpp"

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
