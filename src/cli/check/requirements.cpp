// What is required of a model: by the command line and by a configuration file.
#include "cli/check/requirements.hpp"

#include <algorithm>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "cli/check/quantities.hpp"

namespace assay::cli {

namespace {

// However they are spelled.
bool same(const Quantity& a, const Quantity& b) {
  const auto name = [](const Measure& one) { return one.metric ? one.name : one.two_by_two->text(); };
  const std::vector<std::string> label{a.label.value_or("")};
  const bool same_label =
      a.label.has_value() == b.label.has_value() && (!b.label || class_named(label, *b.label));
  return name(a.measure) == name(b.measure) && same_label && a.average == b.average;
}

bool same_matter(const Gate& a, const Gate& b) {
  return same(a.quantity, b.quantity) && a.bound == b.bound &&
         a.comparison.wants_more() == b.comparison.wants_more();
}
bool same_matter(const MaxDrop& a, const MaxDrop& b) { return same(a.quantity, b.quantity); }

template <class Read>
auto all_of(const Setting& texts, Read read) {
  std::vector<decltype(read(texts.values[0]))> all;
  for (std::size_t i = 0; i < texts.values.size(); ++i) try {
      all.push_back(read(texts.values[i]));
    } catch (const Error& error) {
      if (texts.places.empty()) throw;
      throw error.at(texts.places[i]);
    }
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

std::vector<const Quantity*> Requirements::quantities() const {
  std::vector<const Quantity*> all;
  for (const Gate& one : gates) all.push_back(&one.quantity);
  for (const MaxDrop& one : drops) all.push_back(&one.quantity);
  return all;
}

Requirements requirements_of(const RequirementTexts& in_file, const RequirementTexts& on_command_line) {
  Requirements all;
  all.gates = joined(all_of(in_file.gates, gate), all_of(on_command_line.gates, gate), all.replaced);
  all.drops = joined(all_of(in_file.drops, max_drop), all_of(on_command_line.drops, max_drop), all.replaced);
  return all;
}

}  // namespace assay::cli
