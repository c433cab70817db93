// All that is required of a model.
#include "assay/gate/requirements.hpp"

#include <algorithm>
#include <utility>

namespace assay {

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

template <class Requirement>
std::vector<Requirement> joined(const std::vector<Requirement>& before, const std::vector<Requirement>& now,
                                std::vector<std::string>& replaced) {
  std::vector<Requirement> all;
  for (const Requirement& one : before)
    if (std::any_of(now.begin(), now.end(),
                    [&](const Requirement& other) { return same_matter(one, other); })) {
      replaced.push_back(one.text);
    } else {
      all.push_back(one);
    }
  all.insert(all.end(), now.begin(), now.end());
  return all;
}

}  // namespace

void Requirements::add(std::string_view text) {
  if (auto flipped = flips_gate(text)) {
    flips.push_back(*std::move(flipped));
  } else if (auto change = change_gate(text)) {
    drops.push_back(*std::move(change));
  } else {
    gates.push_back(gate(text));
  }
}

Requirements joined(const Requirements& before, const Requirements& now, std::vector<std::string>& replaced) {
  return {.gates = joined(before.gates, now.gates, replaced),
          .drops = joined(before.drops, now.drops, replaced),
          .flips = joined(before.flips, now.flips, replaced)};
}

}  // namespace assay
