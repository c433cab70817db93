// What `assay imbalance` shows.
#include "report/build/imbalance_parts.hpp"

#include <fmt/format.h>

#include <cctype>

#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"

namespace assay {

namespace {

Table classes_of(const ImbalanceAnalysis& analysis) {
  const ClassCounts& counts = analysis.counts;
  Table table{
      .key = "classes", .row_header = "class", .columns = {"count", "share", "class_weight"}, .rows = {}};
  table.bars = 1;
  if (!analysis.recalls.empty()) table.columns.emplace_back("recall");
  for (std::size_t k = 0; k < counts.size(); ++k) {
    TableRow row{counts.labels[k], {Count{counts.counts[k], counts.weighted}, Count{counts.share(k), true}}};
    row.cells.emplace_back(Estimate{class_weight(counts, k)});
    if (k < analysis.recalls.size()) row.cells.emplace_back(analysis.recalls[k]);
    table.rows.push_back(std::move(row));
  }
  return table;
}

ValueList weights_of(const ClassCounts& counts) {
  ValueList weights{.key = "class_weights", .values = {}, .plain = true, .for_people = false};
  for (std::size_t k = 0; k < counts.size(); ++k)
    weights.values.push_back({counts.labels[k], {class_weight(counts, k)}});
  return weights;
}

ValueList spread_of(const Imbalance& imbalance) {
  return {.key = "imbalance",
          .values = {{"ratio", {imbalance.ratio}},
                     {"evenness", {imbalance.evenness}},
                     {"effective_classes", {imbalance.effective_classes}}},
          .header = "imbalance",
          .plain = true};
}

Text severity_of(const ImbalanceAnalysis& analysis) {
  const std::string severity(name_of(analysis.imbalance.severity));
  const bool equal = analysis.imbalance.ratio.defined() && analysis.imbalance.ratio.number() == 1;
  const std::string why =
      equal ? "the classes are equally frequent"
            : fmt::format(
                  "{} is {} of the rows of {} and {}: mild is below 40%, moderate below 20%, extreme 1% or "
                  "less, after Google's Machine Learning Crash Course",
                  in_quotes(analysis.smallest()), percent(analysis.imbalance.smaller_share),
                  in_quotes(analysis.smallest()), in_quotes(analysis.largest()));
  Text text = paragraph("imbalance", fmt::format("{} ({})", severity, why), "severity");
  text.code = severity;
  return text;
}

// How well recall of the smallest class can be known.
Table recall_of_smallest(const ImbalanceAnalysis& analysis) {
  Table table{.key = "recall_of_smallest",
              .row_header = "recall of " + in_quotes(analysis.smallest()),
              .columns = {"half_width", "rows_for_5_points", "rows_for_2_points"},
              .rows = {}};
  const double rows = analysis.counts.counts[analysis.counts.smallest()];
  for (const double recall : {0.5, 0.9}) {
    table.rows.push_back(
        {exact(recall),
         {Estimate{recall_half_width(recall, rows)}, Count{rows_for_half_width(recall, 0.05)},
          Count{rows_for_half_width(recall, 0.02)}}});
  }
  return table;
}

Table baselines_of(const ImbalanceAnalysis& analysis) {
  Table table{.key = "baselines",
              .row_header = "baseline",
              .columns = {},
              .rows = {},
              .transposed = "baseline model"};
  for (const Baseline::Score& score : analysis.baselines[0].scores) table.columns.emplace_back(score.metric);
  for (const Baseline& baseline : analysis.baselines) {
    TableRow row{std::string(baseline.name), {}};
    for (const Baseline::Score& score : baseline.scores) row.cells.emplace_back(Estimate{score.value});
    table.rows.push_back(std::move(row));
  }
  return table;
}

void add_measured(std::vector<Part>& parts, const ImbalanceAnalysis& analysis) {
  ValueList metrics{.key = "metrics", .values = {}, .for_people = false};
  Table table{.key = "skill",
              .row_header = "metric",
              .columns = {"model", "best_baseline", "baseline", "skill"},
              .rows = {},
              .with_intervals = true};
  for (const ComparedMetric& one : analysis.measured) {
    metrics.values.push_back({one.name, one.estimate});
    table.rows.push_back(
        {one.name, {one.estimate, one.baseline, Estimate{one.baseline_value}, Estimate{one.skill}}});
  }
  if (metrics.values.empty()) return;
  parts.emplace_back(std::move(metrics));
  parts.emplace_back(std::move(table));
  if (!analysis.p_value) return;
  parts.emplace_back(ValueList{
      .key = "no_information_rate",
      .values = {{"rate", {analysis.score("most_frequent", "accuracy")}}, {"p_value", {*analysis.p_value}}},
      .header = "no-information test",
      .plain = true});
}

void add_resampling(std::vector<Part>& parts, const ImbalanceAnalysis& analysis) {
  if (analysis.counts.weighted || analysis.counts.size() == 1) return;
  Table table{.key = "resampling", .row_header = "target ratio", .columns = {"drop", "add"}, .rows = {}};
  const bool two = analysis.counts.size() == 2;
  if (two) table.columns.insert(table.columns.end(), {"odds_factor", "threshold"});
  for (const double ratio : {1.0, 2.0, 10.0}) {
    const Resampling one = resampling(analysis.counts, ratio);
    TableRow row{"1:" + exact(ratio), {}};
    for (const Value& rows : {one.drop, one.add})
      row.cells.push_back(rows.defined() ? Cell(Count{rows.number()}) : Cell(Estimate{rows}));
    if (const auto& factor = one.odds_factor)
      for (const Value& value :
           {*factor, factor->defined() ? Value(equal_threshold(factor->number())) : *factor})
        row.cells.emplace_back(Estimate{value});
    table.rows.push_back(std::move(row));
  }
  parts.emplace_back(std::move(table));
  const Value& imbalance = analysis.imbalance.ratio;
  if (two && imbalance.defined() && imbalance.number() > 1)
    parts.emplace_back(paragraph(
        "prior_correction",
        fmt::format("a model trained on rows resampled to such a ratio overestimates {0}: its "
                    "probability q stands for q / (q + f*(1 - q)), f being odds_factor. Without "
                    "resampling, predicting {0} from `threshold` up gives the same decisions (Elkan 2001)",
                    in_quotes(analysis.smallest()))));
}

}  // namespace

Phrase imbalance_in_short(const ImbalanceAnalysis& analysis) {
  const ClassCounts& counts = analysis.counts;
  if (analysis.baselines.empty()) return "There are no rows";
  if (counts.size() == 1) return {"All rows are of one class, ", in_quotes(analysis.largest())};
  const std::string smallest =
      in_quotes(analysis.smallest()) + " is " + percent(counts.share(counts.smallest()));
  const std::string largest = in_quotes(analysis.largest()) + " " + percent(counts.share(counts.largest()));
  const Imbalance& imbalance = analysis.imbalance;
  std::string severity(name_of(imbalance.severity));
  severity[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(severity[0])));
  return (imbalance.severity == Severity::none ? "Little or no imbalance: " : severity + " imbalance: ") +
         smallest + " of the rows, " + largest;
}

std::vector<NamedValue> imbalance_summary(const ImbalanceAnalysis& analysis) {
  if (analysis.baselines.empty()) return {};  // no rows
  std::vector<NamedValue> values = spread_of(analysis.imbalance).values;
  for (const ComparedMetric& one : analysis.measured) values.push_back({one.name, one.estimate});
  return values;
}

std::vector<Part> imbalance_parts(const ImbalanceAnalysis& analysis) {
  std::vector<Part> parts;
  if (analysis.baselines.empty()) return parts;  // no rows
  parts.emplace_back(classes_of(analysis));
  parts.emplace_back(weights_of(analysis.counts));
  parts.emplace_back(spread_of(analysis.imbalance));
  if (analysis.counts.size() > 1) parts.emplace_back(severity_of(analysis));
  const bool some_rows = analysis.counts.counts[analysis.counts.smallest()] > 0;
  if (!analysis.counts.weighted && some_rows) parts.emplace_back(recall_of_smallest(analysis));
  parts.emplace_back(baselines_of(analysis));
  add_measured(parts, analysis);
  add_resampling(parts, analysis);
  return parts;
}

}  // namespace assay
