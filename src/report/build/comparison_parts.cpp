// Parts of the report that compares models.
#include "report/build/comparison_parts.hpp"

#include <algorithm>

#include "assay/core/text.hpp"
#include "assay/stats/interval.hpp"

namespace assay {

namespace {

// The key of a row, or where it stands.
std::string name_of_row(const PairedSample& paired, std::size_t row) {
  return paired.rows.keys.empty() ? paired.place_of(row) : paired.rows.keys[row];
}

std::string row_header(const PairedSample& paired) {
  return paired.rows.keys.empty() ? "row" : paired.models[0].plan.key.value_or("key");
}

std::vector<std::string> names_with(const ModelComparison& comparison, Standing standing) {
  std::vector<std::string> names;
  for (const MetricComparison& one : comparison.metrics)
    if (one.standing == standing) names.push_back(printable(one.name));
  return names;
}

std::string first_of_names(const std::vector<std::string>& names) {
  constexpr std::size_t most = 4;
  std::string text;
  const std::size_t shown = std::min(most, names.size());
  for (std::size_t i = 0; i < shown; ++i)
    text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  if (shown < names.size()) text += " and " + std::to_string(names.size() - shown) + " more";
  return text;
}

bool are_the_same(const ModelComparison& comparison) {
  return std::all_of(comparison.metrics.begin(), comparison.metrics.end(), [](const MetricComparison& one) {
    return !one.difference.defined() || (one.difference.number() == 0 && one.interval &&
                                         one.interval->low == 0 && one.interval->high == 0);
  });
}

std::string sentence(const ModelComparison& comparison) {
  const std::string model = printable(comparison.model), reference = printable(comparison.reference);
  if (are_the_same(comparison)) return model + " and " + reference + " predict the same in every row";
  const auto better = names_with(comparison, Standing::better),
             worse = names_with(comparison, Standing::worse);
  if (!better.empty() && !worse.empty())
    return model + " is better than " + reference + " in " + first_of_names(better) + ", and worse in " +
           first_of_names(worse);
  if (!better.empty()) return model + " is better than " + reference + " in " + first_of_names(better);
  if (!worse.empty()) return model + " is worse than " + reference + " in " + first_of_names(worse);
  return "there is no evidence that " + model + " is better or worse than " + reference;
}

Estimate share_of(double part, double rows, bool counts, const IntervalPlan& plan) {
  Estimate share{part / rows};
  if (plan.wanted && counts)
    share.interval = proportion_interval({.k = part, .n = rows}, plan.proportions, plan.confidence());
  return share;
}

}  // namespace

std::string_view kind_of_predictions(const Provenance& input, bool cut) {
  const bool of_classes = std::any_of(input.columns.begin(), input.columns.end(),
                                      [](const auto& one) { return one.first == role::class_scores.name; });
  return of_classes ? "class_scores" : cut ? "scores" : "labels";
}

std::vector<ComparedModel> compared_models(const PairedSample& paired, const ComparisonReportPlan& plan) {
  std::vector<ComparedModel> models;
  const auto add = [&](const ModelSample& one) {
    std::string place;
    for (const auto& [role, column] : one.sample.input.columns)
      if (role == role::predicted.name || role == role::correct.name || role == role::class_scores.name ||
          (role == role::score.name && one.by_scores))
        place = column;
    if (plan.models_are_files) place = one.sample.input.files[0];
    models.push_back(
        {one.name, place, plan.models_are_files, kind_of_predictions(one.sample.input, one.by_scores)});
  };
  add(paired.models[plan.reference]);
  for (std::size_t i = 0; i < paired.models.size(); ++i)
    if (i != plan.reference) add(paired.models[i]);
  return models;
}

Phrase comparison_in_short(const Comparisons& comparisons, bool with_tests) {
  if (!with_tests) return {};
  std::string text;
  for (const ModelComparison& one : comparisons.all) text += (text.empty() ? "" : "; ") + sentence(one);
  if (text.starts_with("there")) text[0] = 'T';
  return text;
}

Table flips_table(const PairedSample& paired, std::size_t reference, std::size_t model,
                  const IntervalPlan& intervals) {
  Table table{.key = "flips",
              .row_header = "true label",
              .columns = {"rows", "to_wrong", "share_to_wrong", "to_right", "share_to_right"},
              .rows = {}};
  const bool weighted = !paired.rows.weights.empty();
  const bool counts = !weighted && paired.rows.clusters.empty();
  const std::string prefix = paired.models.size() > 2 ? paired.models[model].name + ": " : "";
  for (const Flips& one : flips_of(paired, reference, model))
    table.rows.push_back({prefix + one.label,
                          {Count{one.rows, weighted}, Count{one.to_wrong, weighted},
                           share_of(one.to_wrong, one.rows, counts, intervals), Count{one.to_right, weighted},
                           share_of(one.to_right, one.rows, counts, intervals)}});
  return table;
}

std::optional<Records> score_changes(const PairedSample& paired, std::size_t reference, std::size_t model) {
  constexpr std::size_t most = 10;
  const auto rows = largest_changes(paired, reference, model, most);
  if (rows.empty()) return std::nullopt;
  const std::string &before = paired.models[reference].name, &now = paired.models[model].name;
  Records records{.key = paired.models.size() > 2 ? "score_changes_" + now : "score_changes",
                  .fields = {row_header(paired), "truth", "reference", "value", "change"},
                  .rows = {},
                  .columns = {{row_header(paired)}, {"truth"}, {before, true}, {now, true}, {"change", true}},
                  .shown = {}};
  for (const std::size_t row : rows) {
    const double a = paired.scores(reference)[row], b = paired.scores(model)[row];
    const std::string name = name_of_row(paired, row), truth = paired.classes()[paired.truth(row)];
    records.rows.push_back({name, truth, a, b, b - a});
    records.shown.push_back({printable(name), printable(truth), rounded(a, 4), rounded(b, 4),
                             (b > a ? "+" : "") + rounded(b - a, 4)});
  }
  return records;
}

Records flip_records(const PairedSample& paired, std::size_t reference) {
  Records records{.key = "flips",
                  .fields = {row_header(paired), "truth", "model", "reference_prediction", "prediction",
                             "reference_score", "score", "kind"},
                  .rows = {},
                  .columns = {},
                  .shown = {}};
  const auto score_of = [&](std::size_t model, std::size_t row) -> Records::Cell {
    const auto scores = paired.scores(model);
    if (scores.empty()) return std::monostate();
    return scores[row];
  };
  for (std::size_t model = 0; model < paired.models.size(); ++model) {
    if (model == reference) continue;
    for (const FlippedRow& one : flipped_rows(paired, reference, model))
      records.rows.push_back({name_of_row(paired, one.row), paired.classes()[one.truth],
                              paired.models[model].name, paired.classes()[one.reference],
                              paired.classes()[one.model], score_of(reference, one.row),
                              score_of(model, one.row), std::string(one.to_right ? "to_right" : "to_wrong")});
  }
  return records;
}

}  // namespace assay
