// Whether CBOR is nested no deeper than a head is.
#include "state/shallow.hpp"

#include <cstddef>
#include <nlohmann/json.hpp>

namespace assay {

namespace {

// Reads events, and stops at a level that no head has.
class Levels : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool key(string_t&) override { return true; }
  bool start_object(std::size_t) override { return ++level_ <= deepest; }
  bool start_array(std::size_t) override { return ++level_ <= deepest; }
  bool end_object() override { return --level_, true; }
  bool end_array() override { return --level_, true; }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  static constexpr int deepest = 16;
  int level_ = 0;
};

}  // namespace

bool is_shallow(std::string_view cbor) {
  Levels levels;
  return nlohmann::json::sax_parse(cbor, &levels, nlohmann::json::input_format_t::cbor);
}

}  // namespace assay
