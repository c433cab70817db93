// The report on how far scores can be read as probabilities.
#include "assay/report/build/calibration.hpp"

#include "assay/calibration/estimates.hpp"
#include "assay/core/text.hpp"
#include "assay/stats/interval.hpp"

namespace assay {

namespace {

Number said(double number) { return {number, Number::Shown::spoken}; }

// The scores that are promises: of the positive class, or of the class that scores highest.
const CachedRanking& promised(const Sample& predictions) {
  return predictions.ranking ? *predictions.ranking : predictions.class_scores->top_label();
}

Series bins_series(const CachedRanking& scores, const IntervalPlan& plan) {
  const Calibration& found = scores.calibration();
  Series bins{.key = "bins", .listed = true, .records = true};
  const bool counts = found.counts_rows();  // weights are rounded for people
  bins.columns = {
      {"low"},      {"high"},         {"rows", {}, counts}, {"positives", {}, counts}, {"score"},
      {"observed"}, {"observed_low"}, {"observed_high"},    {"calibrated_low"},        {"calibrated_high"}};
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  for (const CalibrationBin& bin : found.bins) {
    Interval share{.low = none, .high = none, .method = IntervalMethod::wilson}, calibrated = share;
    const Gap gap = calibrated::gap_of(bin);
    if (plan.wanted && found.counts_rows()) calibrated = consistent_range(gap, plan.confidence());
    if (plan.wanted && (found.counts_rows() || found.scatter->cells.clusters() != 1)) {
      const double rows = gap.independent_rows(bin.observed());
      share =
          proportion_interval({.k = rows * bin.observed(), .n = rows}, plan.proportions, plan.confidence());
    }
    const double row[] = {bin.low,        bin.high,  bin.rows,   bin.positives,  bin.mean_score(),
                          bin.observed(), share.low, share.high, calibrated.low, calibrated.high};
    for (std::size_t i = 0; i < bins.columns.size(); ++i) bins.columns[i].numbers.push_back(row[i]);
  }
  return bins;
}

Series isotonic_series(const CachedRanking& scores) {
  Series blocks{.key = "isotonic", .columns = {{"low"}, {"high"}, {"rows", {}, true}, {"probability"}}};
  blocks.records = blocks.json_alone = true;
  for (const IsotonicBlock& block : scores.calibration().blocks) {
    const double row[] = {block.low, block.high, block.positives + block.negatives, block.probability()};
    for (std::size_t i = 0; i < blocks.columns.size(); ++i) blocks.columns[i].numbers.push_back(row[i]);
  }
  return blocks;
}

Line isotonic_line(const std::vector<IsotonicBlock>& blocks) {
  Line isotonic{.name = "isotonic regression", .legend = {}, .x = {}, .y = {}};
  for (const IsotonicBlock& block : blocks)
    for (const double score : {block.low, block.high}) {
      isotonic.x.push_back(score);
      isotonic.y.push_back(block.probability());
    }
  isotonic.legend = counted(static_cast<double>(blocks.size()), "step");
  return isotonic;
}

Drawing diagram_of(const CachedRanking& scores, const Series& bins, const CalibrationReportPlan& plan,
                   bool of_top_label) {
  const Calibration& found = scores.calibration();
  Drawing drawing{.title = "Reliability diagram",
                  .x_label = of_top_label ? "score of the predicted class" : "score",
                  .y_label = of_top_label ? "share predicted right" : "share of positives",
                  .lines = {isotonic_line(found.blocks)},
                  .chance = Line{.name = "calibrated", .legend = "share = score", .x = {0, 1}, .y = {0, 1}},
                  .in_text = plan.curve};
  const auto column = [&](std::size_t i) { return bins.columns[i].numbers; };
  drawing.marks = {.name = "bins",
                   .legend = "share of positives, with its interval",
                   .x = column(4),
                   .y = column(5),
                   .low = column(6),
                   .high = column(7)};
  drawing.band = {.name = "calibrated",
                  .legend = "where bins of a calibrated model lie",
                  .x = column(4),
                  .y = column(4),
                  .low = column(8),
                  .high = column(9)};
  for (const CalibrationBin& bin : found.histogram)
    drawing.histogram.push_back({bin.low, bin.high, bin.rows / found.rows()});
  return drawing;
}

ValueList murphy_values(const CachedRanking& scores) {
  const calibrated::BinnedBrier parts = calibrated::binned_brier(scores.calibration());
  return {.key = "brier_by_bins",
          .values = {{"reliability", {parts.reliability}},
                     {"resolution", {parts.resolution}},
                     {"uncertainty", {parts.uncertainty}},
                     {"within_bin_variance", {parts.within_bin_variance}},
                     {"within_bin_covariance", {parts.within_bin_covariance}}},
          .header = "part of brier_score"};
}

// Not where rows have weights or clusters.
void add_recalibrated(Report& report, const CachedRanking& scores, const Results& results,
                      const CalibrationReportPlan& plan) {
  if (!scores.calibration().counts_rows()) return;
  Table table{.key = "recalibrated",
              .row_header = "recalibrated by",
              .columns = {"log_loss", "brier_score", "ece"},
              .rows = {}};
  const auto add = [&](std::string name, const Losses& losses) {
    table.rows.push_back(
        {std::move(name), {Estimate{losses.log_loss}, Estimate{losses.brier_score}, Estimate{losses.ece}}});
  };
  const auto now = [&](const char* metric) { return results.find(metric)->value; };
  add("nothing", {now("log_loss"), now("brier_score"), now("ece")});
  const std::vector<ProbabilityGroup>& groups = scores.calibration().groups;
  for (const MapMethod method : map_methods)
    add(std::string(name_of(method)), recalibrated(groups, method, scores.probabilities(), plan.folds));
  report.parts.emplace_back(std::move(table));
  report.signature += " | folds=" + std::to_string(plan.folds.folds);
}

// "Scores are off by 0.06 on average over bins (ECE); a calibrated model would show 0.02 (at most 0.03)".
Phrase error_in_short(const Results& results) {
  const Estimate *ece = results.find("ece"), *expected = results.find("ece_expected");
  if (!ece || !ece->value.defined()) return {};
  Phrase text{"Scores are off by ", said(ece->value.number()), " on average (ECE)"};
  if (!expected || !expected->interval) return text;
  text += {"; a calibrated model would show ", said(expected->value.number()), ", and with bad luck ",
           said(expected->interval->high)};
  return text + (ece->value.number() > expected->interval->high ? ": more than chance explains"
                                                                : ": chance may explain it");
}

// What kind of error there is, beyond chance.
Phrase kind_in_short(const Results& results) {
  Phrase text;
  const Estimate *slope = results.find("calibration_slope"),
                 *level = results.find("calibration_in_the_large");
  if (slope && slope->interval && (slope->interval->high < 1 || slope->interval->low > 1))
    text += {"; they are too ", slope->interval->high < 1 ? "extreme" : "timid", " (slope ",
             said(slope->value.number()), ")"};
  if (level && level->interval && (level->interval->high < 0 || level->interval->low > 0))
    text += {"; they are too ", level->interval->high < 0 ? "high" : "low", " on the whole"};
  return text;
}

Phrase in_short_of(const Sample& predictions, const Results& results) {
  if (predictions.ranking) return error_in_short(results) + kind_in_short(results);
  const Estimate* ece = results.find("ece_top_label");
  if (!ece || !ece->value.defined()) return {};
  return {"The score of the predicted class is off by ", said(ece->value.number()), " on average (ECE)"};
}

std::string bins_text(const BinRule& rule) {
  return (rule.equal_mass ? "mass:" : "") + std::to_string(rule.count);
}

}  // namespace

Report calibration_report(const InputSample& loaded, const MetricChoice& choice,
                          std::span<const Results> results, const CalibrationReportPlan& plan) {
  Report report = evaluation_report(loaded, choice, results, plan.evaluation);
  report.command = "calibration";
  report.details = 0;
  report.aside = {"brier_by_bins", "recalibrated"};
  report.signature += " | bins=" + bins_text(plan.bins);
  if (!plan.evaluation.chosen) report.summary = in_short_of(loaded.predictions, results[0]);
  const IntervalPlan& intervals = plan.evaluation.how.intervals;
  const CachedRanking& scores = promised(loaded.predictions);
  if (scores.calibration().rows() == 0) return report;
  Series bins = bins_series(scores, intervals);
  if (!plan.evaluation.chosen) {
    report.parts.emplace_back(murphy_values(scores));
    if (loaded.predictions.ranking) add_recalibrated(report, scores, results[0], plan);
  }
  if (plan.draws()) report.parts.emplace_back(diagram_of(scores, bins, plan, !loaded.predictions.ranking));
  if (!plan.curve) return report;
  report.parts.emplace_back(std::move(bins));
  report.parts.emplace_back(isotonic_series(scores));
  for (std::size_t i = 0; i < loaded.slices.size(); ++i)
    if (const CachedRanking& some = promised(loaded.slices[i].predictions); some.calibration().rows() > 0)
      report.slices->all[i].parts.emplace_back(bins_series(some, intervals));
  return report;
}

}  // namespace assay
