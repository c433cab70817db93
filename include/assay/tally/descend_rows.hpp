// Walks along the scores of rows of two kinds, each sorted with the lowest first.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>

namespace assay {

/// Visits each distinct score once, highest first, with the rows of either kind that have it: visit(score,
/// positives, negatives). Which kind the next row is of is beyond any branch predictor: there is none to ask.
template <class Visit>
void descend_rows(std::span<const double> positives, std::span<const double> negatives, Visit&& visit) {
  const double* p = positives.data() + positives.size();
  const double* n = negatives.data() + negatives.size();
  const auto rows_at = [](double score, const double* begin, const double*& end) {
    const double* const before = end;
    while (end != begin && end[-1] == score) --end;
    return static_cast<std::uint64_t>(before - end);
  };
  while (p != positives.data() && n != negatives.data()) {
    const double score = std::max(p[-1], n[-1]);
    std::uint64_t p_rows = p[-1] == score ? 1 : 0;
    std::uint64_t n_rows = n[-1] == score ? 1 : 0;
    p -= p_rows;
    n -= n_rows;
    if (p != positives.data() && p[-1] == score) p_rows += rows_at(score, positives.data(), p);
    if (n != negatives.data() && n[-1] == score) n_rows += rows_at(score, negatives.data(), n);
    visit(score, p_rows, n_rows);
  }
  while (p != positives.data()) {
    const double score = p[-1];
    visit(score, rows_at(score, positives.data(), p), std::uint64_t{0});
  }
  while (n != negatives.data()) {
    const double score = n[-1];
    visit(score, std::uint64_t{0}, rows_at(score, negatives.data(), n));
  }
}

/// Visits with numbers of rows that score at least as high, as Ranking::accumulate_between() says.
template <class Position, class Visit>
void visit_rows_between(std::span<const double> positives, std::span<const double> negatives, double from,
                        double to, Position position, Visit visit) {
  const auto begin_of = [](std::span<const double> rows, double score) {
    return std::lower_bound(rows.begin(), rows.end(), score);
  };
  const auto end_of = [](std::span<const double> rows, double score) {
    return std::upper_bound(rows.begin(), rows.end(), score);
  };
  const auto first_at = [&](double level) {  // the highest score that reaches it
    const auto reaches = [&](double score) {
      return position(static_cast<double>(positives.end() - begin_of(positives, score)),
                      static_cast<double>(negatives.end() - begin_of(negatives, score))) >= level;
    };
    double highest = -std::numeric_limits<double>::infinity();
    for (const auto& rows : {positives, negatives}) {
      const auto end = std::partition_point(rows.begin(), rows.end(), reaches);
      if (end != rows.begin()) highest = std::max(highest, end[-1]);
    }
    return highest;
  };
  const double first = first_at(from), last = first_at(to);
  double above_positives = static_cast<double>(positives.end() - end_of(positives, first)),
         above_negatives = static_cast<double>(negatives.end() - end_of(negatives, first));
  visit(above_positives, above_negatives);
  const auto between = [&](std::span<const double> rows) {
    return std::span(begin_of(rows, last), end_of(rows, first));
  };
  descend_rows(between(positives), between(negatives),
               [&](double, std::uint64_t more_positives, std::uint64_t more_negatives) {
                 above_positives += static_cast<double>(more_positives);
                 above_negatives += static_cast<double>(more_negatives);
                 visit(above_positives, above_negatives);
               });
}

}  // namespace assay
