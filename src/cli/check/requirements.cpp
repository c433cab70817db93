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
bool same_matter(const MaxDrop& a, const MaxDrop& b) { return same(a.estimand, b.estimand); }

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

void Requirements::check(const InputOptions& input, const Sample& predictions) const {
  const auto check = [&](const Estimand& estimand, const std::string& asked) {
    check_scores(estimand.metric, input, predictions);
    if (const auto why = why_not(estimand, asked, predictions)) throw *why;
  };
  for (const Gate& one : gates) check(one.estimand, one.asked);
  for (const MaxDrop& one : drops) check(one.estimand, one.asked);
}

Requirements requirements_of(const RequirementTexts& in_file, const RequirementTexts& on_command_line) {
  Requirements all;
  all.gates = joined(all_of(in_file.gates, gate), all_of(on_command_line.gates, gate), all.replaced);
  all.drops = joined(all_of(in_file.drops, max_drop), all_of(on_command_line.drops, max_drop), all.replaced);
  return all;
}

}  // namespace assay::cli
