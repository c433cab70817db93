// Labels of truth and predictions that name the same classes in different ways.
#include "sample/label_match.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>

#include "assay/core/text.hpp"
#include "assay/tally/labels.hpp"

namespace assay {

namespace {

using Names = std::vector<std::string>;
using Pairing = std::map<std::string, std::string>;

bool are_numbers(const Names& texts) {
  return std::all_of(texts.begin(), texts.end(),
                     [](const std::string& text) { return number_from(text).has_value(); });
}

// The negative and the positive name of a known pair, of which one may not have been met.
std::optional<std::array<std::string, 2>> known_pair(const Names& texts) {
  Names names = classes_of(texts, {}).names;
  if (names.size() == 1)
    if (auto partner = known_partner(names[0])) names.push_back(*std::move(partner));
  const auto positive = known_positive(names);
  if (!positive) return std::nullopt;
  return std::array{names[1 - *positive], names[*positive]};
}

bool have_one_in_common(const LabelSides& labels) {
  return std::any_of(labels.truth.begin(), labels.truth.end(), [&](const std::string& truth) {
    return std::any_of(labels.predicted.begin(), labels.predicted.end(),
                       [&](const std::string& predicted) { return same_label(truth, predicted); });
  });
}

// Positive to positive, negative to negative.
Pairing by_sides(const LabelSides& labels) {
  const auto truth = known_pair(labels.truth), predicted = known_pair(labels.predicted);
  Pairing pairing;
  if (!truth || !predicted) return pairing;
  for (const std::string& text : labels.predicted)
    pairing[text] = same_label(text, (*predicted)[1]) ? (*truth)[1] : (*truth)[0];
  return pairing;
}

// Those that are the same name when they are compared as names.
Pairing by_names(const LabelSides& labels) {
  Pairing pairing;
  for (const std::string& text : labels.predicted)
    for (const std::string& truth : labels.truth)
      if (as_name(text) == as_name(truth)) pairing.try_emplace(text, truth);
  return pairing;
}

bool differ_by_case(const LabelSides& labels) {
  return std::any_of(labels.predicted.begin(), labels.predicted.end(), [&](const std::string& text) {
    return std::any_of(labels.truth.begin(), labels.truth.end(),
                       [&](const std::string& truth) { return lower(text) == lower(truth); });
  });
}

// "1=GON+,0=GON-"; nothing for labels that cannot be written so.
std::optional<std::string> as_map(const Pairing& pairing) {
  std::string map;
  for (const auto& [theirs, ours] : pairing) {
    if (theirs.find(',') != std::string::npos || ours.find_first_of(",=") != std::string::npos)
      return std::nullopt;
    map += (map.empty() ? "" : ",") + theirs + "=" + ours;
  }
  return map.empty() ? std::nullopt : std::optional(map);
}

std::optional<std::string> likely_map(const LabelSides& labels) {
  const Pairing names = by_names(labels);
  return as_map(names.empty() ? by_sides(labels) : names);
}

// Their values in order; nothing where some are no whole numbers.
std::optional<std::vector<double>> whole_numbers(const Names& texts) {
  std::set<double> numbers;
  for (const std::string& text : texts) {
    const auto number = number_from(text);
    if (!number || !is_whole(*number)) return std::nullopt;
    numbers.insert(*number);
  }
  return std::vector<double>(numbers.begin(), numbers.end());
}

// {-1, 1} and {0, 1}, or {0, 1, 2} and {1, 2, 3}: as many numbers on each side, some of them the same.
bool are_codes_apart(const std::vector<double>& truth, const std::vector<double>& predicted) {
  if (truth.size() != predicted.size() || truth.size() < 2 || truth == predicted) return false;
  if (truth.size() == 2) return true;
  const double shift = predicted[0] - truth[0];
  for (std::size_t i = 0; i < truth.size(); ++i)
    if (predicted[i] - truth[i] != shift || truth[i] != truth[0] + static_cast<double>(i)) return false;
  return std::abs(shift) == 1;
}

}  // namespace

std::string without_blanks(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool no_break = text.substr(i).starts_with("\xc2\xa0");
    if (no_break) ++i;
    const bool blank = no_break || text[i] == ' ' || text[i] == '\t' || text[i] == '\r' || text[i] == '\n';
    if (!blank) plain += text[i];
    if (blank && !plain.empty() && plain.back() != ' ') plain += ' ';
  }
  if (plain.ends_with(' ')) plain.pop_back();
  return plain;
}

