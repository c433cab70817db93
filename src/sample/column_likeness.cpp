// What the names and the labels of columns say.
#include "sample/column_likeness.hpp"

#include <algorithm>
#include <array>

#include "assay/core/text.hpp"
#include "assay/tally/labels.hpp"

namespace assay {

namespace {

// Letters and digits in lower case, and signs other than those that people write in one place or another.
std::string comparable(std::string_view name) {
  std::string text = lower(name);
  std::erase_if(text, [](char c) { return c == '_' || c == '-' || c == '.' || c == ' '; });
  return text;
}

}  // namespace

bool is_name_of(const std::string& column, std::span<const std::string_view> names) {
  const std::string sought = comparable(column);
  return std::any_of(names.begin(), names.end(), [&](auto name) { return comparable(name) == sought; });
}

bool has_name_part(const std::string& name, std::span<const std::string_view> words) {
  std::string word;
  for (const char c : lower(name) + " ") {
    const bool in_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (in_word) {
      word += c;
    } else if (std::find(words.begin(), words.end(), word) != words.end()) {
      return true;
    } else {
      word.clear();
    }
  }
  return false;
}

std::string as_prediction(const std::string& name) {
  std::string text = comparable(name);
  std::erase_if(text, [](char c) { return c == '(' || c == ')'; });
  return text;
}

std::set<std::string> prediction_names(const std::string& truth) {
  const std::string of = comparable(truth);
  std::set<std::string> names;
  for (const char* word : {"pred", "predicted", "prediction", "predictions", "yhat"}) {
    names.insert(word + of);
    names.insert(of + word);
  }
  return names;
}

bool is_prediction_of(const std::string& predicted, const std::string& truth) {
  return prediction_names(truth).contains(as_prediction(predicted));
}

bool says_score(const std::string& name) {
  constexpr std::array<std::string_view, 9> words{"prob", "proba", "probability", "score", "scores",
                                                  "risk", "conf",  "confidence",  "p"};
  return has_name_part(name, words);
}

bool may_be_confidence(const ColumnProfile& scores) {
  constexpr std::array<std::string_view, 3> words{"confidence", "conf", "certainty"};
  return scores.may_be_probability() && (scores.low >= 0.5 || has_name_part(scores.name, words));
}

bool are_common_words(const std::vector<std::string>& labels) {
  constexpr std::array<std::string_view, 10> words{"0",     "1",   "2",  "-1", "true",
                                                   "false", "yes", "no", "y",  "n"};
  return std::all_of(labels.begin(), labels.end(), [&](const std::string& label) {
    const auto number = number_from(label);
    return std::find(words.begin(), words.end(), number ? exact(*number) : lower(label)) != words.end();
  });
}

bool is_verdict(const ColumnProfile& column) {
  constexpr std::array<std::string_view, 7> names{"correct", "is_correct", "iscorrect", "match",
                                                  "matched", "is_match",   "hit"};
  return is_name_of(column.name, names) && are_common_words(column.texts);
}

bool share_labels(const ColumnProfile& a, const ColumnProfile& b) {
  constexpr std::ptrdiff_t enough = 2;  // a single one may be chance
  const std::size_t less = std::min(a.texts.size(), b.texts.size());
  const std::size_t more = std::max(a.texts.size(), b.texts.size());
  return a.may_be_label() && b.may_be_label() && 2 * more <= 3 * less &&
         std::count_if(a.texts.begin(), a.texts.end(), [&](const std::string& text) {
           return find_class(b.texts, text).has_value();
         }) >= enough;
}

bool may_be_labels(const ColumnProfile& profile) { return !profile.has_fractions(); }

bool may_be_few_labels(const ColumnProfile& profile) {
  constexpr std::size_t many = 20;
  return may_be_labels(profile) && (profile.values <= many || profile.may_be_label());
}

bool name_same_classes(const ColumnProfile& a, const ColumnProfile& b) {
  return share_labels(a, b) || (known_positive(a.texts) && known_positive(b.texts));
}

bool are_two_labels(const ColumnProfile& column) { return column.may_be_label() && column.texts.size() == 2; }

}  // namespace assay
