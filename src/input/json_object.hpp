// The one place that includes simdjson: the fields of an object.
#pragma once

#include <simdjson.h>

#include <cstring>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "input/json_text.hpp"

namespace assay {

/// Reads an object field by field. Those of nested objects have names such as a.b, elements of arrays a.0.
/// `Take` has
///   void value(std::string_view field, std::string_view text)  a scalar as it stands, or the text of a
///   string; void object(std::string_view field, const char* at)  after which its fields follow; void
///   array(std::string_view field, const char* at, std::size_t size)  of which the elements were given.
class JsonObjectReader {
 public:
  /// Of a line without its newline, with simdjson's padding after it. Strings are unescaped where they stand.
  /// All of the line is checked. Throws a JsonFault.
  template <class Take>
  void read(std::span<char> line, Take& take) {
    line_ = line;
    field_.clear();
    document_ = nullptr;
    simdjson::ondemand::document document;
    simdjson::ondemand::object object;
    check(parser_.iterate(line.data(), line.size(), line.size() + simdjson::SIMDJSON_PADDING).get(document));
    document_ = &document;
    check(document.get_object().get(object));
    read_fields(object, 0, take);
    if (place() != nullptr)
      throw JsonFault{place(), "more follows the JSON object",
                      "write one object a line: jq -c . FILE | assay ..."};
  }

 private:
  static constexpr unsigned deepest = 64;

  template <class Take>
  void read_fields(simdjson::ondemand::object& object, unsigned depth, Take& take) {
    for (auto one : object) {
      check(one.error());
      simdjson::ondemand::field&& field = std::move(one).value_unsafe();  // in place: a copy takes long
      const std::string_view key = key_of(field);
      if (depth == 0) {
        read_value(field.value(), key, depth, take);
      } else {
        const std::size_t outer = field_.size();
        field_.append(1, '.').append(key);
        read_value(field.value(), field_, depth, take);
        field_.resize(outer);
      }
    }
  }

  template <class Take>
  void read_value(simdjson::ondemand::value& value, std::string_view field, unsigned depth, Take& take) {
    std::string_view token = value.raw_json_token();
    if (token.front() == '"') return take.value(field, text_of(value, token));
    if (token.front() == '{' || token.front() == '[') {
      if (depth == 0) field_ = field;
      return read_nested(value, token, depth, take);
    }
    while (token.back() == ' ' || token.back() == '\t' || token.back() == '\r') token.remove_suffix(1);
    if (!is_json_scalar(token)) [[unlikely]]
      throw bad_json_value(token);
    take.value(field, token);
  }

  // The value of the field whose name stands in field_.
  template <class Take>
  void read_nested(simdjson::ondemand::value& value, std::string_view token, unsigned depth, Take& take) {
    if (depth == deepest)
      throw JsonFault{token.data(), "over " + std::to_string(deepest) + " levels of JSON",
                      "flatten the objects"};
    if (token.front() == '{') {
      simdjson::ondemand::object object;
      check(value.get_object().get(object));
      take.object(field_, token.data());
      return read_fields(object, depth + 1, take);
    }
    simdjson::ondemand::array array;
    check(value.get_array().get(array));
    const std::size_t outer = field_.size();
    std::size_t size = 0;
    for (auto one : array) {
      check(one.error());
      simdjson::ondemand::value&& element = std::move(one).value_unsafe();
      field_.append(1, '.').append(std::to_string(size++));
      read_value(element, field_, depth + 1, take);
      field_.resize(outer);
    }
    take.array(field_, token.data(), size);
  }

  // As it stands, or, where it has escapes, what they mean.
  std::string_view key_of(simdjson::ondemand::field& field) const {
    const char* const raw = field.key().raw();
    const char* end = raw;  // keys are short: no search is faster
    while (*end != '"' && *end != '\\') ++end;
    if (*end == '"') [[likely]]
      return {raw, static_cast<std::size_t>(end - raw)};
    std::string_view unescaped;
    check(field.unescaped_key().get(unescaped));
    return unescaped;
  }

  // Without escapes it is shorter: it is put where it stood.
  std::string_view text_of(simdjson::ondemand::value& value, std::string_view token) const {
    const std::string_view text = token.substr(1, token.rfind('"') - 1);
    if (text.find('\\') == std::string_view::npos) {
      simdjson::ondemand::raw_json_string raw;
      check(value.get_raw_json_string().get(raw));
      return text;
    }
    std::string_view unescaped;
    check(value.get_string().get(unescaped));
    char* const place = line_.data() + (text.data() - line_.data());
    return {place, unescaped.copy(place, text.size())};
  }

  void check(simdjson::error_code code) const {
    if (code != simdjson::SUCCESS) [[unlikely]]
      fail(code);
  }

  [[noreturn]] void fail(simdjson::error_code code) const {
    if (code == simdjson::MEMALLOC) throw std::bad_alloc();
    if (auto fault = fault_of_json_line({line_.data(), line_.size()})) throw JsonFault(*std::move(fault));
    throw JsonFault{place(), "this is not valid JSON", "each line holds one JSON object"};
  }

  // Where the parser stands; null at the end of the line, and when it does not know.
  [[nodiscard]] const char* place() const {
    const char* at = nullptr;
    if (document_ == nullptr || document_->current_location().get(at) != simdjson::SUCCESS) return nullptr;
    return at < line_.data() + line_.size() ? at : nullptr;
  }

  simdjson::ondemand::parser parser_;
  simdjson::ondemand::document* document_ = nullptr;
  std::span<char> line_;
  std::string field_;  // whose value is read, where it is nested
};

}  // namespace assay
