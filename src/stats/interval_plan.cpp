// How intervals are to be made.
#include "assay/stats/interval_plan.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace assay {

namespace {

constexpr std::array<std::string_view, 8> names{"wilson", "exact", "log",  "percentile",
                                                "delong", "logit", "boyd", "normal"};

// To ten digits: 0.95 * 100 may be 95.00000000000001.
std::string percents(double share) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.begin(), text.end(), share * 100, std::chars_format::general, 10).ptr;
  return {text.begin(), end};
}

bool has_method(const IntervalPlan& plan, std::string_view name) {
  if (name == "wilson") return plan.proportions == ProportionMethod::wilson;
  if (name == "exact") return plan.proportions == ProportionMethod::exact;
  if (name == "log") return plan.ratios == RatioMethod::log;
  if (name == "percentile") return plan.bootstrap.draws == Draws::multinomial;
  if (name == "delong") return plan.areas == AucMethod::delong;
  if (name == "logit") return plan.areas == AucMethod::logit;
  if (name == "boyd") return plan.precision_recall == PrecisionRecallMethod::boyd;
  return plan.means == MeanMethod::normal;
}

}  // namespace

std::span<const std::string_view> plain_methods() { return names; }

std::optional<IntervalPlan> with_method(IntervalPlan plan, std::string_view name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) return std::nullopt;
  if (name == "wilson" || name == "exact")
    plan.proportions = name == "exact" ? ProportionMethod::exact : ProportionMethod::wilson;
  if (name == "log") plan.ratios = RatioMethod::log;
  if (name == "percentile") plan.bootstrap.draws = Draws::multinomial;
  if (name == "delong" || name == "logit")
    plan.areas = name == "logit" ? AucMethod::logit : AucMethod::delong;
  if (name == "boyd") plan.precision_recall = PrecisionRecallMethod::boyd;
  if (name == "normal") plan.means = MeanMethod::normal;
  return plan;
}

std::vector<std::string_view> methods_of(const IntervalPlan& plan) {
  std::vector<std::string_view> methods;
  for (const std::string_view name : names)
    if (has_method(plan, name)) methods.push_back(name);
  return methods;
}

std::string text_of(const IntervalPlan& plan) {
  if (!plan.wanted) return "none";
  std::string text = percents(plan.confidence()) + '%';
  char before = ' ';
  for (const std::string_view method : methods_of(plan)) {
    text += before + std::string(method);
    before = ',';
  }
  return text;
}

}  // namespace assay
