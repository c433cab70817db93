// How intervals are to be made.
#include "assay/stats/interval_plan.hpp"

#include <array>
#include <charconv>

namespace assay {

namespace {

// To ten digits: 0.95 * 100 may be 95.00000000000001.
std::string percents(double share) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.begin(), text.end(), share * 100, std::chars_format::general, 10).ptr;
  return {text.begin(), end};
}

}  // namespace

std::string_view name_of(ProportionMethod method) {
  return method == ProportionMethod::wilson ? "wilson" : "exact";
}

std::string_view name_of(AucMethod method) { return method == AucMethod::logit ? "logit" : "delong"; }

std::string text_of(const IntervalPlan& plan, bool with_areas) {
  if (!plan.wanted) return "none";
  std::string text = plan.proportions == ProportionMethod::wilson ? "wilson" : "exact";
  text += ",log,normal,";
  if (with_areas) text += plan.areas == AucMethod::delong ? "delong,logit," : "logit,";
  text += "bootstrap";
  if (plan.zero_cells) text += "+zero-cell";
  return text + ' ' + percents(plan.confidence()) + '%';
}

}  // namespace assay
