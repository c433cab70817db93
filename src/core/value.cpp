// Names of what made an interval.
#include "assay/core/value.hpp"

#include <array>

namespace assay {

namespace {

constexpr std::array<std::string_view, 20> names{"wilson",
                                                 "modified_wilson",
                                                 "exact",
                                                 "log",
                                                 "normal",
                                                 "hall",
                                                 "delong",
                                                 "delong_wilson",
                                                 "logit",
                                                 "jackknife_wilson",
                                                 "mover_wilson",
                                                 "cluster_jackknife",
                                                 "percentile",
                                                 "dirichlet",
                                                 "tango",
                                                 "newcombe",
                                                 "paired_jackknife",
                                                 "paired_t",
                                                 "bootstrap",
                                                 "inversion"};

}  // namespace

std::span<const std::string_view> interval_methods() { return names; }

std::string_view name_of(IntervalMethod method) { return names.at(static_cast<std::size_t>(method)); }

}  // namespace assay
