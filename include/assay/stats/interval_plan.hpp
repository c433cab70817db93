// How intervals are to be made.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/stats/area.hpp"
#include "assay/stats/bootstrap.hpp"
#include "assay/stats/interval.hpp"

namespace assay {

/// Ratios without an upper limit: as other statistics of a table, or on the scale of logarithms.
enum class RatioMethod { draws, log };

/// Which methods make intervals, at which confidence. The defaults are those that cover best
/// (tests/coverage); the others are the plain methods, for comparison with other tools.
struct IntervalPlan {
  bool wanted = true;
  ProportionMethod proportions = ProportionMethod::modified_wilson;
  RatioMethod ratios = RatioMethod::draws;
  AucMethod areas = AucMethod::score;
  PrecisionRecallMethod precision_recall = PrecisionRecallMethod::score;
  MeanMethod means = MeanMethod::skewed;
  BootstrapPlan bootstrap = {};  // of what has no method of its own

  [[nodiscard]] double confidence() const { return bootstrap.confidence; }
};

/// The plain methods by the names that people ask for them: "wilson", "exact", "log", "percentile", "delong",
/// "logit", "boyd", "normal". Nothing where there is no such method.
[[nodiscard]] std::optional<IntervalPlan> with_method(IntervalPlan plan, std::string_view name);
[[nodiscard]] std::span<const std::string_view> plain_methods();

/// The plain methods that a plan has.
[[nodiscard]] std::vector<std::string_view> methods_of(const IntervalPlan& plan);

/// "95%", or with the plain methods that were asked for, "95% wilson,delong"; "none" where none are wanted.
[[nodiscard]] std::string text_of(const IntervalPlan& plan);

}  // namespace assay
