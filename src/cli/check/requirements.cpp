// What is required of a model: by the command line and by a configuration file.
#include "cli/check/requirements.hpp"

#include <algorithm>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "cli/estimates.hpp"

namespace assay::cli {

namespace {

bool same_matter(const Gate& a, const Gate& b) {
  return same(a.estimand, b.estimand) && a.bound == b.bound &&
         a.comparison.wants_more() == b.comparison.wants_more();
}
bool same_matter(const MaxDrop& a, const MaxDrop& b) {
  return same(a.estimand, b.estimand) && a.change.has_value() == b.change.has_value() &&
         (!a.change || a.change->wants_more() == b.change->wants_more());
}
bool same_matter(const FlipsGate& a, const FlipsGate& b) {
  return a.to_wrong == b.to_wrong && a.label == b.label &&
         a.comparison.wants_more() == b.comparison.wants_more();
}

template <class Read>
void read_all(const Setting& texts, Read read) {
  for (std::size_t i = 0; i < texts.values.size(); ++i) try {
      read(texts.values[i]);
    } catch (const Error& error) {
      if (texts.places.empty()) throw;
      throw error.at(texts.places[i]);
    }
}

Requirements read(const RequirementTexts& texts) {
  Requirements all;
  read_all(texts.gates, [&](const std::string& text) {
    if (auto flips = flips_gate(text)) {
      all.flips.push_back(*std::move(flips));
    } else if (auto change = change_gate(text)) {
      all.drops.push_back(*std::move(change));
    } else {
      all.gates.push_back(gate(text));
    }
  });
  read_all(texts.drops, [&](const std::string& text) { all.drops.push_back(max_drop(text)); });
  return all;
}

// Those of the file that the command line does not replace, then those of the command line.
template <class Requirement>
std::vector<Requirement> joined(const std::vector<Requirement>& in_file,
                                const std::vector<Requirement>& on_command_line,
                                std::vector<std::string>& replaced) {
  std::vector<Requirement> all;
  for (const Requirement& one : in_file)
    if (std::any_of(on_command_line.begin(), on_command_line.end(),
                    [&](const Requirement& other) { return same_matter(one, other); })) {
      replaced.push_back(in_quotes(one.text));
    } else {
      all.push_back(one);
    }
  all.insert(all.end(), on_command_line.begin(), on_command_line.end());
  return all;
}

}  // namespace

void Requirements::check(const InputOptions& input, const Sample& predictions) const {
  const auto check = [&](const Estimand& estimand, const std::string& asked) {
    check_scores(estimand.metric, input, predictions);
    if (const auto why = why_not(estimand, asked, predictions)) throw *why;
  };
  for (const Gate& one : gates) check(one.estimand, one.asked);
  for (const MaxDrop& one : drops) check(one.estimand, one.asked);
}

Requirements requirements_of(const RequirementTexts& in_file, const RequirementTexts& on_command_line) {
  const Requirements before = read(in_file), now = read(on_command_line);
  Requirements all;
  all.gates = joined(before.gates, now.gates, all.replaced);
  all.drops = joined(before.drops, now.drops, all.replaced);
  all.flips = joined(before.flips, now.flips, all.replaced);
  return all;
}

}  // namespace assay::cli
