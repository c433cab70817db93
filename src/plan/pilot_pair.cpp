// What difference of two models a pilot lets expect.
#include <algorithm>
#include <cmath>

#include "assay/compare/comparison.hpp"
#include "assay/compare/flips.hpp"
#include "assay/core/error.hpp"
#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "assay/plan/plan.hpp"
#include "plan/counted.hpp"
#include "plan/formulas.hpp"

namespace assay {

namespace {

// Rows that truth alone decides, and which of two models is right in them; nothing where the estimand is no
// share of such rows.
std::optional<std::pair<CountedRows, Flips>> flips_in(const PairedSample& paired, const Estimand& estimand,
                                                      std::size_t reference, std::size_t model) {
  const Sample& first = paired.models[reference].sample.predictions;
  const auto counted = counted_rows(estimand.metric);
  if (!counted || std::holds_alternative<Averaged>(estimand.target)) return std::nullopt;
  const std::vector<Flips> all = flips_of(paired, reference, model);
  if (counted->name == "rows") return std::pair{*counted, all[0]};
  const auto table = table_of(estimand, first);
  const bool of_class = table && counted->name == "positives";
  const bool of_rest = table && counted->name == "negatives" && first.matrix.size() == 2;
  if (!of_class && !of_rest) return std::nullopt;
  const std::string& label = first.matrix.labels[of_class ? *table : 1 - *table];
  const auto found =
      std::find_if(all.begin() + 1, all.end(), [&](const Flips& one) { return one.label == label; });
  return found == all.end() ? std::nullopt : std::optional(std::pair{*counted, *found});
}

void add_prevalence(ExpectedDifference& expected, const PairedSample& paired) {
  const Sample& first = paired.models[0].sample.predictions;
  if (first.positive) expected.prevalence = first.matrix.truth_total(*first.positive) / first.matrix.total();
}

// The variance that the interval of the pilot's difference stands for.
void add_variance(ExpectedDifference& expected, const MetricComparison& pilot, double rows,
                  double confidence) {
  Worked& how = expected.how;
  know_z(how, confidence);
  how.know("pilot_rows", rows);
  how.know("pilot_width", pilot.interval->high - pilot.interval->low);
  expected.variance_without = how.work_out("variance", "pilot_rows * (pilot_width / (2 * z))^2");
  expected.variance_with = expected.variance_without;
}

}  // namespace

ExpectedDifference difference_in_pilot(const PairedSample& paired, const Estimand& estimand,
                                       double difference, const EvaluationPlan& plan) {
  constexpr std::size_t reference = 0, model = 1;
  ExpectedDifference expected{.name = name_of(estimand), .difference = difference};
  add_prevalence(expected, paired);
  const bool plain = paired.rows.weights.empty() && paired.rows.clusters.empty();
  if (const auto flips = plain ? flips_in(paired, estimand, reference, model) : std::nullopt) {
    const Flips& rows = flips->second;
    Worked& how = expected.how;
    how.know("flipped", rows.to_wrong + rows.to_right);
    how.know("of_rows", rows.rows);
    expected.counted = flips->first;
    expected.discordant = how.work_out("discordant", "flipped / of_rows");
    expected.share = rows.rows / static_cast<double>(paired.rows.size());
    if (std::abs(difference) > expected.discordant)
      throw data_error("the models of the pilot disagree in " + percent(expected.discordant) +
                           " of the rows that " + expected.name + " counts: they cannot differ by " +
                           percent(std::abs(difference)),
                       "plan a smaller difference, or assume more: --discordant");
    return expected;
  }
  const std::vector<Estimand> one{estimand};
  const ModelComparison compared = compare(paired, reference, model, one, plan);
  const MetricComparison& found = compared.metrics.at(0);
  if (!found.interval || !(found.interval->high > found.interval->low))
    throw data_error(
        "the pilot does not tell how a difference of " + expected.name + " scatters",
        found.difference.defined() ? "give models that differ in more rows" : found.difference.reason());
  add_variance(expected, found, static_cast<double>(paired.rows.size()), plan.intervals.confidence());
  return expected;
}

}  // namespace assay
