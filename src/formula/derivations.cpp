// How numbers come about.
#include "assay/formula/working.hpp"

#include <algorithm>

namespace assay {

void add_derivations(std::vector<Derivation>& known, std::vector<Derivation> steps) {
  for (Derivation& step : steps)
    if (std::none_of(known.begin(), known.end(),
                     [&](const Derivation& one) { return one.name == step.name; }))
      known.push_back(std::move(step));
}

}  // namespace assay
