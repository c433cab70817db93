// The arithmetic in the examples of metrics and concepts: each "a / b = c" is right.
#include <algorithm>
#include <cmath>
#include <string>

#include "assay/core/text.hpp"
#include "assay/formula/formula.hpp"
#include "assay/metric/catalogue.hpp"
#include "assay/metric/concepts.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

bool in_expression(char c) { return std::string("0123456789.+-*/^() ").find(c) != std::string::npos; }

// What stands before an '=': digits, operators and parentheses, and sqrt.
std::string expression_before(const std::string& text, std::size_t equals) {
  std::size_t begin = equals;
  while (begin > 0) {
    if (in_expression(text[begin - 1])) {
      --begin;
    } else if (begin >= 4 && text.compare(begin - 4, 4, "sqrt") == 0) {
      begin -= 4;
    } else {
      break;
    }
  }
  std::string expression = text.substr(begin, equals - begin);
  // A sentence that ended before it.
  if (const std::size_t stop = expression.rfind(". "); stop != std::string::npos)
    expression = expression.substr(stop + 2);
  while (std::count(expression.begin(), expression.end(), ')') >
         std::count(expression.begin(), expression.end(), '('))
    expression = expression.substr(expression.find(')') + 1);
  return std::string(trimmed(expression));
}

struct Checked {
  std::size_t right = 0;
  std::string wrong;
};

void check_text(const std::string& text, Checked& checked) {
  for (std::size_t at = text.find(" = "); at != std::string::npos; at = text.find(" = ", at + 1)) {
    const std::string expression = expression_before(text, at);
    std::size_t end = at + 3;
    while (end < text.size() &&
           (std::isdigit(static_cast<unsigned char>(text[end])) != 0 || text[end] == '-' ||
            (text[end] == '.' && end + 1 < text.size() &&
             std::isdigit(static_cast<unsigned char>(text[end + 1])) != 0)))
      ++end;
    const std::string number = text.substr(at + 3, end - at - 3);
    const auto stated = number_from(number);
    // What goes on after the number is an expression, and is checked at the next '='.
    const bool goes_on = end + 1 < text.size() && text[end] == ' ' &&
                         std::string("+-*/^").find(text[end + 1]) != std::string::npos;
    if (!stated || goes_on || expression.find_first_of("+-*/^") == std::string::npos) continue;
    std::optional<double> value;
    try {
      Variables none;
      none.fill(undefined_number);
      value = Formula::parse(expression, {.scope = Scope::metrics}).evaluate(none);
    } catch (const std::exception&) {
      continue;  // words before the numbers
    }
    const std::size_t point = number.find('.');
    const double unit =
        point == std::string::npos ? 1 : std::pow(10.0, -static_cast<double>(number.size() - point - 1));
    if (std::abs(*value - *stated) <= unit * 0.500001) {
      ++checked.right;
    } else {
      checked.wrong += expression + " is " + exact(*value) + ", not " + number + "; ";
    }
  }
}

}  // namespace

TEST_CASE("the arithmetic of examples is right") {
  Checked checked;
  for (const Concept& one : concepts()) check_text(std::string(one.example), checked);
  for (const Metric& metric : catalogue()) check_text(std::string(metric.example), checked);
  CHECK(checked.wrong == "");
  CHECK(checked.right >= 100);
}
