// Names of what made an interval.
#include "assay/core/value.hpp"

#include <array>

namespace assay {

std::string_view name_of(IntervalMethod method) {
  constexpr std::array<std::string_view, 8> names{"wilson", "exact", "log",       "normal",
                                                  "delong", "logit", "bootstrap", "beta"};
  return names.at(static_cast<std::size_t>(method));
}

}  // namespace assay
