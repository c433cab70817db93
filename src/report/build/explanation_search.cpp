// The entries of the catalogue that speak of something.
#include <algorithm>

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

// How near an entry is to the words, best last; 0 where one of them is nowhere.
int nearness(const Entry& entry, const std::vector<std::string>& words) {
  const std::string question = plain_words(entry.question);
  std::string together;
  for (const std::string& word : words) together += " " + word;
  int sum = plain_words(entry.name) == together ? 1000 : 0;  // it is the entry of that name
  for (const std::string& word : words) {
    const int here = has_word(entry.names, word)   ? 100
                     : has_word(question, word)    ? 10
                     : has_word(entry.texts, word) ? 1
                                                   : 0;
    if (here == 0) return 0;
    sum += here;
  }
  return sum;
}

}  // namespace

std::optional<Report> search_report(const std::string& words) {
  std::vector<std::string> sought;
  for (const std::string& word : split(plain_words(words), ' '))
    if (!word.empty()) sought.push_back(word);
  if (sought.empty()) return std::nullopt;
  std::vector<std::pair<int, Entry>> found;
  for (Entry& entry : all_entries())
    if (const int near = nearness(entry, sought); near > 0) found.emplace_back(near, std::move(entry));
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

}  // namespace assay
