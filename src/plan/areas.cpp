// How an area under the ROC curve scatters, where nothing but the area is known.
#include <cmath>
#include <utility>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/plan/plan.hpp"
#include "stats/distributions.hpp"

namespace assay {

namespace {

// The quantile of a probability.
double normal_score(double probability) { return normal_quantile(2 * probability - 1); }

// The probabilities that two positive rows both score higher than a negative one, and a positive one higher
// than two negative ones.
std::pair<double, double> chances_of_three(double area, AreaVariance kind) {
  if (kind == AreaVariance::hanley_mcneil) return {area / (2 - area), 2 * area * area / (1 + area)};
  const double both = area <= 0 || area >= 1 ? area : both_below(normal_score(area));
  return {both, both};
}

// Of the number of positive rows, with so many negative ones to each.
double by_ratings(double area, double ratio) {
  const double a = normal_score(area) * 1.414;
  return 0.0099 * std::exp(-a * a / 2) * (5 * a * a + 8 + (a * a + 8) / ratio);
}

}  // namespace

double area_variance(double area, double prevalence, AreaVariance kind) {
  if (kind == AreaVariance::obuchowski)
    return area <= 0 || area >= 1 ? 0 : by_ratings(area, (1 - prevalence) / prevalence) / prevalence;
  const auto [of_positives, of_negatives] = chances_of_three(area, kind);
  const double square = area * area;
  return (of_positives - square) / prevalence + (of_negatives - square) / (1 - prevalence);
}

ExpectedDifference difference_of_areas(const Expected& first, double difference, double correlation,
                                       AreaVariance kind) {
  const double area = first.value + difference;
  if (!(area < 1) || !(area > 0))
    throw usage_error(first.name + " cannot differ by " + exact(difference) + " from " + exact(first.value),
                      "give a smaller difference");
  ExpectedDifference expected{
      .name = first.name, .difference = difference, .prevalence = first.prevalence, .how = first.how};
  Worked& how = expected.how;
  how.know("difference", difference);
  how.know("correlation", correlation);
  how.know("variance", first.variance);
  how.work_out("second_area", first.name + " + difference");
  how.take("second_variance", "that of second_area", area_variance(area, *first.prevalence, kind));
  expected.variance_without = how.work_out("variance_without", "2 * variance * (1 - correlation)");
  expected.variance_with = how.work_out(
      "variance_with", "variance + second_variance - 2 * correlation * sqrt(variance * second_variance)");
  return expected;
}

}  // namespace assay
