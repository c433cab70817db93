// What the scripts of the shells are told.
#include <exception>

#include "cli/completion/bash_line.hpp"
#include "cli/completion/completion.hpp"

namespace assay::cli {

namespace {

// When no word fits, a name of a file may.
const char* first_line(const Completion& found) {
  if (found.candidates.empty()) return found.files ? "files\n" : "words\n";
  return found.open ? "open\n" : "words\n";
}

std::string for_bash(std::string_view breaks, std::string_view typed) {
  BashLine line = bash_line(typed, breaks);
  if (line.words.size() < 2) return {};
  line.words.erase(line.words.begin());
  const Completion found = completion(line.words);
  std::string answer = first_line(found);
  for (const Candidate& one : found.candidates)
    answer += bash_word(std::string_view(one.text).substr(line.kept), line.quote) + "\n";
  return answer;
}

std::string with_tabs(const std::vector<std::string>& words) {
  const Completion found = completion(words);
  std::string answer = first_line(found);
  for (const Candidate& one : found.candidates)
    answer += one.text + (one.about.empty() ? "" : "\t" + one.about) + "\n";
  return answer;
}

}  // namespace

std::string completion_answer(std::span<const char* const> arguments) try {
  if (arguments.empty()) return {};
  const std::string_view shell = arguments[0];
  const auto rest = arguments.subspan(1);
  if (shell == "bash") return rest.size() == 2 ? for_bash(rest[0], rest[1]) : std::string();
  std::vector<std::string> words{rest.begin(), rest.end()};
  // Fish hands the last word over as it is typed, with a quote that is open.
  if (shell == "fish" && !words.empty()) words.back() = bash_line(words.back(), "").words.back();
  return with_tabs(words);
} catch (const std::exception&) {  // who presses a key is told nothing
  return {};
}

}  // namespace assay::cli
