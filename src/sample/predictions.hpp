// From one set of tallies to predictions.
#pragma once

#include "assay/sample/sample.hpp"

namespace assay {

/// What the rows of tallies are to be read as.
struct TallyReading {
  const Needs& needs;
  const State& state;                   // for the places of rows
  std::optional<std::size_t> positive;  // of two classes
  ProbabilityRule probabilities;        // how scores are read as such
};

/// How a plan's scores are read as probabilities.
[[nodiscard]] ProbabilityRule probability_rule(const InputPlan& plan);

/// The predictions that tallies hold, their labels being texts of these classes.
[[nodiscard]] Sample predictions_of(TallySet tallies, const Classes& classes, const TallyReading& reading,
                                    unsigned threads);

/// Some rows have weights, or belong to clusters, where all rows do, though all of theirs may weigh 1.
void take_form_of(const Sample& all, Sample& some);

}  // namespace assay
