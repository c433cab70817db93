// The ranking of rows by their scores.
#include "assay/tally/ranking.hpp"

#include <array>
#include <cmath>
#include <tuple>

#include "assay/core/threads.hpp"
#include "assay/tally/sum.hpp"
#include "tally/sort.hpp"

namespace assay {

void ScoredRows::merge(const ScoredRows& later) {
  scores_.append(later.scores_.values());
  weighted_.insert(weighted_.end(), later.weighted_.begin(), later.weighted_.end());
  clustered_.insert(clustered_.end(), later.clustered_.begin(), later.clustered_.end());
}

void ScoredRows::save(StateWriter& out) const {
  out.column(scores_.values());
  out.whole(weighted_.size());
  for (const Weighted& row : weighted_) out.reals(std::array{row.score, row.weight});
  out.whole(clustered_.size());
  for (const ClusteredScore& row : clustered_) {
    out.reals(std::array{row.score, row.weight});
    out.whole(row.cluster);
  }
}

void ScoredRows::load(StateReader& in) {
  in.column([&](std::span<const double> scores) { scores_.append(scores); });
  const auto weighted_score = [&] {
    std::array<double, 2> row{};
    in.reals(row);
    in.require(row[1] > 0 && std::isfinite(row[1]));
    return row;
  };
  for (std::size_t left = in.count(16); left > 0; --left) {
    const auto [score, weight] = weighted_score();
    weighted_.push_back({score, weight});
  }
  for (std::size_t left = in.count(24); left > 0; --left) {
    const auto [score, weight] = weighted_score();
    clustered_.push_back({score, weight, in.whole()});
  }
}

void ScoredRows::weigh(double by) {
  for (Weighted& row : weighted_) row.weight *= by;
  const auto plain = static_cast<std::ptrdiff_t>(weighted_.size());
  for (const double score : scores_.values()) weighted_.push_back({score, by});
  scores_ = {};
  std::inplace_merge(weighted_.begin(), weighted_.begin() + plain, weighted_.end(),
                     [](const Weighted& a, const Weighted& b) { return a.score < b.score; });
  for (ClusteredScore& row : clustered_) row.weight *= by;
}

void ScoredRows::sort() {
  sort_scores(scores_.values());
  // By weight within a score, so that sums do not depend on the order of the rows.
  std::sort(weighted_.begin(), weighted_.end(), [](const Weighted& a, const Weighted& b) {
    return std::tie(a.score, a.weight) < std::tie(b.score, b.weight);
  });
  std::sort(clustered_.begin(), clustered_.end(), [](const ClusteredScore& a, const ClusteredScore& b) {
    return std::tie(a.score, a.cluster, a.weight) < std::tie(b.score, b.cluster, b.weight);
  });
}

double ScoredRows::total() const {
  if (!weighted()) return static_cast<double>(scores_.size());
  CompensatedSum sum;  // as Ranking::accumulate() sums, so that its last point is this
  for (Ranking::Cursor rows(*this); !rows.done();) sum.add(rows.take(rows.highest()).sum);
  return sum.value();
}

Ranking::Weight Ranking::Cursor::take(double score) {
  std::size_t rows = 0;
  for (; !scores.empty() && scores.back() == score; scores = scores.first(scores.size() - 1)) ++rows;
  CompensatedSum sum;
  double squares = 0;
  for (; !weighted.empty() && weighted.back().score == score;
       weighted = weighted.first(weighted.size() - 1)) {
    const double weight = weighted.back().weight;
    sum.add(weight);
    squares += weight * weight;
  }
  sum.add(static_cast<double>(rows));
  return {.sum = sum.value(), .squares = squares + static_cast<double>(rows)};
}

std::optional<std::size_t> Ranking::clusters() const {
  if (!clustered()) return std::nullopt;
  std::vector<std::uint64_t> clusters;
  for (const ScoredRows* rows : {&positives_, &negatives_})
    for (const ClusteredScore& row : rows->clustered_) clusters.push_back(row.cluster);
  std::sort(clusters.begin(), clusters.end());
  return static_cast<std::size_t>(std::unique(clusters.begin(), clusters.end()) - clusters.begin());
}

void Ranking::merge(const Ranking& later) {
  if (bins_) return bins_->merge(*later.bins_);
  positives_.merge(later.positives_);
  negatives_.merge(later.negatives_);
}

void Ranking::save(StateWriter& out) const {
  if (bins_) return bins_->save(out);
  positives_.save(out);
  negatives_.save(out);
}

void Ranking::load(StateReader& in) {
  if (bins_) return bins_->load(in);
  positives_.load(in);
  negatives_.load(in);
}

void Ranking::sort(unsigned threads) {
  if (bins_) return bins_->settle();
  for_each_index(2, worth_threads() ? threads : 1,
                 [&](std::size_t i) { (i == 0 ? positives_ : negatives_).sort(); });
}

}  // namespace assay
