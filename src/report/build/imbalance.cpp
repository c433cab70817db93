// The report on class imbalance.
#include "assay/report/build/imbalance.hpp"

#include <utility>

#include "assay/report/build/slices.hpp"
#include "report/build/imbalance_parts.hpp"

namespace assay {

Report imbalance_report(const InputSample& loaded, std::span<const ImbalanceAnalysis> analyses,
                        const IntervalPlan& intervals, ZeroDivision zero_division, double min_rows) {
  const ImbalanceAnalysis& analysis = analyses[0];
  Report report{.command = "imbalance", .inputs = {loaded.input}, .parts = imbalance_parts(analysis)};
  const bool with_intervals = intervals.wanted && !analysis.counts.weighted && !loaded.truth_alone;
  if (with_intervals) report.confidence = intervals.confidence();
  const std::size_t answers = report.parts.size();
  for (Part& part : advice_on(analysis)) report.parts.push_back(std::move(part));
  report.details = report.parts.size() - answers;
  report.aside = {"imbalance",           "recall_of_smallest", "baselines",
                  "no_information_rate", "resampling",         "prior_correction"};
  report.summary = imbalance_in_short(analysis);
  report.warnings = loaded.warnings;
  for (Warning& warning : findings_on(analysis)) report.warnings.push_back(std::move(warning));
  if (!loaded.truth_alone) report.rules = estimate_rules(loaded, intervals, zero_division);
  if (report.rules && analysis.counts.weighted) report.rules->intervals.wanted = false;
  report.signature =
      report.rules ? report_signature(loaded.input, *report.rules) : report_signature(loaded.input);
  add_slices(report, min_rows, loaded.slices, imbalance_summary(analysis), [&](std::size_t i) {
    return SliceContent{.values = imbalance_summary(analyses[i + 1]),
                        .parts = imbalance_parts(analyses[i + 1])};
  });
  return report;
}

}  // namespace assay
