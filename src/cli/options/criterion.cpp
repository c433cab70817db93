// Options of what a threshold is chosen by.
#include "cli/options/criterion.hpp"

#include <cmath>

#include "cli/options/add.hpp"

namespace assay::cli {

void add_criterion(CLI::App& app, CriterionTexts& texts) {
  const std::string group = "Choosing a threshold";
  common(app.add_option("--best", texts.best,
                        "Choose the threshold with the best METRIC (of your own --metric: the highest)"))
      ->type_name("METRIC")
      ->group(group);
  common(app.add_option("--min-cost", texts.cost,
                        "Choose the threshold with the lowest cost of errors, such as fp=1,fn=5"))
      ->type_name("PRICES")
      ->group(group);
  common(app.add_option(
             "--require,--where", texts.conditions,
             "Choose only among thresholds that meet this, such as 'precision >= 0.9'; may be repeated"))
      ->allow_extra_args(false)
      ->type_name("'FORMULA >= X'")
      ->group(group);
  add_number(
      app, "--capacity", "Predict at most N rows positive; alone: the N highest scores",
      "a number of rows, from 0 up, is expected", [](double n) { return n >= 0 && std::isfinite(n); },
      [&texts](double n) { texts.capacity = n; })
      ->type_name("N")
      ->group(group);
}

}  // namespace assay::cli
