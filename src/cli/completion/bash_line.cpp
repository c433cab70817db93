// A command line as bash has it, and words as it needs them.
#include "cli/completion/bash_line.hpp"

#include <utility>

namespace assay::cli {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80 ||
         std::string_view("_-./:=,+@%").find(c) != std::string_view::npos;
}

/// Reads one character after the other.
class Reader {
 public:
  explicit Reader(std::string_view breaks) : breaks_(breaks) {}

  void take(char c) {
    if (escaped_) {
      escaped_ = false;
      // Within double quotes, a backslash before another character stands for itself.
      if (line_.quote == '"' && std::string_view("$`\"\\\n").find(c) == std::string_view::npos) add('\\');
      add(c);
    } else if (c == '\\' && line_.quote != '\'') {
      escaped_ = in_word_ = true;
    } else if (line_.quote != '\0') {
      take_in_quotes(c);
    } else if (c == '\'' || c == '"') {
      line_.quote = c;
      begin_part();
    } else if (is_blank(c)) {
      if (in_word_) end_word();
    } else {
      add(c);
      if (breaks_.find(c) != std::string_view::npos) begin_part();
    }
  }

  BashLine end() {
    line_.words.push_back(word_);
    return line_;
  }

 private:
  void take_in_quotes(char c) {
    if (c != line_.quote) return add(c);
    line_.quote = '\0';
    begin_part();
  }
  void add(char c) {
    word_ += c;
    in_word_ = true;
  }
  // Readline replaces from here on.
  void begin_part() {
    in_word_ = true;
    line_.kept = word_.size();
  }
  void end_word() {
    line_.words.push_back(std::exchange(word_, {}));
    line_.kept = 0;
    in_word_ = false;
  }

  std::string_view breaks_;
  BashLine line_;
  std::string word_;
  bool in_word_ = false, escaped_ = false;
};

std::string in_single_quotes(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

// An exclamation mark would be looked up in the history; only single quotes keep it.
std::string in_double_quotes(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '!') quoted += "\"'!'\"";
    if (c == '$' || c == '`' || c == '"' || c == '\\') quoted += '\\';
    if (c != '!') quoted += c;
  }
  return quoted + "\"";
}

}  // namespace

BashLine bash_line(std::string_view line, std::string_view breaks) {
  Reader reader(breaks);
  for (const char c : line) reader.take(c);
  return reader.end();
}

std::string bash_word(std::string_view text, char quote) {
  if (quote == '\'') return in_single_quotes(text);
  if (quote == '"') return in_double_quotes(text);
  std::string word;
  for (const char c : text) {
    if (!is_plain(c)) word += '\\';
    word += c;
  }
  return word;
}

}  // namespace assay::cli
