// The ranking of rows by their scores, and its tally.
#include "assay/tally/ranking.hpp"

#include <thread>
#include <tuple>

#include "assay/tally/sum.hpp"
#include "tally/sort.hpp"

namespace assay {

namespace {

constexpr std::size_t worth_a_thread = 100'000;

}  // namespace

double Ranking::Side::total() const {
  Sum sum;
  for (const Weighted& row : weighted) sum.add(row.weight);
  sum.add(static_cast<double>(scores.size()));
  return sum.value();
}

double Ranking::Cursor::take(double score) {
  std::size_t rows = 0;
  for (; !scores.empty() && scores.back() == score; scores = scores.first(scores.size() - 1)) ++rows;
  Sum sum;
  for (; !weighted.empty() && weighted.back().score == score; weighted = weighted.first(weighted.size() - 1))
    sum.add(weighted.back().weight);
  sum.add(static_cast<double>(rows));
  return sum.value();
}

void Ranking::merge(const Ranking& later) {
  const auto join = [](Side& side, const Side& more) {
    side.scores.append(more.scores.values());
    side.weighted.insert(side.weighted.end(), more.weighted.begin(), more.weighted.end());
  };
  join(positives_, later.positives_);
  join(negatives_, later.negatives_);
}

void Ranking::sort(unsigned threads) {
  // By weight within a score, so that sums do not depend on the order of the rows.
  const auto before = [](const Weighted& a, const Weighted& b) {
    return std::tie(a.score, a.weight) < std::tie(b.score, b.weight);
  };
  const auto sort_side = [&](Side& side) {
    sort_scores(side.scores.values());
    std::sort(side.weighted.begin(), side.weighted.end(), before);
  };
  const auto rows = [](const Side& side) { return side.scores.size() + side.weighted.size(); };
  std::optional<std::jthread> helper;
  if (threads > 1 && std::min(rows(positives_), rows(negatives_)) > worth_a_thread)
    helper.emplace(sort_side, std::ref(positives_));
  else
    sort_side(positives_);
  sort_side(negatives_);
}

void RankingTally::add(std::span<const Record> rows) {
  for (const Record& row : rows)
    if (row.weight != 0) ranking_.add(row.score, is_positive(row.truth), row.weight);
}

bool RankingTally::is_positive(std::string_view label) {
  const std::uint32_t id = labels_.id(label);
  if (id == label_is_positive_.size())
    label_is_positive_.push_back(assay::is_positive(label, positive_) ? 1 : 0);
  return label_is_positive_[id] != 0;
}

void RankingTally::merge(const RankingTally& later) {
  for (const std::string& text : later.labels_.texts()) static_cast<void>(is_positive(text));
  ranking_.merge(later.ranking_);
}

}  // namespace assay
