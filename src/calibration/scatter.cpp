// How estimates of calibration scatter where rows have weights, or belong to clusters.
#include "calibration/scatter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tuple>

namespace assay {

namespace {

// A row, with its cell and its cluster.
struct PlacedRow {
  std::uint64_t cluster;
  std::size_t cell;
  double weight;
};

// Rows come with the lowest score first.
void place(std::vector<PlacedRow>& placed, std::span<const ClusteredScore> rows, bool positive,
           std::span<const RowsAlike> groups, ScoreMeaning meaning) {
  std::size_t at = 0;  // from the lowest group
  for (const ClusteredScore& row : rows) {
    const double p = probability_of(row.score, meaning);
    while (p > groups[groups.size() - 1 - at].high) ++at;
    placed.push_back({row.cluster, 2 * at + (positive ? 0 : 1), row.weight});
  }
}

void fill_clusters(Scatter& cells, std::vector<PlacedRow> rows) {
  std::sort(rows.begin(), rows.end(), [](const PlacedRow& a, const PlacedRow& b) {
    return std::tie(a.cluster, a.cell, a.weight) < std::tie(b.cluster, b.cell, b.weight);
  });
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool other = i == 0 || rows[i].cluster != rows[i - 1].cluster;
    if (other && i > 0) cells.cluster_ends.push_back(cells.parts.size());
    if (other || rows[i].cell != rows[i - 1].cell) cells.parts.push_back({rows[i].cell, 0});
    cells.parts.back().weight += rows[i].weight;
  }
  if (!rows.empty()) cells.cluster_ends.push_back(cells.parts.size());
}

// Of each class, the squared weights of its rows, or of its clusters.
std::array<double, 2> class_squares(const Scatter& cells) {
  std::array<double, 2> squares{};
  if (!cells.clustered())
    for (std::size_t cell = 0; cell < cells.squares.size(); ++cell) squares[cell % 2] += cells.squares[cell];
  cells.each_cluster([&](std::span<const Scatter::Part> parts) {
    std::array<double, 2> sizes{};
    for (const Scatter::Part& part : parts) sizes[part.cell % 2] += part.weight;
    for (std::size_t one = 0; one < 2; ++one) squares[one] += sizes[one] * sizes[one];
  });
  return squares;
}

// Takes the mean of each class from its rows.
void centre(CellInfluences& of) {
  for (const std::size_t one : {0U, 1U}) {
    double sum = 0, weight = 0;
    for (std::size_t cell = one; cell < of.weights.size(); cell += 2) {
      sum += of.weights[cell] * of.influences[cell];
      weight += of.weights[cell];
    }
    for (std::size_t cell = one; weight > 0 && cell < of.weights.size(); cell += 2)
      of.influences[cell] -= sum / weight;
  }
}

// By group, the bin that it is in.
std::vector<std::size_t> bins_of(std::span<const CalibrationBin> bins,
                                 std::span<const ProbabilityGroup> groups) {
  std::vector<std::size_t> found;
  for (std::size_t at = 0; const ProbabilityGroup& group : groups) {
    while (at + 1 < bins.size() && group.score > bins[at].high) ++at;
    found.push_back(at);
  }
  return found;
}

// By how much larger than that of independent rows the variance is of what the bins leave of the labels; at
// least 1.
double design_effect(std::span<const CalibrationBin> bins, const Scatter& cells,
                     std::span<const ProbabilityGroup> groups, std::span<const std::size_t> bin_of) {
  if (!cells.clustered()) return 1;
  std::vector<double> left;
  double independent = 0, together = 0;
  for (std::size_t i = 0; i < groups.size(); ++i)
    for (const double truth : {1.0, 0.0}) {
      const CalibrationBin& bin = bins[bin_of[i]];
      left.push_back(truth - groups[i].score - (bin.observed() - bin.mean_score()));
      independent += cells.squares[left.size() - 1] * left.back() * left.back();
    }
  cells.each_cluster([&](std::span<const Scatter::Part> parts) {
    double sum = 0;
    for (const Scatter::Part& part : parts) sum += part.weight * left[part.cell];
    together += sum * sum;
  });
  return independent > 0 ? std::max(1.0, together / independent) : 1;
}

double variance_over_clusters(const Scatter& cells, const std::vector<double>& influences) {
  const auto clusters = static_cast<double>(cells.clusters());
  double squares = 0;
  cells.each_cluster([&](std::span<const Scatter::Part> parts) {
    double sum = 0;
    for (const Scatter::Part& part : parts) sum += part.weight * influences[part.cell];
    squares += sum * sum;
  });
  return squares * clusters / (clusters - 1);
}

}  // namespace

