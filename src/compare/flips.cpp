// Rows whose answer differs between two models.
#include "assay/compare/flips.hpp"

#include <algorithm>
#include <cmath>

namespace assay {

std::vector<Flips> flips_of(const PairedSample& paired, std::size_t reference, std::size_t model) {
  std::vector<Flips> all(paired.classes().size() + 1);
  all[0].label = "all rows";
  for (std::size_t k = 0; k < paired.classes().size(); ++k) all[k + 1].label = paired.classes()[k];
  for (std::size_t row = 0; row < paired.rows.size(); ++row) {
    const std::size_t truth = paired.truth(row);
    const bool was_right = paired.predicted(reference, row) == truth,
               is_right = paired.predicted(model, row) == truth;
    const double weight = paired.rows.weight(row);
    for (Flips* one : {&all[0], &all[truth + 1]}) {
      one->rows += weight;
      if (was_right && !is_right) one->to_wrong += weight;
      if (is_right && !was_right) one->to_right += weight;
      if (!was_right && !is_right) one->both_wrong += weight;
    }
  }
  std::erase_if(all, [](const Flips& one) { return one.rows == 0; });
  if (all.size() == 2) all.pop_back();  // the only class has all rows
  return all;
}

std::vector<FlippedRow> flipped_rows(const PairedSample& paired, std::size_t reference, std::size_t model) {
  std::vector<FlippedRow> found;
  for (std::size_t row = 0; row < paired.rows.size(); ++row) {
    const std::size_t truth = paired.truth(row), before = paired.predicted(reference, row),
                      now = paired.predicted(model, row);
    if ((before == truth) != (now == truth)) found.push_back({row, truth, before, now, now == truth});
  }
  return found;
}

std::vector<std::size_t> largest_changes(const PairedSample& paired, std::size_t reference, std::size_t model,
                                         std::size_t most) {
  const auto before = paired.scores(reference), now = paired.scores(model);
  if (before.empty() || now.empty()) return {};
  const auto change = [&](std::size_t row) {
    const double difference = now[row] - before[row];
    return std::isnan(difference) ? 0 : std::abs(difference);
  };
  const auto is_larger = [&](std::size_t a, std::size_t b) {
    return change(a) != change(b) ? change(a) > change(b) : a < b;
  };
  std::vector<std::size_t> rows;  // the largest so far, in their order
  for (std::size_t row = 0; row < paired.rows.size(); ++row) {
    if (rows.size() == most && !is_larger(row, rows.back())) continue;
    rows.insert(std::upper_bound(rows.begin(), rows.end(), row, is_larger), row);
    if (rows.size() > most) rows.pop_back();
  }
  std::erase_if(rows, [&](std::size_t row) { return change(row) == 0; });
  return rows;
}

}  // namespace assay
