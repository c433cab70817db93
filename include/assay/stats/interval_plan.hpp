// How intervals are to be made.
#pragma once

#include <string>
#include <string_view>

#include "assay/stats/area.hpp"
#include "assay/stats/bootstrap.hpp"
#include "assay/stats/interval.hpp"

namespace assay {

/// Which methods make intervals, at which confidence. Ratios without an upper limit have theirs on the scale
/// of logarithms, means by their standard error, areas of precision and recall on that of log(x / (1 - x)).
struct IntervalPlan {
  bool wanted = true;
  ProportionMethod proportions = ProportionMethod::wilson;
  AucMethod areas = AucMethod::delong;
  bool zero_cells = false;       // intervals allow for kinds of error that the rows do not show
  BootstrapPlan bootstrap = {};  // of what has no method of its own

  [[nodiscard]] double confidence() const { return bootstrap.confidence; }
};

/// "wilson", "exact"; "delong", "logit".
[[nodiscard]] std::string_view name_of(ProportionMethod method);
[[nodiscard]] std::string_view name_of(AucMethod method);

/// "wilson,log,normal,delong,logit,bootstrap 95%": what makes the intervals of a report, in its signature.
/// Those of areas are only there where scores are ranked. "none" where none are wanted.
[[nodiscard]] std::string text_of(const IntervalPlan& plan, bool with_areas);

}  // namespace assay
