// Gates on a share of few rows, by the binomial distribution.
#include "plan/binomial_gate.hpp"

#include <cmath>

#include "assay/stats/binomial.hpp"
#include "assay/stats/interval.hpp"

namespace assay {

namespace {

constexpr double most_rows = 3000;

// As `check --evidence` has it, where all but `wrong` of the rows are right.
bool passes(double wrong, double rows, const Comparison& gate, double confidence) {
  const Proportion right{.k = rows - wrong, .n = rows};
  return gate.holds(proportion_interval(right, ProportionMethod::modified_wilson, confidence).low);
}

// A limit from above is one from below of the rest.
Comparison from_below(const Comparison& gate) {
  switch (gate.sign) {
    case Comparison::Sign::at_most:
      return {Comparison::Sign::at_least, 1 - gate.limit};
    case Comparison::Sign::below:
      return {Comparison::Sign::above, 1 - gate.limit};
    default:
      return gate;
  }
}

}  // namespace

std::optional<double> binomial_power(double share, const Comparison& gate, double confidence, double rows) {
  if (rows < 1) return 0;
  if (rows > most_rows) return std::nullopt;
  const double right = gate.wants_more() ? share : 1 - share;
  const Comparison limit = from_below(gate);
  if (!passes(0, rows, limit, confidence)) return 0;
  double wrong = 0, too_many = rows;
  while (too_many - wrong > 1) {
    const double middle = std::floor((wrong + too_many) / 2);
    (passes(middle, rows, limit, confidence) ? wrong : too_many) = middle;
  }
  if (right >= 1) return 1;
  return binomial_upper_tail(rows - wrong, rows, right);
}

std::optional<double> binomial_rows(double share, const Comparison& gate, const Certainty& certainty,
                                    double about) {
  double rows = std::ceil(1.5 * about) + 50;
  if (rows > most_rows) return std::nullopt;
  while (rows > 0 && *binomial_power(share, gate, certainty.confidence, rows) >= certainty.power) --rows;
  return rows + 1;
}

}  // namespace assay
