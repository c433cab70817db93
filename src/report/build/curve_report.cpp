// Reports on curves.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "assay/core/text.hpp"
#include "assay/report/build/curves.hpp"
#include "assay/report/build/slices.hpp"

namespace assay {

namespace {

// All that is compared.
struct Curves {
  std::string compared = "file";  // or "class"
  std::vector<Curve> all = {};
  std::vector<Provenance> inputs = {};
  std::vector<Warning> warnings = {};
  std::vector<NamedValue> values = {};  // of all classes together
  std::vector<Slice> slices = {};       // of the one file
  std::vector<Curve> of_slices = {};    // parallel to them

  [[nodiscard]] bool several() const { return all.size() > 1; }
};

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

Curves all_of_samples(std::vector<SampleCurves> samples) {
  Curves curves;
  for (SampleCurves& sample : samples) {
    if (sample.of_classes) curves.compared = "class";
    if (samples.size() > 1)
      for (Warning& warning : sample.warnings)
        warning.message = printable(sample.name) + ": " + warning.message;
    append(curves.warnings, sample.warnings);
    append(curves.all, sample.all);
    append(curves.values, sample.values);
    append(curves.slices, sample.slices);
    append(curves.of_slices, sample.of_slices);
    curves.inputs.push_back(std::move(sample.input));
  }
  return curves;
}

Table curves_table(const Curves& curves) {
  Table table{.key = curves.compared == "file" ? "files" : "classes",
              .row_header = curves.compared,
              .columns = {},
              .rows = {},
              .with_intervals = true};
  for (const NamedValue& value : curves.all[0].values) {
    table.columns.push_back(value.name);
    if (value.exact) table.exact_columns.push_back(value.name);
  }
  for (const Curve& curve : curves.all) {
    TableRow row{curve.name, {}};
    for (const NamedValue& value : curve.values) row.cells.emplace_back(value.estimate);
    table.rows.push_back(std::move(row));
  }
  return table;
}

Series curve_series(const Curve& curve, const Curves& curves, const CurveKind& kind) {
  const bool several = curves.several();
  return {
      .key = several ? "curves" : "curve",
      .name = several ? curve.name : "",
      .name_header = several ? curves.compared : "",
      .columns = {{kind.x, curve.listed.x}, {kind.y, curve.listed.y}, {"threshold", curve.listed.threshold}}};
}

Drawing drawing_of(const Curves& curves, const CurvePlan& plan, const CurveKind& kind) {
  Drawing drawing{.title = kind.title,
                  .x_label = kind.x_label,
                  .y_label = kind.y_label,
                  .lines = {},
                  .in_text = plan.curve};
  bool same_chance = true;
  const auto add = [&](const std::string& name, const Curve& curve) {
    const Value& value = estimate_named(kind.area, curve.values).value;
    const Phrase area = value.defined() ? Phrase{value.number()} : "n/a";
    drawing.lines.push_back(
        {.name = name, .legend = kind.legend + " " + area, .x = curve.drawn.x, .y = curve.drawn.y});
    same_chance = same_chance && curve.chance.y == curves.all[0].chance.y;
  };
  for (const Curve& curve : curves.all) add(curves.slices.empty() ? curve.name : "all rows", curve);
  for (const Curve& curve : curves.of_slices) add(curve.name, curve);
  if (same_chance) drawing.chance = curves.all[0].chance;
  if (drawing.lines.size() == 1) drawing.band = curves.all[0].band;
  return drawing;
}

std::string intervals_of(const IntervalPlan& plan, const Curves& curves) {
  std::vector<std::string> methods;
  const auto add = [&](const std::vector<NamedValue>& values) {
    for (const NamedValue& value : values)
      if (const auto& interval = value.estimate.interval)
        if (std::find(methods.begin(), methods.end(), name_of(interval->method)) == methods.end())
          methods.emplace_back(name_of(interval->method));
  };
  for (const Curve& curve : curves.all) add(curve.values);
  add(curves.values);
  if (methods.empty()) return "none";
  return fmt::format("{} {:.10g}%", fmt::join(methods, ","), plan.confidence() * 100);
}

// `points` decides the points of the curve alone.
std::string curve_signature(const Curves& curves, const CurvePlan& plan, const CurveKind& kind,
                            const std::string& points = {}) {
  std::string text = fmt::format("assay {}", version());
  std::vector<std::string> inputs;
  for (const Provenance& input : curves.inputs) inputs.push_back(signature_of(input));
  const bool same =
      std::all_of(inputs.begin(), inputs.end(), [&](const auto& one) { return one == inputs[0]; });
  for (std::size_t i = 0; i < (same ? 1 : inputs.size()); ++i)
    text += " | " + (same ? "" : printable(curves.all[i].name) + ": ") + inputs[i];
  text += " | ties=" + kind.ties + " | intervals=" + intervals_of(plan.intervals, curves);
  if (!kind.signature.empty()) text += " | " + kind.signature;
  return text + points + " | undefined=null";
}

// Of several curves the one with the largest area.
Phrase curves_in_short(const Curves& curves, const CurveKind& kind, double confidence) {
  if (!curves.several()) return kind.in_short(curves.values, confidence);
  const Curve* best = nullptr;
  const auto area = [&](const Curve& curve) { return estimate_named(kind.area, curve.values).value; };
  for (const Curve& curve : curves.all)
    if (area(curve).defined() && (!best || area(curve).number() > area(*best).number())) best = &curve;
  if (!best) return {};
  return {"The highest ",
          std::string(kind.area),
          " of ",
          Number(static_cast<double>(curves.all.size()), Number::Shown::exact),
          curves.compared == "file" ? " files is " : " classes is ",
          Number(area(*best).number(), Number::Shown::spoken),
          ", of ",
          in_quotes(best->name)};
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

}  // namespace

Drawing drawing_of_classes(const ClassSummary& classes, const CurveKind& kind) {
  CurvePlan plan{.for_programs = false,
                 .drawn_points = std::max<std::size_t>(50, 1000 / classes.labels().size())};
  plan.intervals.wanted = false;
  return drawing_of({.compared = "class", .all = curves_of_classes(classes, plan, kind)}, plan, kind);
}

Report curve_report(std::vector<SampleCurves> samples, const CurvePlan& plan, const CurveKind& kind) {
  Curves curves = all_of_samples(std::move(samples));
  Report report{.command = kind.command, .inputs = curves.inputs, .warnings = curves.warnings};
  add_warnings(report.warnings, curves.all);
  add_warnings(report.warnings, curves.of_slices);
  bool some_interval = false;
  for (const Curve& curve : curves.all)
    for (const NamedValue& value : curve.values)
      some_interval = some_interval || value.estimate.interval.has_value();
  if (some_interval) report.confidence = plan.intervals.confidence();
  if (!curves.several()) curves.values = curves.all[0].values;
  if (!curves.values.empty()) report.parts.emplace_back(ValueList{.key = "metrics", .values = curves.values});
  if (curves.several()) report.parts.emplace_back(curves_table(curves));
  report.summary = curves_in_short(curves, kind, plan.intervals.confidence());
  if (!curves.several()) set_answer(report, estimate_named(kind.area, curves.values).value);
  if (plan.curve)
    for (const Curve& curve : curves.all) report.parts.emplace_back(curve_series(curve, curves, kind));
  if (plan.curve || plan.plot) report.parts.emplace_back(drawing_of(curves, plan, kind));
  report.signature = curve_signature(curves, plan, kind);
  if (plan.curve)
    report.signature_with_points = curve_signature(
        curves, plan, kind, " | points=" + (plan.points ? std::to_string(*plan.points) : std::string("all")));
  add_slices(report, plan.min_rows, curves.slices, curves.values, [&](std::size_t i) {
    const Curve& curve = curves.of_slices[i];
    std::vector<Part> parts{ValueList{.key = "metrics", .values = curve.values}};
    if (plan.curve) parts.emplace_back(curve_series(curve, curves, kind));
    return SliceContent{.values = curve.values, .parts = std::move(parts)};
  });
  return report;
}

}  // namespace assay
