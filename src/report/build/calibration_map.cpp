// What reports say of maps that calibrate scores.
#include "assay/report/build/calibration_map.hpp"

#include <cmath>
#include <utility>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"

namespace assay {

namespace {

std::string formula_of(const CalibrationMap& map) {
  switch (map.method) {
    case MapMethod::temperature:
      return "log odds of the calibrated probability = a * log odds of the score";
    case MapMethod::platt:
      return "log odds of the calibrated probability = a * log odds of the score + c";
    case MapMethod::beta:
      return "log odds of the calibrated probability = a * ln(score) - b * ln(1 - score) + c";
    default:
      return "the calibrated probability is isotonic regression's, and between its steps on a straight line";
  }
}

ValueList values_of(const CalibrationMap& map) {
  ValueList list{.key = "map", .values = {}, .header = std::string(name_of(map.method)) + " map"};
  list.plain = true;
  const auto add = [&](const char* name, double number) { list.values.push_back({name, {Value(number)}}); };
  if (map.method == MapMethod::isotonic) {
    list.values.push_back({"knots", {Value(static_cast<double>(map.knots.size()))}, true});
    return list;
  }
  add("a", map.a);
  if (map.method == MapMethod::beta) add("b", map.b);
  if (map.method != MapMethod::temperature) add("c", map.c);
  return list;
}

std::string column_of(const Provenance& input, const std::string& role) {
  for (const auto& [known, column] : input.columns)
    if (known == role) return column;
  return "";
}

// Throws where they cannot be mapped one by one.
const CachedRanking& scores_to_map(const InputSample& loaded) {
  if (!loaded.predictions.ranking)
    throw data_error(
        "a map is fitted to the scores of one class, and these are of several",
        "make the class a file of its own: one column of truth (is it the class), one of scores");
  if (loaded.input.score_is == ScoreMeaning::confidence)
    throw usage_error("--recalibrate needs scores of the positive class, and not --score-is confidence",
                      "a confidence is of the label that is predicted");
  return *loaded.predictions.ranking;
}

SavedMap saved(CalibrationMap map, const Provenance& input) {
  return {.map = std::move(map),
          .score = column_of(input, "score"),
          .score_is = input.score_is.value_or(ScoreMeaning::probability),
          .positive = input.positive.value_or(""),
          .file = name_of_source(input),
          .rows = input.rows};
}

}  // namespace

SavedMap saved_map(const InputSample& loaded, MapMethod method) {
  const CachedRanking& scores = scores_to_map(loaded);
  auto map = fitted_map(method, scores.calibration().groups, scores.probabilities().clip);
  if (!map)
    throw data_error("no map can be fitted: all rows are of one class",
                     "rows of both classes are needed to see which scores are too high or too low");
  return saved(*std::move(map), loaded.input);
}

SavedMap prior_map(const InputSample& loaded) {
  const CachedRanking& scores = scores_to_map(loaded);
  if (!loaded.predictions.moved)
    throw usage_error("--recalibrate prior needs the prevalence that the scores are moved to",
                      "add --at-prevalence 0.2%");
  const auto log_odds = [](double share) { return std::log(share) - std::log1p(-share); };
  const MovedPrevalence& moved = *loaded.predictions.moved;
  return saved({.method = MapMethod::platt,
                .clip = scores.probabilities().clip,
                .c = log_odds(moved.to) - log_odds(moved.from)},
               loaded.input);
}

void add_map(Report& report, const SavedMap& map) {
  report.parts.emplace_back(values_of(map.map));
  report.parts.emplace_back(paragraph("map_formula", formula_of(map.map)));
  const std::vector<double>& values = map.map.values;
  if (!values.empty() && (values.front() == 0 || values.back() == 1))
    report.warnings.push_back({"map_reaches_ends",
                               "the map makes probabilities of exactly 0 or 1: where such a one is wrong on "
                               "other rows, log_loss is "
                               "infinite; platt and beta make none"});
}

Report mapped_report(const MappedScores& mapped, const SavedMap& map, const std::string& file,
                     const std::string& map_file) {
  Report report{.command = "calibration"};
  report.inputs.push_back({.files = {file}, .rows = mapped.rows, .columns = {{"score", mapped.column}}});
  const double scored = mapped.rows - mapped.without_score;
  report.summary = {"A column 'calibrated' was added to ",
                    counted(mapped.rows, "row"),
                    ", by the ",
                    std::string(name_of(map.map.method)),
                    " map of ",
                    printable(map_file)};
  ValueList list{.key = "mapped", .values = {}, .header = "over the rows"};
  list.plain = true;
  const auto mean = [&](double sum) {
    return scored == 0 ? Value::undefined("no row has a score") : Value(sum / scored);
  };
  list.values = {{"mean_score", {mean(mapped.sum_before)}}, {"mean_calibrated", {mean(mapped.sum_after)}}};
  report.parts.emplace_back(std::move(list));
  if (mapped.without_score > 0)
    report.warnings.push_back({"rows_without_score",
                               counted(mapped.without_score, "row") + " without a score " +
                                   (mapped.without_score > 1 ? "have" : "has") + " an empty new cell",
                               static_cast<std::size_t>(mapped.without_score)});
  return report;
}

}  // namespace assay
