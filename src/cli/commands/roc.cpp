// assay roc: the area under the ROC curve, what else is read off it, and the curve.
#include <memory>
#include <optional>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/curve/roc.hpp"
#include "cli/command.hpp"
#include "cli/curves.hpp"
#include "cli/options/add.hpp"

namespace assay::cli {

namespace {

struct RocOptions : CurveOptions {
  std::optional<double> max_fpr, min_tpr;
};

std::optional<RocRegion> region_of(const RocOptions& options) {
  if (options.max_fpr && options.min_tpr)
    throw usage_error("--max-fpr and --min-tpr both choose a part of the curve", "give one of them");
  if (options.max_fpr) return RocRegion{.kind = RocRegion::Kind::max_fpr, .limit = *options.max_fpr};
  if (options.min_tpr) return RocRegion{.kind = RocRegion::Kind::min_tpr, .limit = *options.min_tpr};
  return std::nullopt;
}

std::vector<NamedValue> roc_values(const RankingSummary& summary, const IntervalPlan& plan,
                                   const std::optional<RocRegion>& region) {
  std::vector<NamedValue> values;
  for (const char* metric : {"roc_auc", "gini", "ks"}) values.push_back(named_value(metric, summary, plan));
  values.push_back({"ks_threshold", {summary.roc().ks_threshold}, true});
  values.push_back(named_value("equal_error_rate", summary, plan));
  if (!region) return values;
  const PartialArea area = partial_area(summary.ranking(), *region);
  values.push_back({"partial_auc", {area.raw}});
  values.push_back({"partial_auc_standardised", {area.standardised}});
  return values;
}

std::vector<Warning> roc_warnings(const std::vector<NamedValue>& values) {
  const Estimate& auc = values[0].estimate;
  std::vector<Warning> warnings;
  if (auto below = auc_below_half(auc.value)) warnings.push_back(*std::move(below));
  if (auc.interval && auc.interval->low == auc.interval->high) {
    const bool apart = auc.value.number() == 0 || auc.value.number() == 1;
    warnings.push_back({"zero_width_interval", std::string("the interval of roc_auc has no width: ") +
                                                   (apart ? "the scores of the two classes do not overlap"
                                                          : "all scores are alike")});
  }
  return warnings;
}

Line diagonal(const RankingSummary&) {
  return {.name = "chance", .legend = "AUC 0.5", .x = {0, 1}, .y = {0, 1}};
}

Report run(const RocOptions& options) {
  const auto region = region_of(options);
  CurveKind kind{.command = "roc",
                 .title = "ROC curve",
                 .x = "fpr",
                 .y = "tpr",
                 .x_label = "false positive rate",
                 .y_label = "true positive rate",
                 .legend = "AUC",
                 .points = roc_points,
                 .drawn = roc_points,
                 .chance = diagonal,
                 .values = [&region](const auto& summary,
                                     const auto& plan) { return roc_values(summary, plan, region); },
                 .warnings = roc_warnings,
                 .of_classes = {"roc_auc", "roc_auc_ovr", "roc_auc_ovr_weighted"},
                 .ties = "half",
                 .signature = {}};
  if (options.max_fpr) kind.signature = "max_fpr=" + exact(*options.max_fpr);
  if (options.min_tpr) kind.signature = "min_tpr=" + exact(*options.min_tpr);
  return curve_report(options, kind);
}

}  // namespace

Task declare_roc(CLI::App& app) {
  const auto options = std::make_shared<RocOptions>();
  add_curve_options(app, *options);
  add_choice<AucMethod>(app, "--interval", options->plan.areas,
                        {{"delong", AucMethod::delong}, {"logit", AucMethod::logit}},
                        "Interval of roc_auc and gini: delong (default) or logit")
      ->type_name("delong|logit")
      ->group("Intervals");
  add_probability(
      app, "--max-fpr", "Also the area up to this false positive rate, raw and standardised",
      [options](double x) { options->max_fpr = x; }, "a number above 0 and up to 1 is expected",
      [](double x) { return x > 0; })
      ->type_name("X")
      ->group("Part of the curve");
  add_probability(
      app, "--min-tpr", "Also the area from this true positive rate up, raw and standardised",
      [options](double x) { options->min_tpr = x; }, "a number from 0 to below 1 is expected",
      [](double x) { return x < 1; })
      ->type_name("X")
      ->group("Part of the curve");
  add_output(app, options->output, options->input);
  return {.run = [options] { return run(*options); }, .output = {options, &options->output}};
}

}  // namespace assay::cli
