// What comparisons show.
#include <algorithm>

#include "assay/compare/comparison.hpp"

namespace assay {

std::string_view name_of(Standing standing) {
  constexpr std::array<std::string_view, 6> names{"better", "worse",       "higher",
                                                  "lower",  "no evidence", "undefined"};
  return names.at(static_cast<std::size_t>(standing));
}

Standing standing_of(const MetricComparison& one, double confidence) {
  if (!one.difference.defined()) return Standing::undefined;
  if (!one.interval || !one.p) return Standing::no_evidence;
  const double p = one.corrected_p.value_or(*one.p), difference = one.difference.number();
  const bool excludes_zero = one.interval->low > 0 || one.interval->high < 0;
  if (difference == 0 || !excludes_zero || p >= 1 - confidence) return Standing::no_evidence;
  if (one.better == Better::neither) return difference > 0 ? Standing::higher : Standing::lower;
  return (difference > 0) == (one.better == Better::higher) ? Standing::better : Standing::worse;
}

void correct(std::span<ModelComparison* const> comparisons, Correction correction, double confidence) {
  if (comparisons.size() < 2) return;
  for (std::size_t metric = 0; metric < comparisons[0]->metrics.size(); ++metric) {
    std::vector<double> p;
    std::vector<MetricComparison*> tested;
    for (ModelComparison* comparison : comparisons)
      if (MetricComparison& one = comparison->metrics[metric]; one.p) {
        p.push_back(*one.p);
        tested.push_back(&one);
      }
    const std::vector<double> all = corrected(p, correction);
    for (std::size_t i = 0; i < tested.size(); ++i) {
      tested[i]->corrected_p = all[i];
      tested[i]->standing = standing_of(*tested[i], confidence);
    }
  }
}

}  // namespace assay