void check_codes(const LabelSides& labels, const InputPlan& plan, const std::string& file) {
  const auto truth = whole_numbers(labels.truth), predicted = whole_numbers(labels.predicted);
  if (!plan.labels.empty() || !truth || !predicted || !are_codes_apart(*truth, *predicted)) return;
  Error error = data_error(fmt::format("{}: truth and predictions seem to number the classes differently: "
                                       "truth has {}; predictions have {}",
                                       file, listed(labels.truth), listed(labels.predicted)),
                           "write them alike; if they are what they are, name all classes: --labels");
  std::set<double> all(truth->begin(), truth->end());
  all.insert(predicted->begin(), predicted->end());
  std::string names;
  for (const double number : all) names += (names.empty() ? "" : ",") + exact(number);
  error.diagnostics[0].hint += " " + names;
  const bool can_be_mapped = truth->size() == 2 && (*predicted)[0] < 0;
  if (can_be_mapped) {
    const std::string map = exact((*predicted)[0]) + "=" + exact((*truth)[0]);
    error.diagnostics[0].hint +=
        fmt::format("; if {} stands for {}: --map {}", exact((*predicted)[0]), exact((*truth)[0]), map);
    error.remedy = {"--map", map};
  }
  throw error;
}

void refuse_carriage_returns(const Names& texts, const std::string& file) {
  for (const std::string& text : texts)
    if (text.ends_with('\r'))
      throw data_error(file + ": label " + in_quotes(text) + " ends in a carriage return",
                       "remove those: tr -d '\\r' < FILE | assay ...");
}

Pairing pairing_of(const LabelSides& labels) {
  const auto say_their_side = [](const Names& texts) {
    return std::all_of(texts.begin(), texts.end(),
                       [](const std::string& text) { return side_of(text).has_value(); });
  };
  const bool is_one_scale = are_numbers(labels.truth) && are_numbers(labels.predicted);
  const bool has_a_whole_pair = std::max(labels.truth.size(), labels.predicted.size()) > 1;
  if (is_one_scale || !has_a_whole_pair || have_one_in_common(labels) || !say_their_side(labels.truth) ||
      !say_their_side(labels.predicted))
    return {};
  return by_sides(labels);
}

std::string said_of(const Pairing& pairing) {
  Names theirs, ours;
  for (const std::size_t side : {1U, 0U})
    for (const auto& [text, read] : pairing)
      if (side_of(text) == side) {
        theirs.push_back(printable(text));
        if (ours.empty() || ours.back() != printable(read)) ours.push_back(printable(read));
      }
  return fmt::format("{} {} {} read as {}", theirs.size() == 1 ? "prediction" : "predictions",
                     fmt::join(theirs, " and "), theirs.size() == 1 ? "is" : "are", fmt::join(ours, " and "));
}

Error no_label_in_common(const LabelSides& labels, const std::string& file, bool is_mapped_already) {
  constexpr std::size_t shown = 4;
  const std::string what =
      fmt::format("{}: truth and predictions have no label in common: truth has {}; predictions have {}",
                  file, listed(labels.truth, shown), listed(labels.predicted, shown));
  if (differ_by_case(labels)) {
    Error error = data_error(what, "if they differ only by case: --ignore-case");
    error.remedy = {"--ignore-case"};
    return error;
  }
  Error error = data_error(what, "say which label of the predictions is which: --map 'THEIRS=OURS,...'");
  const auto map = is_mapped_already ? std::nullopt : likely_map(labels);
  if (map) error.remedy = {"--map", *map};
  return error;
}

void check_some_label_is_in_common(const LabelSides& labels, bool are_two_named, const InputPlan& plan,
                                   const std::string& file) {
  const bool some_fraction =
      std::any_of(labels.predicted.begin(), labels.predicted.end(), [](const std::string& text) {
        const auto number = number_from(text);
        return number && !is_whole(*number);
      });
  if (!are_two_named && !some_fraction && !have_one_in_common(labels))
    throw no_label_in_common(labels, file, !plan.map.empty());
}

}  // namespace assay
