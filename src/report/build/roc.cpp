// The ROC curve as a report has it.
#include <array>

#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "assay/curve/bracket.hpp"
#include "assay/curve/roc_spread.hpp"
#include "assay/evaluate/evaluation.hpp"
#include "assay/report/build/curves.hpp"
#include "report/build/in_short.hpp"

namespace assay {

namespace {

std::vector<NamedValue> roc_values(const CachedRanking& summary, const IntervalPlan& plan,
                                   const std::optional<RocRegion>& region) {
  constexpr std::array<std::string_view, 4> metrics{"roc_auc", "gini", "ks", "equal_error_rate"};
  std::vector<NamedValue> values = named_values(metrics, summary, plan);
  const Estimate unknown{Value::undefined(needs_every_score)};
  const bool rounded = summary.ranking().rounded();
  values.insert(values.end() - 1,
                {"ks_threshold", rounded ? unknown : Estimate{summary.roc().ks_threshold}, true});
  if (!region) return values;
  const PartialEstimates areas =
      rounded ? PartialEstimates{unknown, unknown}
              : partial_estimates(summary.ranking(), *region,
                                  plan.wanted ? std::optional(plan.confidence()) : std::nullopt);
  values.push_back({"partial_auc", areas.raw});
  values.push_back({"partial_auc_standardised", areas.standardised});
  return values;
}

std::vector<Warning> roc_warnings(const std::vector<NamedValue>& values) {
  const Estimate& auc = estimate_named("roc_auc", values);
  std::vector<Warning> warnings;
  std::vector<std::string> without;  // an interval that could have one
  for (const auto& [name, estimate, exact] : values)
    if (auc.interval && !exact && estimate.value.defined() && !estimate.interval) without.push_back(name);
  if (!without.empty())
    warnings.push_back(
        {"no_interval", "no interval for " + listed(without) + ": " + no_interval_of_scattered_rows});
  if (auto below = auc_below_half(auc.value)) warnings.push_back(*std::move(below));
  if (auc.interval && auc.interval->low == auc.interval->high) {
    const bool apart = auc.value.number() == 0 || auc.value.number() == 1;
    warnings.push_back({"zero_width_interval", std::string("the interval of roc_auc has no width: ") +
                                                   (apart ? "the scores of the two classes do not overlap"
                                                          : "all scores are alike")});
  }
  return warnings;
}

Phrase roc_in_short(const std::vector<NamedValue>& values, double confidence) {
  const Estimate& area = estimate_named("roc_auc", values);
  const Phrase text = values_in_short({{"AUC", area}}, confidence);
  if (!area.value.defined()) return text;
  return text + (": a random positive scores higher than a random negative " + percent(area.value.number()) +
                 " of the time, ties counting half");
}

Line roc_diagonal(const CachedRanking&) {
  return {.name = "chance", .legend = "AUC 0.5", .x = {0, 1}, .y = {0, 1}};
}

std::string region_text(const std::optional<RocRegion>& region) {
  if (!region) return {};
  return (region->kind == RocRegion::Kind::max_fpr ? "max_fpr=" : "min_tpr=") + exact(region->limit);
}

}  // namespace

CurveKind roc_curve(const std::optional<RocRegion>& region) {
  return {
      .command = "roc",
      .title = "ROC curve",
      .x = "fpr",
      .y = "tpr",
      .x_label = "false positive rate",
      .y_label = "true positive rate",
      .height = "recall",
      .area = "roc_auc",
      .legend = "AUC",
      .points = roc_points,
      .drawn = roc_points,
      .chance = roc_diagonal,
      .values = [region](const auto& summary, const auto& plan) { return roc_values(summary, plan, region); },
      .warnings = roc_warnings,
      .in_short = roc_in_short,
      .of_classes = {"roc_auc", "roc_auc_ovr", "roc_auc_ovr_weighted"},
      .ties = "half",
      .signature = region_text(region)};
}

}  // namespace assay
