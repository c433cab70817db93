// What is said of figures that are known between two ends.
#include "report/build/brackets.hpp"

#include <fmt/format.h>

#include "assay/core/text.hpp"

namespace assay {

std::optional<Warning> brackets_of(const std::vector<NamedValue>& values) {
  std::vector<std::string> known;
  for (const auto& [name, estimate, exact] : values)
    if (const auto& bracket = estimate.bracket)
      known.push_back(fmt::format("{} {:.9g} to {:.9g}", name, bracket->low, bracket->high));
  if (known.empty()) return std::nullopt;
  return Warning{"bracket", "the exact values lie between: " + listed(known, known.size())};
}

}  // namespace assay
