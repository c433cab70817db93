// All that is required of a model.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "assay/gate/gate.hpp"

namespace assay {

struct Requirements {
  std::vector<Gate> gates = {};
  std::vector<MaxDrop> drops = {};
  std::vector<FlipsGate> flips = {};  // need a baseline of rows

  [[nodiscard]] bool need_baseline() const { return !drops.empty() || !flips.empty(); }
  [[nodiscard]] bool empty() const { return gates.empty() && !need_baseline(); }

  /// Adds what a text requires: of a figure, of its change from a baseline, or of the rows that flip. Throws
  /// a SyntaxError.
  void add(std::string_view text);
};

/// Both, but for those of `before` about which `now` has one of the same estimand and in the same direction;
/// their texts are added to `replaced`.
[[nodiscard]] Requirements joined(const Requirements& before, const Requirements& now,
                                  std::vector<std::string>& replaced);

}  // namespace assay
