// Conditions on the cells of a row.
#include "assay/input/condition.hpp"

#include <algorithm>
#include <array>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"

namespace assay {

namespace {

constexpr const char* condition_examples =
    "a column, a sign and a value, such as 'model = a', 'age >= 65' or 'site in north,south'";

std::string without_quotes(std::string_view text) {
  const bool quoted = text.size() >= 2 && (text[0] == '\'' || text[0] == '"') && text.back() == text[0];
  return std::string(quoted ? text.substr(1, text.size() - 2) : text);
}

// A number of few enough digits to be one, and no id.
std::optional<double> comparable_number(std::string_view text) {
  constexpr std::size_t most_digits = 15;
  return text.size() > most_digits ? std::nullopt : number_from(text);
}

}  // namespace

struct RowCondition::SignText {
  std::string_view text;
  Sign sign;
};

// The longer of two that begin alike comes first.
std::span<const RowCondition::SignText> RowCondition::signs() {
  static constexpr std::array<SignText, 8> all{{{"==", Sign::equal},
                                                {"!=", Sign::unequal},
                                                {"<=", Sign::at_most},
                                                {">=", Sign::at_least},
                                                {"=", Sign::equal},
                                                {"<", Sign::below},
                                                {">", Sign::above},
                                                {"in ", Sign::one_of}}};
  return all;
}

// Of the columns with which the text begins, that with the longest name: names may hold blanks and signs.
std::string_view RowCondition::read_beginning(std::string_view text, std::span<const std::string> header) {
  std::string_view value;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string& name = header[i];
    if (name.size() <= longest || !text.starts_with(name)) continue;
    const std::string_view rest = trimmed(text.substr(name.size()));
    const auto sign = std::find_if(signs().begin(), signs().end(),
                                   [&](const SignText& one) { return rest.starts_with(one.text); });
    if (sign == signs().end()) continue;
    column_ = i;
    sign_ = sign->sign;
    longest = name.size();
    value = trimmed(rest.substr(sign->text.size()));
  }
  const std::string column(trimmed(text.substr(0, text.find_first_of("=!<>"))));
  if (longest == 0)
    throw usage_error("--filter " + in_quotes(text) + " begins with no column" + did_you_mean(column, header),
                      std::string("write ") + condition_examples + "; the columns are: " + listed(header));
  if (std::count(header.begin(), header.end(), header[column_]) > 1)
    throw usage_error(
        "--filter " + in_quotes(text) + ": several columns are called " + in_quotes(header[column_]),
        "rename them");
  return value;
}

RowCondition::RowCondition(const std::string& text, std::span<const std::string> header) {
  const std::string_view value = read_beginning(trimmed(text), header);
  if (value.empty())
    throw usage_error("--filter " + in_quotes(text) + " has no value",
                      std::string("write ") + condition_examples);
  for (const std::string& part :
       sign_ == Sign::one_of ? split(value, ',') : std::vector{std::string(value)}) {
    std::string bare = without_quotes(trimmed(part));
    const auto number = needs_number() ? number_from(bare) : comparable_number(bare);
    values_.push_back({std::move(bare), number});
  }
  if (needs_number() && !values_[0].number)
    throw usage_error("--filter " + in_quotes(text) + " compares with " + in_quotes(values_[0].text) +
                          ", which is not a number",
                      "texts are compared with =, != and in");
}

bool RowCondition::needs_number() const {
  return sign_ != Sign::equal && sign_ != Sign::unequal && sign_ != Sign::one_of;
}

bool RowCondition::is_met(std::string_view cell, double number) const {
  switch (sign_) {
    case Sign::unequal:
      return !is_one_of_values(cell);
    case Sign::at_most:
      return number <= *values_[0].number;
    case Sign::below:
      return number < *values_[0].number;
    case Sign::at_least:
      return number >= *values_[0].number;
    case Sign::above:
      return number > *values_[0].number;
    default:
      return is_one_of_values(cell);
  }
}

bool RowCondition::is_one_of_values(std::string_view cell) const {
  return std::any_of(values_.begin(), values_.end(), [&](const Value& one) {
    return one.text == cell || (one.number && comparable_number(cell) == one.number);
  });
}

}  // namespace assay
