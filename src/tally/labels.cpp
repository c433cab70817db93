// Label texts, and the classes that they stand for.
#include "assay/tally/labels.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"

namespace assay {

namespace {

// Lower case; for each pair the negative name first. "1" is the positive name of two pairs; no name is
// negative in one pair and positive in another.
constexpr std::array<std::array<std::string_view, 2>, 11> known_pairs{{{"0", "1"},
                                                                       {"-1", "1"},
                                                                       {"false", "true"},
                                                                       {"no", "yes"},
                                                                       {"n", "y"},
                                                                       {"f", "t"},
                                                                       {"neg", "pos"},
                                                                       {"negative", "positive"},
                                                                       {"control", "case"},
                                                                       {"normal", "abnormal"},
                                                                       {"-", "+"}}};

// Lower case: "not_hotdog" is the negative name beside "hotdog".
constexpr std::array<std::string_view, 6> negations{"not_", "non-", "non_", "no_", "no ", "not "};

// A label's value as a number. Longer digit strings are identifiers that a double might confuse.
std::optional<double> label_number(std::string_view text) {
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits > 15 ? std::nullopt : number_from(text);
}

bool all_numbers(std::span<const std::string> texts) {
  return std::all_of(texts.begin(), texts.end(),
                     [](const auto& text) { return label_number(text).has_value(); });
}

// Of several texts for one number the shortest names the class, so that the name does not depend on row
// order.
bool better_name(const std::string& a, const std::string& b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

std::vector<std::string> numeric_names(std::span<const std::string> texts) {
  std::map<double, std::string> name_of;
  for (const std::string& text : texts) {
    const auto [entry, is_new] = name_of.try_emplace(*label_number(text), text);
    if (!is_new && better_name(text, entry->second)) entry->second = text;
  }
  std::vector<std::string> names;
  for (const auto& [number, name] : name_of) names.push_back(name);
  return names;
}

std::vector<std::string> alphabetic_names(std::span<const std::string> texts) {
  std::vector<std::string> names(texts.begin(), texts.end());
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::optional<std::size_t> find_in(std::span<const std::string> names, std::string_view label, bool numeric) {
  const auto found = std::find_if(names.begin(), names.end(), [&](const auto& name) {
    return numeric ? same_label(name, label) : name == label;
  });
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

// The name of a class for comparing with known_pairs: numbers in their shortest form.
std::string pair_name(std::string_view name) {
  const auto number = label_number(name);
  return number ? exact(*number) : lower(name);
}

// What "not_hotdog" says no to; nothing where it says no to nothing.
std::optional<std::string> negated(const std::string& name) {
  for (const std::string_view negation : negations)
    if (name.starts_with(negation) && name.size() > negation.size()) return name.substr(negation.size());
  return std::nullopt;
}

// "GON" of "GON-" and "GON+", where the sign is `sign`.
std::optional<std::string> before_sign(const std::string& name, char sign) {
  return name.size() > 1 && name.back() == sign ? std::optional(name.substr(0, name.size() - 1))
                                                : std::nullopt;
}

// The side that a name of known_pairs stands for: 0 for the negative one, 1 for the positive one.
std::optional<std::size_t> known_side(const std::string& name) {
  for (const auto& pair : known_pairs)
    for (const std::size_t side : {0U, 1U})
      if (pair[side] == name) return side;
  return std::nullopt;
}

bool says_negative(const std::string& name) {
  if (const auto side = known_side(name)) return *side == 0;
  return negated(name) || before_sign(name, '-');
}

bool is_known_pair(const std::string& negative, const std::string& positive) {
  if (std::any_of(known_pairs.begin(), known_pairs.end(),
                  [&](const auto& pair) { return pair[0] == negative && pair[1] == positive; }))
    return true;
  if (says_negative(positive) || !says_negative(negative)) return false;  // "not_normal" says that it is ill
  const auto stem = before_sign(negative, '-');
  return negated(negative) == positive || (stem && stem == before_sign(positive, '+'));
}

// "True" is to "False" what "true" is to "false".
std::string in_case_of(std::string_view model, std::string_view word) {
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
  std::string result(word);
  if (is_upper(model.front())) result[0] = upper(result[0]);
  if (model.size() > 1 && is_upper(model[1]))
    std::transform(result.begin(), result.end(), result.begin(), upper);
  return result;
}

}  // namespace

std::uint32_t Labels::id_by_hash(std::string_view text) {
  if (const auto known = ids_.find(text); known != ids_.end()) return known->second;
  if (texts_.size() == max_classes) {
    throw data_error("over " + std::to_string(max_classes) + " different " + std::string(words_.noun) + ", " +
                         in_quotes(text) + " among them: such a column looks like an id",
                     std::string(words_.hint));
  }
  const auto id = static_cast<std::uint32_t>(texts_.size());
  texts_.emplace_back(text);
  ids_.emplace(texts_.back(), id);
  if (text.size() == 1) of_byte_[static_cast<unsigned char>(text[0])] = static_cast<std::uint16_t>(id + 1);
  return id;
}

void Labels::save(StateWriter& out) const {
  out.whole(texts_.size());
  for (const std::string& text : texts_) out.text(text);
}

void Labels::load(StateReader& in) {
  for (std::size_t left = in.count(8); left > 0; --left) static_cast<void>(id(in.text()));
}

Classes classes_of(std::span<const std::string> texts, std::span<const std::string> wanted) {
  const bool numeric = all_numbers(texts);
  Classes classes{.names = {wanted.begin(), wanted.end()}, .of_text = {}};
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if (*find_in(wanted, wanted[i], numeric) != i)
      throw usage_error("--labels names " + in_quotes(wanted[i]) + " twice", "name each class once");
  for (const std::string& name : numeric ? numeric_names(texts) : alphabetic_names(texts))
    if (!find_in(wanted, name, numeric)) classes.names.push_back(name);
  for (const std::string& text : texts) classes.of_text.push_back(*find_in(classes.names, text, numeric));
  classes.selected = wanted.empty() ? classes.names.size() : wanted.size();
  classes.ordered = classes.selected == classes.names.size() && (numeric || !wanted.empty());
  return classes;
}

Classes with_texts(const Classes& classes, std::span<const std::string> all,
                   std::span<const std::string> texts) {
  std::map<std::string_view, std::size_t> class_of;
  for (std::size_t i = 0; i < all.size(); ++i) class_of.emplace(all[i], classes.of_text[i]);
  Classes same = classes;
  same.of_text.clear();
  for (const std::string& text : texts) same.of_text.push_back(class_of.at(text));
  return same;
}

bool same_label(std::string_view a, std::string_view b) {
  const auto x = label_number(a);
  const auto y = label_number(b);
  return x && y ? *x == *y : a == b;
}

std::optional<std::size_t> find_class(std::span<const std::string> names, std::string_view label) {
  return find_in(names, label, all_numbers(names));
}

std::optional<std::size_t> known_positive(std::span<const std::string> names) {
  if (names.size() != 2) return std::nullopt;
  const std::array<std::string, 2> pair{pair_name(names[0]), pair_name(names[1])};
  if (is_known_pair(pair[0], pair[1])) return 1;
  if (is_known_pair(pair[1], pair[0])) return 0;
  return std::nullopt;
}

bool is_positive(std::string_view label, const std::optional<std::string>& asked) {
  return asked ? same_label(label, *asked) : !says_negative(pair_name(label));
}

std::optional<std::size_t> side_of(std::string_view label) { return known_side(pair_name(label)); }

std::optional<std::string> known_partner(std::string_view name) {
  const std::string sought = pair_name(name), as_written(name);
  for (const auto& [negative, positive] : known_pairs) {
    if (sought == negative) return in_case_of(name, positive);
    if (sought == positive) return in_case_of(name, negative);
  }
  if (const auto positive = negated(sought); positive && !says_negative(*positive))
    return as_written.substr(as_written.size() - positive->size());
  if (negated(sought)) return std::nullopt;
  if (const auto stem = before_sign(as_written, '-')) return *stem + "+";
  if (const auto stem = before_sign(as_written, '+')) return *stem + "-";
  return std::nullopt;
}

}  // namespace assay