GroupScatter group_scatter(const Ranking& ranking, std::span<const RowsAlike> groups, ScoreMeaning meaning) {
  GroupScatter found{.cells = {.squares = std::vector<double>(2 * groups.size())},
                     .shares_are_given = ranking.shares_are_given()};
  std::size_t at = 0;  // from the highest group
  using Weight = Ranking::Weight;
  ranking.descend_weights([&](double score, const Weight& positives, const Weight& negatives) {
    while (probability_of(score, meaning) < groups[at].low) ++at;
    const std::size_t cell = 2 * (groups.size() - 1 - at);
    found.cells.squares[cell] += positives.squares;
    found.cells.squares[cell + 1] += negatives.squares;
  });
  std::vector<PlacedRow> rows;
  place(rows, ranking.clustered_positives(), true, groups, meaning);
  place(rows, ranking.clustered_negatives(), false, groups, meaning);
  fill_clusters(found.cells, std::move(rows));
  const std::array<double, 2> squares = class_squares(found.cells);
  const double p = ranking.positives(), n = ranking.negatives();
  found.positives = p > 0 ? p * p / squares[0] : 0;
  found.negatives = n > 0 ? n * n / squares[1] : 0;
  return found;
}

void set_row_weights(std::span<CalibrationBin> bins, const GroupScatter& scatter,
                     std::span<const ProbabilityGroup> groups) {
  const std::vector<std::size_t> bin_of = bins_of(bins, groups);
  std::vector<std::array<double, 2>> weights(bins.size()), squares(bins.size());
  std::array<double, 2> all_weights{}, all_squares{};
  for (std::size_t i = 0; i < groups.size(); ++i)
    for (const std::size_t one : {0U, 1U}) {
      const double weight = one == 0 ? groups[i].positives : groups[i].negatives;
      const double square = scatter.cells.squares[2 * i + one];
      weights[bin_of[i]][one] += weight;
      squares[bin_of[i]][one] += square;
      all_weights[one] += weight;
      all_squares[one] += square;
    }
  const double design = design_effect(bins, scatter.cells, groups, bin_of);
  const auto row = [&](std::size_t bin, std::size_t one) {
    if (weights[bin][one] > 0) return design * squares[bin][one] / weights[bin][one];
    const std::size_t shown =
        all_weights[one] > 0 ? one : 1 - one;  // what the rows of the class weigh elsewhere
    return design * all_squares[shown] / all_weights[shown];
  };
  for (std::size_t bin = 0; bin < bins.size(); ++bin) {
    bins[bin].positive_row = row(bin, 0);
    bins[bin].negative_row = row(bin, 1);
  }
}

double scattered_error(const GroupScatter& scatter, CellInfluences of) {
  if (scatter.cells.clusters() == 1) return std::numeric_limits<double>::quiet_NaN();
  if (scatter.shares_are_given) centre(of);
  if (scatter.cells.clustered()) return std::sqrt(variance_over_clusters(scatter.cells, of.influences));
  double variance = 0;
  for (std::size_t cell = 0; cell < of.influences.size(); ++cell)
    variance += scatter.cells.squares[cell] * of.influences[cell] * of.influences[cell];
  return std::sqrt(variance);
}

}  // namespace assay
