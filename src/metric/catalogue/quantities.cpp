// Numbers beside the metrics of the catalogue, from which metrics follow, or which follow from them.
#include "metric/catalogue/families.hpp"

namespace assay::families {

std::vector<Quantity> quantities() {
  return {
      {.name = "lift",
       .aliases = {"lift_of_a_table"},
       .identities = {"precision / prevalence", "recall / detection_prevalence"},
       .range = {0, infinity},
       .interpretation = "Rows predicted positive are truly positive {} times as often as all rows."},
      {.name = "expected_agreement",
       .aliases = {"chance_agreement", "expected_accuracy", "random_accuracy", "expected"},
       .identities = {"prevalence * detection_prevalence + (1 - prevalence) * (1 - detection_prevalence)",
                      "(accuracy - kappa) / (1 - kappa)"},
       .range = {0, 1},
       .interpretation = "Predictions made at random, as often positive as these, would agree with truth in "
                         "{%} of the rows."},
  };
}

}  // namespace assay::families
