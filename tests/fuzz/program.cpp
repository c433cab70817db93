// Targets of the whole program but its main: arguments, with and without a file of any bytes.
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "assay/core/text.hpp"
#include "assay/report/formats.hpp"
#include "cli/command_line.hpp"
#include "target.hpp"

namespace assay::fuzz {

namespace {

// A file in memory, which has a path.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view content) : descriptor_(::memfd_create("rows", MFD_CLOEXEC)) {
    if (descriptor_ < 0 ||
        ::write(descriptor_, content.data(), content.size()) != static_cast<ssize_t>(content.size()))
      fail("there is no room for a file in memory");
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

// low <= value <= high, wherever they stand together.
void check_intervals(const nlohmann::json& node) {
  const auto number = [&](const char* name) { return node.contains(name) && node[name].is_number(); };
  if (node.is_object() && number("low") && number("high") && number("value"))
    if (!(node["low"] <= node["value"] && node["value"] <= node["high"]))
      fail("an interval without its value: " + node.dump(-1, ' ', true));
  if (node.is_structured())
    for (const auto& [key, child] : node.items()) check_intervals(child);
}

// Text for people has no control characters, and JSON is JSON.
void check_rendered(const Report& report) {
  const bool of_gates =
      report.failure || std::any_of(report.parts.begin(), report.parts.end(),
                                    [](const Part& part) { return std::holds_alternative<Verdict>(part); });
  for (const Format& format : formats()) {
    if (format.of_gates ? !of_gates : report.failure.has_value()) continue;
    const std::string text = format.render(report, {.utf8 = true, .signature = true, .detail = Detail::full});
    const auto is_control = [](char byte) { return byte >= 0 && byte < ' ' && byte != '\n'; };
    if (format.words && std::any_of(text.begin(), text.end(), is_control))
      fail(std::string(format.name) + " has a control character");
    if (format.name == "json") {
      const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
      if (json.is_discarded()) fail("JSON is none");
      check_intervals(json);
    }
  }
}

void run_words(std::vector<std::string> words) {
  std::vector<const char*> argv{"assay"};
  for (const std::string& word : words) argv.push_back(word.c_str());
  const auto run = [&] {
    cli::CommandLine line = cli::parse(static_cast<int>(argv.size()), argv.data());
    if (line.task) check_rendered(line.task->run());
  };
  answers(run);
}

// Words between blanks; a blank within a word is written as '_'.
std::vector<std::string> words_of(std::string_view line) {
  constexpr std::size_t most = 40;
  std::vector<std::string> words;
  for (std::string& word : split(line, ' '))
    if (!word.empty() && words.size() < most) words.push_back(word.substr(0, word.find('\0')));
  return words;
}

}  // namespace

// The first line is what stands behind "assay", FILE in it the name of a file with all other lines.
void run_on_file(std::string_view bytes) {
  const std::string_view line = take_line(bytes);
  const MemoryFile file(bytes);
  std::vector<std::string> words = words_of(line);
  if (words.empty()) return;
  if (std::find(words.begin(), words.end(), "FILE") == words.end()) words.emplace_back("FILE");
  std::replace(words.begin(), words.end(), std::string("FILE"), file.path());
  run_words(words);
}

// A line for each argument, so that they may hold blanks.
void run_without_file(std::string_view bytes) {
  std::vector<std::string> words;
  while (!bytes.empty() && words.size() < 40) {
    const std::string_view line = take_line(bytes);
    words.emplace_back(line.substr(0, line.find('\0')));
  }
  if (!words.empty()) run_words(words);
}

}  // namespace assay::fuzz
