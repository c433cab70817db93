// Reports on curves.
#include "cli/curves.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/report/build/slices.hpp"
#include "cli/load.hpp"

namespace assay::cli {

namespace {

constexpr std::size_t points_drawn = 500;

// What one ranking comes to: of a file, or of a class against the rest. Its rows are no longer held.
struct Curve {
  std::string name;
  std::vector<NamedValue> values;
  std::vector<Warning> warnings;
  CurvePoints listed, drawn;
  Line chance;
};

// All that is compared, and how it was read.
struct Curves {
  std::string compared;  // "file", "class"
  std::vector<Curve> all;
  std::vector<Provenance> inputs;
  std::vector<Warning> warnings;
  std::vector<NamedValue> values;  // of all classes together
  std::vector<Slice> slices;       // of the one file
  std::vector<Curve> of_slices;    // parallel to them

  [[nodiscard]] bool several() const { return all.size() > 1; }
};

std::string name_of(const std::string& file) { return file == "-" ? "standard input" : file; }

Warning thinning(const CurvePoints& points) {
  return {"curve_thinned",
          fmt::format("the curve has {} of {} points; the area below them differs by {:.1g}; --points all "
                      "leaves none out",
                      points.size(), points.of, points.area_change),
          points.of - points.size(), true};
}

void warn_of_no_interval(Curve& curve) {
  const NamedValue& first = curve.values[0];
  if (first.estimate.value.defined() && !first.estimate.interval)
    curve.warnings.push_back(
        {"no_interval", "no interval for " + first.name + ": the rows of a class are too few"});
}

// The points for programs, with what is to be said of them.
void list_points(Curve& curve, const Ranking& ranking, const CurveOptions& options, const CurveKind& kind) {
  curve.listed = kind.points(ranking, options.points);
  if (curve.listed.size() < curve.listed.of) curve.warnings.push_back(thinning(curve.listed));
  if (curve.listed.size() == 0)
    curve.warnings.push_back(
        {"no_curve", "there is no curve: " + curve.values[0].estimate.value.reason(), 1, true});
}

Curve curve_of(const RankingSummary& summary, const CurveOptions& options, const CurveKind& kind) {
  Curve curve{.name = {}, .values = kind.values(summary, options.plan)};
  curve.warnings = kind.warnings(curve.values);
  if (options.plan.wanted && !summary.ranking().weighted()) warn_of_no_interval(curve);
  // Each walks the whole ranking; programs see the one and people the other.
  const auto list = [&] {
    if (options.curve) list_points(curve, summary.ranking(), options, kind);
  };
  const auto draw = [&] {
    if (options.curve || options.output.plot) curve.drawn = kind.drawn(summary.ranking(), points_drawn);
  };
  for_each_index(2, options.input.threads, [&](std::size_t i) {
    if (i == 0) list();
    if (i == 1) draw();
  });
  if (options.curve || options.output.plot) curve.chance = kind.chance(summary);
  return curve;
}

// Of a file, or of each of its classes.
void add_curves(Curves& curves, const InputOptions& input, const CurveOptions& options,
                const CurveKind& kind) {
  Loaded loaded = load(input, {.matrix = false, .ranking = true});
  const Predictions& predictions = loaded.predictions;
  if (predictions.ranking) {
    CurveOptions of_weighted = options;  // of slices whose own weights are all 1, too
    of_weighted.plan.wanted = options.plan.wanted && !predictions.matrix.weighted;
    std::vector<Curve> found = of_all_and_slices(loaded, input.threads, [&](const Predictions& rows) {
      return curve_of(*rows.ranking, of_weighted, kind);
    });
    found[0].name = name_of(loaded.input.file);
    curves.all.push_back(std::move(found[0]));
    for (const Slice& slice : loaded.slices) {
      Curve& curve = found[1 + curves.of_slices.size()];
      curve.name = slice.value;
      curves.of_slices.push_back(std::move(curve));
    }
    curves.slices = std::move(loaded.slices);
  }
  if (const auto& classes = predictions.class_scores) {
    curves.compared = "class";
    for (std::size_t k = 0; k < classes->labels().size(); ++k) {
      curves.all.push_back(curve_of(classes->one_vs_rest(k), options, kind));
      curves.all.back().name = classes->labels()[k];
    }
    for (const char* metric : kind.of_classes)
      curves.values.push_back(
          {metric, bound_metric(metric).estimate(ScoredClasses{.ranking = &*classes}, options.plan).value()});
  }
  if (options.plan.wanted && predictions.matrix.weighted)
    loaded.warnings.push_back({"weighted", "rows have weights: intervals, which need counts, are left out"});
  for (Warning& warning : loaded.warnings) {
    if (options.files.size() > 1)
      warning.message = printable(name_of(loaded.input.file)) + ": " + warning.message;
    curves.warnings.push_back(std::move(warning));
  }
  curves.inputs.push_back(std::move(loaded.input));
}

Curves curves_of(const CurveOptions& options, const CurveKind& kind) {
  Curves curves{.compared = "file"};
  if (options.files.size() > 1 && options.input.columns.has(role::class_scores))
    throw usage_error("--scores compares the classes of one file", "name one file");
  if (options.input.columns.has(role::slice) &&
      (options.files.size() > 1 || options.input.columns.has(role::class_scores)))
    throw usage_error("--by compares the slices of one file by one score",
                      "name one file, and leave out --scores");
  if (options.files.empty()) add_curves(curves, options.input, options, kind);
  for (const std::string& file : options.files) {
    if (std::count(options.files.begin(), options.files.end(), file) > 1)
      throw usage_error("file " + in_quotes(file) + " is given twice", "name each file once");
    InputOptions input = options.input;
    input.file = file;
    add_curves(curves, input, options, kind);
  }
  return curves;
}

Table table_of(const Curves& curves) {
  Table table{.key = curves.compared == "file" ? "files" : "classes",
              .row_header = curves.compared,
              .columns = {},
              .rows = {},
              .with_intervals = true};
  for (const NamedValue& value : curves.all[0].values) {
    table.columns.push_back(value.name);
    if (value.exact) table.in_full.push_back(value.name);
  }
  for (const Curve& curve : curves.all) {
    TableRow row{curve.name, {}};
    for (const NamedValue& value : curve.values) row.cells.emplace_back(value.estimate);
    table.rows.push_back(std::move(row));
  }
  return table;
}

Series series_of(const Curve& curve, const Curves& curves, const CurveKind& kind) {
  const bool several = curves.several();
  return {
      .key = several ? "curves" : "curve",
      .name = several ? curve.name : "",
      .name_header = several ? curves.compared : "",
      .columns = {{kind.x, curve.listed.x}, {kind.y, curve.listed.y}, {"threshold", curve.listed.threshold}}};
}

Drawing drawing_of(const Curves& curves, const CurveOptions& options, const CurveKind& kind) {
  Drawing drawing{.title = kind.title,
                  .x_label = kind.x_label,
                  .y_label = kind.y_label,
                  .lines = {},
                  .in_text = options.curve};
  bool same_chance = true;
  const auto add = [&](const std::string& name, const Curve& curve) {
    const Value& value = curve.values[0].estimate.value;
    const Phrase area = value.defined() ? Phrase{value.number()} : "n/a";
    drawing.lines.push_back(
        {.name = name, .legend = kind.legend + " " + area, .x = curve.drawn.x, .y = curve.drawn.y});
    same_chance = same_chance && curve.chance.y == curves.all[0].chance.y;
  };
  for (const Curve& curve : curves.all) add(curves.slices.empty() ? curve.name : "all rows", curve);
  for (const Curve& curve : curves.of_slices) add(curve.name, curve);
  if (same_chance) drawing.chance = curves.all[0].chance;
  return drawing;
}

std::string intervals_of(const IntervalPlan& plan, const std::vector<Curve>& curves) {
  std::vector<std::string> methods;
  for (const Curve& curve : curves)
    for (const NamedValue& value : curve.values)
      if (const auto& interval = value.estimate.interval)
        if (std::find(methods.begin(), methods.end(), name_of(interval->method)) == methods.end())
          methods.emplace_back(name_of(interval->method));
  if (methods.empty()) return "none";
  return fmt::format("{} {:.10g}%", fmt::join(methods, ","), plan.confidence() * 100);
}

// `points` decides the points of the curve alone.
std::string signature_of(const Curves& curves, const CurveOptions& options, const CurveKind& kind,
                         const std::string& points = {}) {
  std::string text = fmt::format("assay {}", version());
  std::vector<std::string> inputs;
  for (const Provenance& input : curves.inputs) inputs.push_back(assay::signature_of(input));
  const bool same =
      std::all_of(inputs.begin(), inputs.end(), [&](const auto& one) { return one == inputs[0]; });
  for (std::size_t i = 0; i < (same ? 1 : inputs.size()); ++i)
    text += " | " + (same ? "" : printable(curves.all[i].name) + ": ") + inputs[i];
  text += " | ties=" + kind.ties + " | intervals=" + intervals_of(options.plan, curves.all);
  if (!kind.signature.empty()) text += " | " + kind.signature;
  return text + points + " | undefined=null";
}

}  // namespace

NamedValue named_value(std::string_view metric, const RankingSummary& summary, const IntervalPlan& plan) {
  return {std::string(metric),
          bound_metric(metric).estimate(ScoredSample{.ranking = &summary}, plan).value()};
}

// One for all curves of which the same is to be said.
void add_warnings(std::vector<Warning>& warnings, const std::vector<Curve>& curves) {
  std::vector<std::pair<Warning, std::vector<std::string>>> said;  // and of which curves
  for (const Curve& curve : curves)
    for (const Warning& warning : curve.warnings) {
      const auto same = [&](const auto& one) { return one.first.message == warning.message; };
      auto known = std::find_if(said.begin(), said.end(), same);
      if (known == said.end()) known = said.insert(known, {warning, {}});
      known->second.push_back(printable(curve.name));
    }
  for (auto& [warning, names] : said) {
    if (curves.size() > 1) warning.message = listed(names) + ": " + warning.message;
    warnings.push_back(std::move(warning));
  }
}

Report curve_report(const CurveOptions& options, const CurveKind& kind) {
  Curves curves = curves_of(options, kind);
  Report report{.command = kind.command, .inputs = curves.inputs, .warnings = curves.warnings};
  add_warnings(report.warnings, curves.all);
  add_warnings(report.warnings, curves.of_slices);
  bool some_interval = false;
  for (const Curve& curve : curves.all)
    for (const NamedValue& value : curve.values)
      some_interval = some_interval || value.estimate.interval.has_value();
  if (some_interval) report.confidence = options.plan.confidence();
  if (!curves.several()) curves.values = curves.all[0].values;
  if (!curves.values.empty()) report.parts.emplace_back(ValueList{.key = "metrics", .values = curves.values});
  if (curves.several()) report.parts.emplace_back(table_of(curves));
  if (options.curve)
    for (const Curve& curve : curves.all) report.parts.emplace_back(series_of(curve, curves, kind));
  if (options.curve || options.output.plot) report.parts.emplace_back(drawing_of(curves, options, kind));
  report.signature = signature_of(curves, options, kind);
  if (options.curve)
    report.signature_with_points =
        signature_of(curves, options, kind,
                     " | points=" + (options.points ? std::to_string(*options.points) : std::string("all")));
  add_slices(report, options.input.min_rows, curves.slices, curves.values, [&](std::size_t i) {
    const Curve& curve = curves.of_slices[i];
    std::vector<Part> parts{ValueList{.key = "metrics", .values = curve.values}};
    if (options.curve) parts.emplace_back(series_of(curve, curves, kind));
    return SliceContent{.values = curve.values, .parts = std::move(parts)};
  });
  return report;
}

}  // namespace assay::cli
