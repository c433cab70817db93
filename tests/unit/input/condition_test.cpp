// Conditions on the cells of a row.
#include "assay/input/condition.hpp"

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

const std::vector<std::string> columns{"model", "model name", "age", "a=b", "age"};

bool is_met(const std::string& text, const std::string& cell) {
  const RowCondition condition(text, columns);
  return condition.is_met(cell, number_from(cell).value_or(0));
}

std::string refused(const std::string& text) {
  try {
    static_cast<void>(RowCondition(text, columns));
  } catch (const Error& error) {
    CHECK(error.status == ExitStatus::usage);
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a condition names the column with the longest name that a sign follows") {
  CHECK(RowCondition("model = a", columns).column() == 0);
  CHECK(RowCondition("model name = a", columns).column() == 1);
  CHECK(RowCondition("a=b = 1", columns).column() == 3);
  CHECK(RowCondition("  model=a", columns).column() == 0);
}

TEST_CASE("texts are compared whole, and the same number is the same however it is written") {
  CHECK(is_met("model = a", "a"));
  CHECK(is_met("model == a", "a"));
  CHECK_FALSE(is_met("model = a", "A"));
  CHECK_FALSE(is_met("model = a", "ab"));
  CHECK(is_met("model = 1", "1.0"));
  CHECK_FALSE(is_met("model != 1", "1.0"));
  CHECK(is_met("model != a", "b"));
  CHECK(is_met("model in a, b", "b"));
  CHECK_FALSE(is_met("model in a, b", "a, b"));
  CHECK(is_met("model = 'a, b'", "a, b"));
  CHECK(is_met("model in '1', 2", "2.0"));
  CHECK_FALSE(is_met("model = 1234567890123456789", "1234567890123456788"));  // the same double
}

TEST_CASE("numbers are compared as numbers") {
  const std::vector<std::string> header{"x"};
  const auto holds = [&](const std::string& text, double number) {
    const RowCondition condition(text, header);
    CHECK(condition.needs_number());
    return condition.is_met("", number);
  };
  CHECK(holds("x < 10", 9));
  CHECK_FALSE(holds("x < 10", 10));
  CHECK(holds("x <= 10", 10));
  CHECK(holds("x>=0.30000000000000004", 0.30000000000000004));
  CHECK_FALSE(holds("x>0.5", 0.5));
}

TEST_CASE("what is no condition is refused, and says why") {
  CHECK_THAT(refused("modell = a"), contains("did you mean 'model'?"));
  CHECK_THAT(refused("model"), contains("begins with no column"));
  CHECK_THAT(refused("model ="), contains("has no value"));
  CHECK_THAT(refused("model > a"), contains("'a', which is not a number"));
  CHECK_THAT(refused("age > 3"), contains("several columns are called 'age'"));
}
