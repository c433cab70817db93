// How averages change with each cell of a matrix.
#include "evaluate/count_slopes.hpp"

#include "assay/metric/catalogue.hpp"
#include "catch.hpp"

using namespace assay;

TEST_CASE("law: averages change with cells as their slopes say") {
  Sample sample{.matrix = {.labels = {"a", "b", "c"}, .cells = {30, 2, 1, 3, 40, 4, 4, 6, 20}}};
  for (const std::size_t selected : {2, 3}) {
    sample.selected = selected;
    for (const BoundMetric& metric : all_metrics()) {
      if (!metric.formula() || !metric.per_class()) continue;
      for (const Average average : {Average::macro, Average::weighted, Average::micro}) {
        const std::vector<CountEstimand> one{
            {.metric = &metric, .formula = metric.formula(), .average = average}};
        const SlopedStatistics statistics = sloped_statistics(sample, std::nullopt, one);
        const std::vector<double> slopes = statistics.slopes(sample.matrix.cells, 0);
        for (std::size_t at = 0; at < slopes.size(); ++at) {
          const double step = 1e-4 * sample.matrix.cells[at];
          double above = 0, below = 0;
          Cells near = sample.matrix.cells;
          near[at] += step;
          statistics.values(near, {&above, 1});
          near[at] -= 2 * step;
          statistics.values(near, {&below, 1});
          CAPTURE(metric.name(), name_of(average), selected, at);
          CHECK(slopes[at] == Approx((above - below) / (2 * step)).epsilon(1e-6).margin(1e-9));
        }
      }
    }
  }
}
