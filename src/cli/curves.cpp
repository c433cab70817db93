// Reports on curves.
#include "cli/curves.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "assay/error.hpp"
#include "assay/text.hpp"
#include "cli/load.hpp"

namespace assay::cli {

namespace {

constexpr std::size_t points_drawn = 500;

// What one file comes to. Its rows are no longer held.
struct Curve {
  std::string name;
  InputSummary input;
  std::vector<NamedValue> values;
  std::vector<Warning> warnings;
  std::string signature;
  CurvePoints listed, drawn;
  Line chance;
};

std::string name_of(const std::string& file) { return file == "-" ? "standard input" : file; }

// Points are only for programs to read.
bool lists_points(const CurveOptions& options) {
  const Format format = options.output.format;
  return options.curve && (format == Format::json || format == Format::csv);
}

bool draws(const CurveOptions& options) {
  return (options.curve && options.output.format == Format::text) || options.output.plot;
}

Warning thinning(const CurvePoints& points) {
  return {"curve_thinned",
          fmt::format("the curve has {} of {} points; the area below them differs by {:.1g}; --points all "
                      "leaves none out",
                      points.size(), points.of, points.area_change),
          points.of - points.size()};
}

void warn_of_no_interval(Curve& curve, bool weighted) {
  const NamedValue& first = curve.values[0];
  if (weighted) {
    curve.warnings.push_back({"weighted", "rows have weights: intervals, which need counts, are left out"});
  } else if (first.estimate.value.defined() && !first.estimate.interval) {
    curve.warnings.push_back(
        {"no_interval", "no interval for " + first.name + ": the rows of a class are too few"});
  }
}

Curve curve_of(const InputOptions& input, const CurveOptions& options, const CurveKind& kind) {
  const Loaded loaded = load(input, {.matrix = false, .ranking = true});
  const RankingSummary& summary = *loaded.predictions.ranking;
  Curve curve{.name = name_of(loaded.input.file),
              .input = loaded.input,
              .values = kind.values(summary, options.plan),
              .warnings = loaded.warnings,
              .signature = loaded.signature};
  for (Warning& warning : kind.warnings(curve.values)) curve.warnings.push_back(std::move(warning));
  if (options.plan.intervals) warn_of_no_interval(curve, summary.ranking().weighted());
  if (lists_points(options)) {
    curve.listed = kind.points(summary.ranking(), options.points);
    if (curve.listed.size() < curve.listed.of) curve.warnings.push_back(thinning(curve.listed));
  }
  if (draws(options)) {
    curve.drawn = kind.points(summary.ranking(), points_drawn);
    curve.chance = kind.chance(summary);
  }
  return curve;
}

std::vector<Curve> curves_of(const CurveOptions& options, const CurveKind& kind) {
  if (options.files.empty()) return {curve_of(options.input, options, kind)};
  std::vector<Curve> curves;
  for (const std::string& file : options.files) {
    if (std::count(options.files.begin(), options.files.end(), file) > 1)
      throw usage_error("file " + in_quotes(file) + " is given twice", "name each file once");
    InputOptions input = options.input;
    input.file = file;
    curves.push_back(curve_of(input, options, kind));
  }
  return curves;
}

Table table_of(const std::vector<Curve>& curves) {
  Table table{.key = "files", .row_header = "file", .columns = {}, .rows = {}, .with_intervals = true};
  for (const NamedValue& value : curves[0].values) table.columns.push_back(value.name);
  for (const Curve& curve : curves) {
    TableRow row{curve.name, {}};
    for (const NamedValue& value : curve.values) row.cells.emplace_back(value.estimate);
    table.rows.push_back(std::move(row));
  }
  return table;
}

Series series_of(const Curve& curve, const CurveKind& kind, bool several) {
  return {
      .key = several ? "curves" : "curve",
      .name = several ? curve.name : "",
      .name_header = several ? "file" : "",
      .columns = {{kind.x, curve.listed.x}, {kind.y, curve.listed.y}, {"threshold", curve.listed.threshold}}};
}

Drawing drawing_of(const std::vector<Curve>& curves, const CurveOptions& options, const CurveKind& kind) {
  Drawing drawing{.title = kind.title,
                  .x_label = kind.x_label,
                  .y_label = kind.y_label,
                  .lines = {},
                  .in_text = options.curve};
  for (const Curve& curve : curves) {
    const Value& value = curve.values[0].estimate.value;
    const std::string area =
        value.defined() ? rounded(value.number(), options.output.digits) : "n/a: " + value.reason();
    drawing.lines.push_back(
        {.name = curve.name, .legend = kind.legend + " " + area, .x = curve.drawn.x, .y = curve.drawn.y});
    const bool same = !drawing.chance || drawing.chance->y == curve.chance.y;
    if (drawing.lines.size() == 1) drawing.chance = curve.chance;
    if (!same) drawing.chance.reset();
  }
  return drawing;
}

std::string intervals_of(const RankingPlan& plan, const std::vector<Curve>& curves) {
  std::vector<std::string> methods;
  for (const Curve& curve : curves)
    for (const NamedValue& value : curve.values)
      if (const auto& interval = value.estimate.interval)
        if (std::find(methods.begin(), methods.end(), interval->method) == methods.end())
          methods.emplace_back(interval->method);
  if (methods.empty()) return "none";
  return fmt::format("{} {:g}%", fmt::join(methods, ","), plan.confidence * 100);
}

std::string signature_of(const std::vector<Curve>& curves, const CurveOptions& options,
                         const CurveKind& kind) {
  std::string text = fmt::format("assay {}", version());
  const bool same = std::all_of(curves.begin(), curves.end(),
                                [&](const Curve& curve) { return curve.signature == curves[0].signature; });
  for (const Curve& curve : curves) {
    text += " | " + (same ? "" : printable(curve.name) + ": ") + curve.signature;
    if (same) break;
  }
  text += " | ties=half | intervals=" + intervals_of(options.plan, curves);
  if (!kind.signature.empty()) text += " | " + kind.signature;
  if (lists_points(options))
    text += " | points=" + (options.points ? std::to_string(*options.points) : std::string("all"));
  return text + " | undefined=null";
}

void add_points(CLI::App& app, CurveOptions& options) {
  app.add_option_function<std::string>(
         "--points",
         [&options](const std::string& text) {
           const auto number = number_from(text);
           if (text == "all") {
             options.points.reset();
           } else if (number && *number >= 2 && *number == std::floor(*number) && *number <= largest_count) {
             options.points = static_cast<std::size_t>(*number);
           } else {
             refuse_value("--points", text, "a whole number from 2 up, or all, is expected");
           }
         },
         "Points of the curve in json and csv, at most (default 1000), or all")
      ->type_name("N|all")
      ->group("Curve");
  app.add_flag_callback(
         "--no-curve", [&options] { options.curve = false; }, "Leave the curve out: values only")
      ->group("Curve");
  app.add_option("--plot", options.output.plot, "Draw the curve in this file, as SVG")
      ->type_name("FILE")
      ->group("Curve");
}

}  // namespace

void add_curve_options(CLI::App& app, CurveOptions& options) {
  app.add_option("FILE", options.files,
                 "CSV files, compared when there are several; '-' or none for standard input")
      ->type_name("");
  add_scored_input(app, options.input);
  add_confidence(app, options.plan.intervals, options.plan.confidence);
  add_points(app, options);
  add_output(app, options.output, options.input);
}

NamedValue named_value(std::string_view metric, const RankingSummary& summary, const RankingPlan& plan) {
  return {std::string(metric), measure(metric).ranked.of_two(summary, plan)};
}

std::optional<Warning> auc_below_half(const Value& auc) {
  if (!auc.defined() || auc.number() >= 0.5) return std::nullopt;
  return Warning{
      "auc_below_half",
      "roc_auc is below 0.5: positives tend to score lower than negatives; is the positive class the "
      "other one (--positive), or does a low score mean positive?"};
}

Report curve_report(const CurveOptions& options, const CurveKind& kind) {
  std::vector<Curve> curves = curves_of(options, kind);
  const bool several = curves.size() > 1;
  Report report{.command = kind.command};
  bool some_interval = false;
  for (Curve& curve : curves) {
    report.inputs.push_back(curve.input);
    for (Warning& warning : curve.warnings) {
      if (several) warning.message = in_quotes(curve.name) + ": " + warning.message;
      report.warnings.push_back(std::move(warning));
    }
    for (const NamedValue& value : curve.values)
      some_interval = some_interval || value.estimate.interval.has_value();
  }
  if (some_interval) report.confidence = options.plan.confidence;
  if (several) {
    report.parts.emplace_back(table_of(curves));
  } else {
    report.parts.emplace_back(ValueList{.key = "metrics", .values = curves[0].values});
  }
  if (lists_points(options))
    for (const Curve& curve : curves) report.parts.emplace_back(series_of(curve, kind, several));
  if (draws(options)) report.parts.emplace_back(drawing_of(curves, options, kind));
  report.signature = signature_of(curves, options, kind);
  return report;
}

}  // namespace assay::cli
