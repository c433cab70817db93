// What decides the numbers of a report besides its input, and the signature that says all of it.
#include "assay/report/rules.hpp"

#include <fmt/format.h>

#include "assay/core/text.hpp"
#include "assay/evaluate/evaluation.hpp"

namespace assay {

EstimateRules estimate_rules(const InputSample& loaded, const IntervalPlan& intervals,
                             ZeroDivision zero_division, std::vector<std::string> own_metrics) {
  EstimateRules rules{.intervals = intervals,
                      .ranked = loaded.predictions.ranking || loaded.predictions.class_scores,
                      .own_metrics = std::move(own_metrics),
                      .zero_division = zero_division};
  rules.intervals.wanted = intervals.wanted && why_no_intervals(loaded.predictions).empty();
  rules.weighted = loaded.predictions.matrix.weighted;
  rules.clustered = loaded.predictions.clusters.has_value();
  return rules;
}

std::string report_signature(const Provenance& input) {
  return fmt::format("assay {} | {}", version(), signature_of(input));
}

std::string report_signature(const Provenance& input, const EstimateRules& rules) {
  std::string text = report_signature(input);
  if (rules.ranked) text += " | ties=half";
  for (const std::string& metric : rules.own_metrics) text += " | " + printable(metric);
  text += " | intervals=" + text_of(rules.intervals);
  if (rules.intervals.wanted && rules.clustered) {
    text += " clusters";
  } else if (rules.intervals.wanted && rules.weighted) {
    text += " weighted";
  }
  const BootstrapPlan& bootstrap = rules.intervals.bootstrap;
  if (rules.intervals.wanted && rules.drawn())
    text += fmt::format(" | replicates={} seed={}", bootstrap.replicates, bootstrap.seed);
  return text + " | undefined=" + (rules.zero_division ? exact(*rules.zero_division) : "null");
}

}  // namespace assay
