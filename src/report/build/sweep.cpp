// What many thresholds of a score bring.
#include "assay/report/build/sweep.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "assay/core/text.hpp"
#include "assay/metric/catalogue.hpp"
#include "assay/report/build/curves.hpp"
#include "assay/row/role.hpp"
#include "assay/threshold/threshold.hpp"

namespace assay {

namespace {

constexpr std::size_t most_points_drawn = 500, bins_drawn = 40;
constexpr std::array swept_metrics{"precision", "recall", "specificity", "f1", "fpr"};

// All scores that are finite, or those where recall or false positive rate reach the next of even steps; in
// one walk, highest first.
std::vector<double> thresholds_of(const Ranking& ranking, std::size_t& scores) {
  constexpr std::size_t steps = most_thresholds / 2 - 2;
  std::vector<double> all, some;
  std::size_t recall_steps = 0, fpr_steps = 0;
  const auto step_of = [](double part, double whole) {
    return whole > 0 ? static_cast<std::size_t>(part / whole * static_cast<double>(steps)) : 0;
  };
  ranking.accumulate([&](double score, double positives, double negatives) {
    ++scores;
    if (!std::isfinite(score)) return;
    const std::size_t recall = step_of(positives, ranking.positives()),
                      fpr = step_of(negatives, ranking.negatives());
    if (some.empty() || recall > recall_steps || fpr > fpr_steps) some.push_back(score);
    recall_steps = recall;
    fpr_steps = fpr;
    if (all.size() <= most_thresholds) all.push_back(score);
  });
  return all.size() < most_thresholds ? all : some;
}

// Where the reader begins: at the threshold of the report, or at one half where scores lie on both sides.
std::optional<double> start_of(const Provenance& input, const std::vector<double>& thresholds) {
  if (input.threshold) return threshold_in_file(input, *input.threshold);
  constexpr double usual = 0.5;
  const auto [lowest, highest] = std::minmax_element(thresholds.begin(), thresholds.end());
  if (*lowest >= 0 && *highest <= 1 && *lowest <= usual && *highest >= usual) return usual;
  return std::nullopt;
}

// As `report` estimates the two-by-two table.
std::vector<Estimate> estimates_of(Sample& sample, std::span<const Estimand> estimands,
                                   const EvaluationPlan& plan) {
  std::vector<Estimate> estimates;
  const Results results = evaluate(sample, estimands, plan);
  for (const Estimated& one : results.all()) estimates.push_back(one.estimate);
  return estimates;
}

void add_points(Sweep& sweep, const InputSample& loaded, std::vector<double> thresholds,
                EvaluationPlan plan) {
  const Ranking& ranking = loaded.predictions.ranking->ranking();
  const std::size_t positive = loaded.predictions.positive.value();
  if (!ranking.counts_rows()) {
    plan.intervals.wanted = false;
    sweep.why_no_intervals = "intervals beside a threshold that moves need rows without weights and clusters";
  }
  std::vector<Estimand> estimands;
  for (const std::string& name : sweep.metrics) estimands.push_back({bound_metric(name)});
  Sample sample{.matrix = {}, .positive = positive, .selected = 2};
  const std::vector<TwoByTwo> tables = tables_at(ranking, thresholds);
  for (std::size_t i = 0; i < thresholds.size(); ++i) {
    sample.matrix = two_class_matrix(tables[i], loaded.predictions.matrix.labels, positive);
    sample.matrix.weighted = ranking.weighted();
    sweep.points.push_back(
        {threshold_in_file(loaded.input, thresholds[i]), tables[i], estimates_of(sample, estimands, plan)});
  }
  std::sort(sweep.points.begin(), sweep.points.end(),
            [](const SweepPoint& a, const SweepPoint& b) { return a.threshold < b.threshold; });
}

void add_drawings(Sweep& sweep, const CachedRanking& ranking, const IntervalPlan& intervals) {
  for (const CurveKind& kind : {roc_curve(), precision_recall_curve()}) {
    const CurvePoints points = kind.drawn(ranking.ranking(), most_points_drawn);
    const Value& area = find_metric(kind.area) == find_metric("roc_auc")
                            ? ranking.roc().auc
                            : ranking.precision_recall().average_precision;
    const Phrase legend = area.defined() ? Phrase{area.number()} : Phrase{"n/a: " + area.reason()};
    sweep.drawings.push_back(
        {.title = kind.title,
         .x_label = kind.x_label,
         .y_label = kind.y_label,
         .lines =
             {{.name = "all thresholds", .legend = kind.legend + " " + legend, .x = points.x, .y = points.y}},
         .chance = kind.chance(ranking),
         .band = curve_band(ranking.ranking(), points, kind, intervals)});
  }
}

void add_bins(Sweep& sweep, const Ranking& ranking, const Provenance& input) {
  double low = HUGE_VAL, high = -HUGE_VAL;
  const auto each = [&](auto visit) {
    ranking.descend([&](double score, auto positives, auto negatives) {
      if (std::isfinite(score))
        visit(threshold_in_file(input, score), static_cast<double>(positives),
              static_cast<double>(negatives));
    });
  };
  each([&](double score, double, double) {
    low = std::min(low, score);
    high = std::max(high, score);
  });
  if (low >= 0 && high <= 1) {
    low = 0;
    high = 1;
  }
  const double width = (high - low) / bins_drawn;
  if (!(width > 0) || !std::isfinite(width)) return;
  for (std::size_t i = 0; i < bins_drawn; ++i)
    sweep.bins.push_back({low + width * static_cast<double>(i), low + width * static_cast<double>(i + 1)});
  each([&](double score, double positives, double negatives) {
    ScoreBin& bin = sweep.bins[std::min(bins_drawn - 1, static_cast<std::size_t>((score - low) / width))];
    bin.positives += positives;
    bin.negatives += negatives;
  });
}

std::string option_of_role(const std::string& role) {
  for (const Role* one : role::of_one_column)
    if (one->name == role && one != &role::slice && one != &role::predicted) return std::string(one->option);
  return {};
}

using CommandWords = std::vector<std::string>;

void add_options_of_input(CommandWords& words, const Provenance& input) {
  const auto add = [&](const std::string& option, const std::string& value) {
    words.insert(words.end(), {option, value});
  };
  if (input.truth_file) {
    add("--truth-file", *input.truth_file);
    input.key ? add("--key", *input.key) : words.push_back("--by-position");
    if (input.drop_unmatched) add("--unmatched", "drop");
  }
  if (input.delimiter != ',') add("-d", input.delimiter == '\t' ? "tab" : std::string(1, input.delimiter));
  if (!input.header) words.emplace_back("--no-header");
  if (input.range) add("--range", text_of(*input.range));
  for (const std::string& condition : input.conditions) add("--filter", condition);
  for (const auto& [role, column] : input.columns)
    if (const std::string option = option_of_role(role); !option.empty()) add(option, column);
  if (input.positive) add("--positive", *input.positive);
  std::string map;
  for (const auto& [label, read_as] : input.map) map += (map.empty() ? "" : ",") + label + "=" + read_as;
  if (!map.empty()) add("--map", map);
  if (input.ignore_case) words.emplace_back("--ignore-case");
  if (input.score_is) add("--score-is", std::string(name_of(*input.score_is)));
  if (input.missing == Missing::drop) add("--missing", "drop");
  if (input.bounded) add("--bounded", exact(*input.bounded));
  if (input.clip > 0) add("--clip", exact(input.clip));
  if (input.at_prevalence) add("--at-prevalence", exact(*input.at_prevalence));
}

void add_options_of_plan(CommandWords& words, const EvaluationPlan& plan) {
  const auto add = [&](const std::string& option, const std::string& value) {
    words.insert(words.end(), {option, value});
  };
  const EvaluationPlan usual;
  if (!plan.intervals.wanted) words.emplace_back("--no-intervals");
  if (plan.intervals.confidence() != usual.intervals.confidence())
    add("--confidence", exact(plan.intervals.confidence()));
  std::string methods;
  for (const std::string_view method : methods_of(plan.intervals))
    methods += (methods.empty() ? "" : ",") + std::string(method);
  if (!methods.empty()) add("--method", methods);
  if (plan.intervals.bootstrap.seed != usual.intervals.bootstrap.seed)
    add("--seed", std::to_string(plan.intervals.bootstrap.seed));
  if (plan.zero_division) add("--zero-division", exact(*plan.zero_division));
}

}  // namespace

std::string report_command(const Provenance& input, const EvaluationPlan& plan) {
  CommandWords words = input.files;
  add_options_of_input(words, input);
  add_options_of_plan(words, plan);
  std::string command = "assay report";
  for (const std::string& word : words) command += " " + shell_word(word);
  return command;
}

std::optional<Sweep> sweep_of(const InputSample& loaded, const EvaluationPlan& plan) {
  const Sample& predictions = loaded.predictions;
  if (!predictions.ranking || !predictions.positive || predictions.matrix.labels.size() != 2)
    return std::nullopt;
  const Ranking& ranking = predictions.ranking->ranking();
  Sweep sweep{.positive = predictions.matrix.labels[*predictions.positive],
              .negative = predictions.matrix.labels[1 - *predictions.positive],
              .positive_first = *predictions.positive == 0,
              .distance = loaded.input.score_is == ScoreMeaning::distance,
              .weighted = ranking.weighted(),
              .metrics = {swept_metrics.begin(), swept_metrics.end()},
              .command = report_command(loaded.input, plan)};
  for (const auto& [role, column] : loaded.input.columns)
    if (role == role::score.name) sweep.score = column;
  std::vector<double> thresholds = thresholds_of(ranking, sweep.scores);
  if (thresholds.empty()) return std::nullopt;
  const std::optional<double> start = start_of(loaded.input, thresholds);
  if (start && std::find(thresholds.begin(), thresholds.end(), *start) == thresholds.end())
    thresholds.push_back(*start);
  add_points(sweep, loaded, thresholds, plan);
  const double shown =
      start ? threshold_in_file(loaded.input, *start) : sweep.points[sweep.points.size() / 2].threshold;
  while (sweep.points[sweep.start].threshold != shown) ++sweep.start;
  add_drawings(sweep, *predictions.ranking, plan.intervals);
  add_bins(sweep, ranking, loaded.input);
  return sweep;
}

}  // namespace assay
