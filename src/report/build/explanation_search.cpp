// The entries of the catalogue that speak of something.
#include <algorithm>
#include <array>
#include <compare>
#include <string_view>

#include "assay/core/text.hpp"
#include "assay/report/build/explanation.hpp"

namespace assay {

namespace {

struct Entry {
  std::string name, question;
  std::string names, texts;  // in lower case; names with blanks for underscores
};

std::string plain_words(std::string text) {
  text = lower(text);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
  return " " + text;
}

Entry entry_of(std::string_view name, const std::vector<std::string_view>& aliases, std::string_view question,
               std::initializer_list<std::string_view> texts) {
  std::string names(name), all;
  for (const std::string_view alias : aliases) names += " " + std::string(alias);
  for (const std::string_view text : texts) all += " " + std::string(text);
  return {.name = std::string(name),
          .question = std::string(question),
          .names = plain_words(names),
          .texts = plain_words(all)};
}

std::vector<Entry> all_entries() {
  std::vector<Entry> entries;
  for (const Concept& one : concepts())
    entries.push_back(
        entry_of(one.name, one.aliases, one.question, {one.answer, one.example, one.interpretation}));
  for (const Metric& metric : catalogue())
    entries.push_back(entry_of(metric.name, metric.aliases, metric.question,
                               {metric.symbol, metric.use_when, metric.computed, metric.ignores,
                                metric.in_other_tools, metric.interpretation}));
  return entries;
}

// A word begins there: "rare" is in "rarely", but "or" is not in "for".
bool has_word(const std::string& text, const std::string& word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const char before = at == 0 ? ' ' : text[at - 1];
    if (!(before >= 'a' && before <= 'z') && !(before >= '0' && before <= '9')) return true;
  }
  return false;
}

// How near an entry is to the words.
struct Nearness {
  std::size_t words = 0;                              // that it has
  int sum = 0;                                        // best last
  auto operator<=>(const Nearness&) const = default;  // NOLINT: not a null pointer
};

Nearness nearness(const Entry& entry, const std::vector<std::string>& words) {
  const std::string question = plain_words(entry.question);
  std::string together;
  for (const std::string& word : words) together += " " + word;
  Nearness near{.sum = plain_words(entry.name) == together ? 1000 : 0};  // it is the entry of that name
  for (const std::string& word : words) {
    const int here = has_word(entry.names, word)   ? 100
                     : has_word(question, word)    ? 10
                     : has_word(entry.texts, word) ? 1
                                                   : 0;
    near.words += here > 0 ? 1 : 0;
    near.sum += here;
  }
  return near;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::string& word : split(plain_words(text), ' '))
    if (!word.empty()) words.push_back(std::move(word));
  return words;
}

// Entries with at least so many of the words, the nearest first.
std::optional<Report> list_of_entries(const std::vector<std::string>& sought, std::size_t at_least) {
  std::vector<std::pair<Nearness, Entry>> found;
  for (Entry& entry : all_entries())
    if (const Nearness near = nearness(entry, sought); near.words >= at_least)
      found.emplace_back(near, std::move(entry));
  if (found.empty()) return std::nullopt;
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  Report report{.command = "explain"};
  Text list{.key = "found", .columns = {"entries"}, .one_line_each = true};
  for (const auto& [near, entry] : found) list.rows.push_back({entry.name, {entry.question}});
  report.parts.emplace_back(std::move(list));
  report.command_next = "assay explain " + found[0].second.name;
  return report;
}

// "mislead" of "misleading", "class" of "classes": what all forms of a word begin with.
std::string stem_of(const std::string& word) {
  constexpr std::size_t shortest = 4;
  for (const std::string_view ending : {"ing", "es", "ed", "s"})
    if (word.ends_with(ending) && !word.ends_with("ss") && word.size() >= shortest + ending.size())
      return word.substr(0, word.size() - ending.size());
  return word;
}

}  // namespace

std::optional<Report> search_report(const std::string& words) {
  const std::vector<std::string> sought = words_of(words);
  return sought.empty() ? std::nullopt : list_of_entries(sought, sought.size());
}

std::vector<std::string> telling_words(const std::string& question) {
  constexpr std::array fillers{
      "a",     "about",  "an",      "and",    "any",    "are",     "as",         "at",    "be",   "between",
      "by",    "can",    "compare", "did",    "differ", "differs", "difference", "do",    "does", "explain",
      "for",   "from",   "get",     "good",   "have",   "how",     "i",          "if",    "in",   "is",
      "it",    "its",    "mean",    "means",  "me",     "much",    "my",         "not",   "of",   "on",
      "or",    "should", "so",      "tell",   "than",   "that",    "the",        "their", "them", "there",
      "this",  "to",     "use",     "versus", "vs",     "was",     "we",         "what",  "when", "where",
      "which", "who",    "why",     "will",   "with",   "would",   "you",        "your"};
  std::string text = question;
  std::replace_if(
      text.begin(), text.end(),
      [](char c) { return std::string_view("?!.,;:\"'()").find(c) != std::string_view::npos; }, ' ');
  std::vector<std::string> words = words_of(text);
  std::erase_if(words, [&](const std::string& word) {
    return std::find(fillers.begin(), fillers.end(), word) != fillers.end();
  });
  return words;
}

std::optional<Report> question_report(const std::string& question) {
  std::vector<std::string> sought = telling_words(question);
  for (std::string& word : sought) word = stem_of(word);
  for (std::size_t at_least = sought.size(); at_least > 0; --at_least)
    if (auto report = list_of_entries(sought, at_least)) return report;
  return std::nullopt;
}

}  // namespace assay
