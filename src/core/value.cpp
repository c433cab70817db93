// Names of what made an interval.
#include "assay/core/value.hpp"

#include <array>

namespace assay {

std::string_view name_of(IntervalMethod method) {
  constexpr std::array<std::string_view, 15> names{"wilson",       "modified_wilson",
                                                   "exact",        "log",
                                                   "normal",       "hall",
                                                   "delong",       "delong_wilson",
                                                   "logit",        "jackknife_wilson",
                                                   "mover_wilson", "cluster_jackknife",
                                                   "percentile",   "dirichlet",
                                                   "inversion"};
  return names.at(static_cast<std::size_t>(method));
}

}  // namespace assay
