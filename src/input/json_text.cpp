// JSON text as it stands: its scalars, and what is wrong with a line of it.
#include "input/json_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "assay/core/text.hpp"

namespace assay {

namespace {

constexpr std::array<std::string_view, 6> json_words{"true", "false", "null", "NaN", "Infinity", "-Infinity"};
constexpr std::string_view one_object_a_line =
    "is the file cut short? else write one object a line: jq -c . FILE | assay ...";

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

// In each of 8 bytes the upper half is that of a digit, and 6 more does not leave it.
bool are_8_digits(const char* at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  constexpr std::uint64_t upper_halves = 0xf0f0f0f0f0f0f0f0U, digits = 0x3030303030303030U,
                          six = 0x0606060606060606U;
  return (bytes & upper_halves) == digits && ((bytes + six) & upper_halves) == digits;
}

const char* after_digits(const char* at, const char* end) {
  while (end - at >= 8 && are_8_digits(at)) at += 8;
  while (at != end && is_digit(*at)) ++at;
  return at;
}

bool is_json_number(std::string_view token) {
  const char* at = token.data();
  const char* const end = at + token.size();
  if (at != end && *at == '-') ++at;
  const char* const whole = at;
  at = after_digits(at, end);
  if (at == whole || (*whole == '0' && at != whole + 1)) return false;
  if (at != end && *at == '.') {
    const char* const decimals = ++at;
    at = after_digits(at, end);
    if (at == decimals) return false;
  }
  if (at != end && (*at == 'e' || *at == 'E')) {
    if (++at != end && (*at == '+' || *at == '-')) ++at;
    const char* const exponent = at;
    at = after_digits(at, end);
    if (at == exponent) return false;
  }
  return at == end;
}

// The first byte that is not UTF-8.
std::optional<JsonFault> fault_of_encoding(std::string_view line) {
  const std::string valid = valid_utf8(line);
  const auto [at, other] = std::mismatch(line.begin(), line.end(), valid.begin(), valid.end());
  if (at == line.end()) return std::nullopt;
  return JsonFault{line.data() + (at - line.begin()), "a byte that is not UTF-8",
                   "convert the file: iconv -f LATIN1 -t UTF-8 FILE | assay ..."};
}

std::optional<JsonFault> fault_of_strings(std::string_view line) {
  const char* opened = nullptr;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') opened = opened == nullptr ? &line[i] : nullptr;
    if (opened != nullptr && line[i] == '\\') ++i;
    if (opened != nullptr && i < line.size() && static_cast<unsigned char>(line[i]) < ' ')
      return JsonFault{&line[i], "a control character in a JSON string",
                       "write it escaped, such as \\t or \\u0000"};
  }
  if (opened == nullptr) return std::nullopt;
  return JsonFault{opened, "a string begins here and does not end on its line", "is the file cut short?"};
}

}  // namespace

bool is_json_scalar(std::string_view token) {
  if (token.size() == 1 && is_digit(token.front())) return true;  // most labels
  return is_json_number(token) || std::find(json_words.begin(), json_words.end(), token) != json_words.end();
}

JsonFault bad_json_value(std::string_view token) {
  std::string hint = "put text in double quotes";
  if (token == "None" || token == "True" || token == "False") hint = "JSON has null, true and false";
  if (is_digit(token.front()) || token.find_first_of("+-.") == 0)
    hint = "write a number such as 0.93 or 1e-3";
  if (token.find_first_of(",:]}") == 0) hint = "a value is expected here";
  return {token.data(), in_quotes(token) + " is not a JSON value", hint};
}

std::optional<JsonFault> fault_of_json_line(std::string_view line) {
  const std::string_view text = trimmed(line);
  if (text.starts_with('['))
    return JsonFault{text.data(), "a JSON array where an object is expected",
                     "if the file is one array of objects: jq -c '.[]' FILE | assay ..."};
  if (!text.starts_with('{'))
    return JsonFault{text.data(), "no JSON object",
                     "each line holds one, such as {\"label\": 1, \"pred\": 0}"};
  if (const auto fault = fault_of_encoding(line)) return fault;
  if (const auto fault = fault_of_strings(line)) return fault;
  if (!text.ends_with('}'))
    return JsonFault{nullptr, "the JSON object does not end on its line", std::string(one_object_a_line)};
  return std::nullopt;
}

}  // namespace assay
