// Comparisons: how they are read, and on which side of the limit numbers are.
#include "assay/core/comparison.hpp"

#include <cmath>
#include <limits>

#include "assay/core/syntax_error.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

using enum Comparison::Sign;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr Comparison::Sign every_sign[] = {at_least, above, at_most, below};

void check_refused(const std::string& text, std::size_t position, const std::string& why) {
  CAPTURE(text);
  try {
    static_cast<void>(parse_comparison(text, "gate"));
    FAIL("read");
  } catch (const SyntaxError& error) {
    CHECK(error.position == position);
    CHECK_THAT(error.reason, contains(why));
    CHECK_THAT(error.what(), contains("gate is not understood: "));
    CHECK_FALSE(error.diagnostics[0].hint.empty());
  }
}

}  // namespace

TEST_CASE("a comparison is what is compared, a sign and a number, however it is spaced") {
  struct Row {
    const char* text;
    const char* left;
    Comparison::Sign sign;
    double limit;
  };
  for (const auto& [text, left, sign, limit] :
       std::vector<Row>{{"precision >= 0.9", "precision", at_least, 0.9},
                        {"FP<=20", "FP", at_most, 20},
                        {"\t x\t<\t-1e-3 ", "x", below, -1e-3},
                        {"mcc >-.25", "mcc", above, -0.25},
                        {"x > +3", "x", above, 3},
                        {"x >= 5%", "x", at_least, 0.05},
                        {"x >= 99.9 %", "x", at_least, 0.999},
                        {"x >= 200%", "x", at_least, 2},
                        {"x < 1/20", "x", below, 0.05},
                        {"x < 1 in 20", "x", below, 0.05},
                        {"x < 1 in 10,000", "x", below, 1e-4},
                        {"recall[<=50K] > 0.5", "recall[<=50K]", above, 0.5},
                        {"recall[>50K]<0.5", "recall[>50K]", below, 0.5},
                        {"recall[a=b!]>=0.5", "recall[a=b!]", at_least, 0.5},
                        {"a >= b < 2", "a >= b", below, 2}}) {
    CAPTURE(text);
    const ParsedComparison found = parse_comparison(text, "gate");
    CHECK(found.left == left);
    CHECK(found.comparison.sign == sign);
    CHECK(found.comparison.limit == limit);
  }
}

TEST_CASE("what is compared is a part of the text that was read") {
  const std::string text = "  f1  >= 1";
  CHECK(parse_comparison(text, "gate").left.data() == text.data() + 2);
}

TEST_CASE("a text that is no comparison is refused at its place") {
  check_refused("", 0, "a comparison is expected");
  check_refused("f1", 2, "a comparison is expected");
  check_refused("f1 at least 0.9", 15, "a comparison is expected");
  for (const char* text : {"f1 = 0.9", "f1 == 0.9", "f1 != 0.9", "f1 => 0.9", "f1 =< 0.9", "f1 >> 0.9",
                           "f1 >== 0.9", "f1 <> 0.9"})
    check_refused(text, 3, "the comparisons are >= > <= and <");
  check_refused("f1 > = 0.9", 5, "the comparisons are >= > <= and <");
  check_refused(">= 0.9", 0, "what is compared is missing");
  check_refused("  >= 0.9", 0, "what is compared is missing");
  check_refused("<", 0, "what is compared is missing");
  check_refused("f1 >=", 5, "a number is expected");
  check_refused("f1 >=  ", 7, "a number is expected");
  check_refused("f1 >=  many", 7, "a number is expected");
  for (const char* number : {"inf", "-inf", "nan", "0.9x", "1/0", "%", "--1"})
    check_refused("f1 >= " + std::string(number), 6, "a number is expected");
  for (const char* number : {"1e999", "-1e400", "1e-400"})
    check_refused("f1 >= " + std::string(number), 6, "the number is too large or too small");
  check_refused("f1 >= 0,9", 7, "numbers have no commas");
  check_refused("f1 >= 1,000", 7, "numbers have no commas");
  check_refused("f1 >= 0.9  0.9", 11, "nothing may follow the number");
  check_refused("f1 >= 0.9; ", 9, "nothing may follow the number");
  check_refused("f1 >= 0.9 # the least", 10, "nothing may follow the number");
  check_refused("0.9 <= f1", 7, "write the metric first: f1 > 0.5");
  check_refused("90% < f1", 6, "write the metric first: f1 > 0.5");
}

TEST_CASE("a comparison holds on the good side, and at the limit where that is included") {
  struct Row {
    Comparison::Sign sign;
    const char* symbol;
    bool below_it, at_it, above_it;
  };
  for (const auto& [sign, symbol, below_it, at_it, above_it] :
       std::vector<Row>{{at_least, ">=", false, true, true},
                        {above, ">", false, false, true},
                        {at_most, "<=", true, true, false},
                        {below, "<", true, false, false}}) {
    CAPTURE(symbol);
    CHECK(symbol_of(sign) == symbol);
    const Comparison comparison{sign, 0.5};
    CHECK(comparison.holds(0.5 - 0x1p-45) == below_it);
    CHECK(comparison.holds(-infinity) == below_it);
    CHECK(comparison.holds(0.5) == at_it);
    CHECK(comparison.holds(0.5 + 0x1p-45) == above_it);
    CHECK(comparison.holds(infinity) == above_it);
    CHECK(comparison.wants_more() == above_it);
    CHECK_FALSE(comparison.holds(std::nan("")));
    CHECK_FALSE(Comparison{sign, std::nan("")}.holds(0.5));
  }
}

TEST_CASE("a margin is how far a number is on the good side") {
  for (const auto sign : {at_least, above}) {
    CHECK(Comparison{sign, 0.5}.margin(0.75) == 0.25);
    CHECK(Comparison{sign, 0.5}.margin(0.25) == -0.25);
    CHECK(Comparison{sign, -0.5}.margin(0.25) == 0.75);
  }
  for (const auto sign : {at_most, below}) {
    CHECK(Comparison{sign, 20}.margin(15) == 5);
    CHECK(Comparison{sign, 20}.margin(21) == -1);
  }
  for (const auto sign : every_sign) CHECK(Comparison{sign, 0.5}.margin(0.5) == 0);
}

TEST_CASE("a number that differs from the limit by rounding alone equals it") {
  for (const double limit : {0.3, -0.3, 1.75, 1e-9, 123456.0}) {
    double near = limit;
    for (int i = 0; i < 2; ++i) near = std::nextafter(near, -infinity);
    CAPTURE(limit, near);
    CHECK(Comparison{at_least, limit}.holds(near));
    CHECK(Comparison{at_most, near}.holds(limit));
    CHECK_FALSE(Comparison{below, limit}.holds(near));
    CHECK_FALSE(Comparison{above, near}.holds(limit));
    CHECK(Comparison{at_least, limit}.margin(near) == 0);
    CHECK_FALSE(Comparison{at_least, limit}.holds(limit - std::abs(limit) * 0x1p-45));
    CHECK(Comparison{above, limit}.holds(limit + std::abs(limit) * 0x1p-45));
  }
  CHECK_FALSE(Comparison{at_least, 0}.holds(-1e-300));
  CHECK(Comparison{at_least, 5}.holds(infinity));
  CHECK(Comparison{above, 5}.holds(infinity));
  CHECK_FALSE(Comparison{at_most, 5}.holds(infinity));
}
