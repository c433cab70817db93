// What each row adds to areas of several classes.
#include "assay/curve/class_groups.hpp"

#include <algorithm>
#include <cmath>

#include "assay/tally/exact_moments.hpp"

namespace assay {

namespace {

// Of one class's scores: many enough that rows within a group are alike, and few enough to be found fast.
constexpr double most_groups = 2048, groups_of_many_rows = 255, many_class_rows = 100'000;

// The lowest score of each group, from the highest group down.
std::vector<double> lowest_scores(const Ranking& ranking) {
  const double p = ranking.positives(), n = ranking.negatives();
  const double groups = p + n > many_class_rows ? groups_of_many_rows : most_groups;
  std::vector<double> lowest;
  double way = 0;  // of a group
  ranking.descend([&](double score, auto positives, auto negatives) {
    const double step =
        groups / 2 * (static_cast<double>(positives) / p + static_cast<double>(negatives) / n);
    if (lowest.empty() || way + step > 1) {
      lowest.push_back(score);
      way = 0;
    }
    way += step;
    lowest.back() = score;
  });
  return lowest;
}

// The first group whose lowest score is not above this one. Scores are in no order, so there is nothing for a
// branch to go by.
std::uint16_t group_of(double score, std::span<const double> lowest) {
  std::size_t at = 0;
  for (std::size_t left = lowest.size(); left > 1;) {
    const std::size_t half = left / 2;
    at += lowest[at + half - 1] > score ? half : 0;
    left -= half;
  }
  return static_cast<std::uint16_t>(at);
}

}  // namespace

// Rows of each group by one class's scores.
struct ClassGroups::Column {
  std::vector<double> positives, negatives;
  std::vector<double> shares;  // of the other classes, each row being a share of its own
};

// What a row changes in an average, by one class's scores.
struct ClassGroups::Influence {
  std::vector<double> of_positive, of_negative;     // in each group
  std::vector<double> less, times;                  // of negatives of each class: so much less, times so much
  double value;                                     // of this class
  double unseen_positive = 0, unseen_negative = 0;  // change by rows that are ranked as badly as can be
  double gain = 0;                                  // by which its part of the average is too large
};

ClassGroups::ClassGroups(std::span<const std::uint32_t> truth, std::size_t classes)
    : truth_(truth.begin(), truth.end()), rows_(classes) {
  for (const std::uint32_t k : truth_) ++rows_[k];
}

void ClassGroups::add(std::span<const double> scores, const Ranking& one_vs_rest) {
  const std::vector<double> lowest = lowest_scores(one_vs_rest);
  std::vector<std::uint16_t>& groups = groups_.emplace_back(scores.size());
  std::transform(scores.begin(), scores.end(), groups.begin(),
                 [&](double score) { return group_of(score, lowest); });
  sizes_.push_back(lowest.size());
}

// Shares are summed as whole multiples of 2^-50, so that the order of rows leaves no trace; they come to one
// for each class, so that the sum holds for 2^14 classes.
ClassGroups::Column ClassGroups::column(std::size_t k) const {
  constexpr int share_bits = 50;
  const std::vector<double> none(sizes_[k]);
  Column column{none, none, {}};
  std::vector<std::uint64_t> share_of_row, shares(sizes_[k]);
  for (const double rows : rows_)
    share_of_row.push_back(rows > 0 ? static_cast<std::uint64_t>(std::ldexp(1 / rows, share_bits)) : 0);
  for (std::size_t i = 0; i < truth_.size(); ++i) {
    const std::size_t group = groups_[k][i], truth = truth_[i];
    ++(truth == k ? column.positives : column.negatives)[group];
    if (truth != k) shares[group] += share_of_row[truth];
  }
  for (const std::uint64_t share : shares)
    column.shares.push_back(std::ldexp(static_cast<double>(share), -share_bits));
  return column;
}

// Each group's share of the negatives that its positives win over, of the positives that win over its
// negatives, and their mean, the area.
ClassGroups::Influence ClassGroups::placed(const Column& column, const std::vector<double>& negatives,
                                           double all_negatives, double p) {
  Influence of{.of_positive = {}, .of_negative = {}, .less = {}, .times = {}, .value = 0};
  double above_p = 0, above_n = 0;
  for (std::size_t group = 0; group < negatives.size(); ++group) {
    const double positives = column.positives[group];
    of.of_positive.push_back(1 - (above_n + negatives[group] / 2) / all_negatives);
    of.of_negative.push_back((above_p + positives / 2) / p);
    of.value += positives / p * of.of_positive.back();
    above_p += positives;
    above_n += negatives[group];
  }
  return of;
}

ClassGroups::Influence ClassGroups::of_area(std::size_t k, double share) const {
  const Column column = this->column(k);
  const double p = rows_[k], n = static_cast<double>(truth_.size()) - p;
  Influence of = placed(column, column.negatives, n, p);
  for (double& one : of.of_positive) one = share / p * (one - of.value);
  of.less.assign(rows_.size(), of.value);
  of.times.assign(rows_.size(), share / n);
  of.unseen_positive = -share * of.value / p;
  of.unseen_negative = -share * of.value / n;
  return of;
}

// Each other class counts as one row.
ClassGroups::Influence ClassGroups::of_pairs(std::size_t k, double share) const {
  const Column column = this->column(k);
  const double p = rows_[k], n = static_cast<double>(truth_.size()) - p;
  const auto others = static_cast<double>(rows_.size() - 1);
  Influence of = placed(column, column.shares, others, p);
  for (double& one : of.of_positive) one = share / p * (one - of.value);
  std::vector<ExactMoments> less(rows_.size());  // the same in whichever order the rows come
  for (std::size_t i = 0; i < truth_.size(); ++i) less[truth_[i]].add({&of.of_negative[groups_[k][i]], 1});
  for (std::size_t other = 0; other < less.size(); ++other)
    of.less.push_back(rows_[other] > 0 ? less[other].sum() / rows_[other] : 0);
  for (const double rows : rows_) of.times.push_back(share / others / rows);
  of.unseen_positive = -share * of.value / p;
  of.unseen_negative = -share * of.value / n;
  return of;
}

// As precision_spread().
ClassGroups::Influence ClassGroups::of_precision(std::size_t k, double share) const {
  const Column column = this->column(k);
  const double p = rows_[k];
  Influence of{.of_positive = std::vector<double>(sizes_[k]),
               .of_negative = std::vector<double>(sizes_[k]),
               .less = std::vector<double>(rows_.size()),
               .times = std::vector<double>(rows_.size(), share / p),
               .value = 0};
  std::vector<double> precisions, finds;  // of all rows down to a group, and positives of it by those
  double tp = 0, called = 0;
  for (std::size_t group = 0; group < sizes_[k]; ++group) {
    tp += column.positives[group];
    called += column.positives[group] + column.negatives[group];
    precisions.push_back(tp / called);
    finds.push_back(column.positives[group] / called);
    of.value += column.positives[group] / p * precisions.back();
  }
  double lost = 0, won = 0;
  for (std::size_t group = sizes_[k]; group-- > 0;) {
    lost += finds[group] * precisions[group];
    won += finds[group] * (1 - precisions[group]);
    of.of_positive[group] = share / p * (precisions[group] - of.value + won);
    of.of_negative[group] = -lost;
  }
  of.unseen_positive = share * std::min(0.0, (p / called - of.value) / p);
  of.unseen_negative = -share * lost / p;
  of.gain = share * won / p;  // each positive counts in the precision at its own place
  return of;
}

template <class InfluenceOf>
AverageSpread ClassGroups::spread(ClassWeights weights, InfluenceOf influence_of) const {
  const auto all = static_cast<double>(truth_.size());
  const auto classes =
      static_cast<double>(std::count_if(rows_.begin(), rows_.end(), [](double n) { return n > 0; }));
  const bool equal = weights == ClassWeights::equal;
  std::vector<double> changes(truth_.size()), values(rows_.size());
  AverageSpread spread{.classes = std::vector<ClassSpread>(rows_.size())};
  double average = 0, unseen = 0;
  for (std::size_t k = 0; k < rows_.size(); ++k) {
    if (rows_[k] == 0) continue;
    const double share = equal ? 1 / classes : rows_[k] / all;
    const Influence of = influence_of(k, share);
    for (std::size_t i = 0; i < changes.size(); ++i) {
      const std::size_t group = groups_[k][i], truth = truth_[i];
      changes[i] +=
          truth == k ? of.of_positive[group] : of.times[truth] * (of.of_negative[group] - of.less[truth]);
    }
    values[k] = of.value;
    average += share * of.value;
    const double of_other = of.unseen_negative / (classes - 1);  // such a row is taken for one other class
    spread.classes[k] = {.rows = rows_[k], .unseen = of.unseen_positive - of_other};
    spread.gain += of.gain;
    unseen += of_other;
  }
  std::vector<ExactMoments> squares(rows_.size());
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const double change = changes[i] + (equal ? 0 : (values[truth_[i]] - average) / all);
    const double square = change * change;
    squares[truth_[i]].add({&square, 1});
  }
  for (std::size_t k = 0; k < rows_.size(); ++k) {
    spread.classes[k].unseen += unseen;
    spread.classes[k].squares = squares[k].sum();
  }
  return spread;
}

AverageSpread ClassGroups::of_roc_auc(ClassWeights weights) const {
  return spread(weights, [&](std::size_t k, double share) { return of_area(k, share); });
}

AverageSpread ClassGroups::of_average_precision(ClassWeights weights) const {
  return spread(weights, [&](std::size_t k, double share) { return of_precision(k, share); });
}

AverageSpread ClassGroups::of_pairs() const {
  return spread(ClassWeights::equal, [&](std::size_t k, double share) { return of_pairs(k, share); });
}

}  // namespace assay
