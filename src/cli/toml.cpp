// The part of TOML that configuration files are written in.
#include "cli/toml.hpp"

#include <algorithm>
#include <cctype>

#include "assay/core/text.hpp"

namespace assay::cli {

namespace {

bool is_name_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
}

class Scanner {
 public:
  Scanner(std::string_view text, const std::string& file, std::string_view table)
      : text_(text), file_(file), table_(table) {}

  std::vector<Setting> settings() {
    std::vector<Setting> all;
    for (skip_lines(); !at_end(); skip_lines()) {
      if (peek() == '[') {
        heading();
      } else {
        Setting one = setting();
        const auto same = std::find_if(all.begin(), all.end(),
                                       [&](const Setting& other) { return other.name == one.name; });
        if (same != all.end()) throw usage_error(one.place + ": " + in_quotes(one.name) + " is set twice");
        all.push_back(std::move(one));
      }
      end_line();
    }
    return all;
  }

 private:
  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
  [[nodiscard]] char peek() const { return at_end() ? '\n' : text_[at_]; }
  [[nodiscard]] std::string place() const {
    const auto lines = std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n');
    return printable(file_) + ":" + std::to_string(lines + 1);
  }
  [[nodiscard]] Error error(const std::string& what) const {
    const std::size_t begin = text_.substr(0, at_).rfind('\n') + 1;
    return usage_error(place() + ":" + std::to_string(at_ - begin + 1) + ": " + what,
                       "settings are written like: require = ['f1 >= 0.9', 'FN <= 20']");
  }

  void skip_blanks() {
    while (peek() == ' ' || peek() == '\t') ++at_;
    if (peek() == '#') at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
    if (peek() != '\r') return;
    ++at_;
    if (peek() != '\n') throw error("a line ends here with CR alone; LF is expected behind it");
  }
  void skip_lines() {
    for (skip_blanks(); !at_end() && peek() == '\n'; skip_blanks()) ++at_;
  }
  void end_line() {
    skip_blanks();
    if (peek() != '\n') throw error("the end of the line is expected");
  }

  void heading() {
    const std::size_t end = std::min(text_.find_first_of("]\n", at_), text_.size());
    if (trimmed(text_.substr(at_ + 1, end - at_ - 1)) != table_)
      throw error("the only table is [" + std::string(table_) + ']');
    at_ = end;
    if (peek() != ']') throw error("']' is expected");
    ++at_;
  }

  Setting setting() {
    Setting result{.place = place()};
    while (is_name_character(peek())) result.name += text_[at_++];
    if (result.name.empty()) throw error("the name of an option is expected");
    skip_blanks();
    if (peek() != '=') throw error("'=' is expected");
    ++at_;
    skip_blanks();
    if (peek() == '[') {
      array(result);
    } else {
      value(result);
    }
    return result;
  }

  void array(Setting& setting) {
    ++at_;
    for (skip_lines(); peek() != ']'; skip_lines()) {
      if (at_end()) throw error("']' is expected");
      value(setting);
      skip_lines();
      if (peek() == ',') {
        ++at_;
      } else if (peek() != ']') {
        throw error("',' or ']' is expected");
      }
    }
    ++at_;
  }

  void value(Setting& setting) {
    setting.places.push_back(place());
    setting.values.push_back(peek() == '"' || peek() == '\'' ? quoted(text_[at_]) : word());
  }

  std::string word() {
    std::size_t end = at_;
    while (end < text_.size() && std::string_view(" \t\r\n,]#").find(text_[end]) == std::string_view::npos)
      ++end;
    const std::string result(text_.substr(at_, end - at_));
    if (result != "true" && result != "false" && !number_from(result))
      throw error(result.empty() ? "a value is expected" : "text stands in quotes: " + in_quotes(result));
    at_ = end;
    return result;
  }

  // Only double quotes know escapes.
  std::string quoted(char quote) {
    if (text_.substr(at_, 3) == std::string(3, quote)) throw error("text of several lines is not understood");
    std::string value;
    const std::size_t begin = at_;
    for (++at_; peek() != quote; ++at_) {
      if (peek() == '\n') {
        at_ = begin;
        throw error("the quote is not closed");
      }
      if (quote == '"' && peek() == '\\') {
        ++at_;
        if (peek() != '"' && peek() != '\\') throw error("the escapes are \\\" and \\\\");
      }
      value += text_[at_];
    }
    ++at_;
    return value;
  }

  std::string_view text_;
  const std::string& file_;
  std::string_view table_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Setting> settings_in(std::string_view text, const std::string& file, std::string_view table) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  return Scanner(text, file, table).settings();
}

}  // namespace assay::cli
