// The tally of label pairs.
#include "assay/tally/label_pairs.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "tally/batch_clusters.hpp"

namespace assay {

namespace {

std::uint64_t pair_key(std::uint32_t truth, std::uint32_t predicted) {
  return std::uint64_t{truth} << 32 | predicted;
}

std::uint32_t truth_in(std::uint64_t key) { return static_cast<std::uint32_t>(key >> 32); }
std::uint32_t predicted_in(std::uint64_t key) { return static_cast<std::uint32_t>(key); }

}  // namespace

void LabelPairs::add(const Batch& rows) {
  const auto truth = rows.texts(role::truth), predicted = rows.texts(role::predicted);
  const Weights weights = rows.weights();
  for (std::size_t i = 0; i < rows.rows; ++i) {
    const double weight = weights[i];
    if (weight == 0) continue;
    const std::uint32_t true_label = labels_.id(truth[i]);
    cell(true_label, labels_.id(predicted[i])).add(weight);
    weighted_ = weighted_ || weight != 1;
  }
  const BatchClusters clusters(rows);
  for (std::size_t i = 0; clusters.any() && i < rows.rows; ++i)
    if (weights[i] != 0)
      clusters_.add(clusters[i], pair_key(labels_.id(truth[i]), labels_.id(predicted[i])), weights[i]);
}

template <class Visit>
void LabelPairs::each_cell(Visit visit) const {
  const auto known = static_cast<std::uint32_t>(std::min<std::size_t>(labels_.texts().size(), dense_side));
  for (std::uint32_t truth = 0; truth < known; ++truth)
    for (std::uint32_t predicted = 0; predicted < known; ++predicted)
      visit(truth, predicted, dense_[truth * dense_side + predicted]);
  for (const auto& [key, sum] : sparse_) visit(truth_in(key), predicted_in(key), sum);
}

void LabelPairs::merge(const LabelPairs& later) {
  std::vector<std::uint32_t> ids;
  for (const std::string& text : later.labels_.texts()) ids.push_back(labels_.id(text));
  later.each_cell([&](std::uint32_t truth, std::uint32_t predicted, const WeightedCount& sum) {
    cell(ids[truth], ids[predicted]).merge(sum);
  });
  clusters_.merge(later.clusters_,
                  [&](std::uint64_t key) { return pair_key(ids[truth_in(key)], ids[predicted_in(key)]); });
  weighted_ = weighted_ || later.weighted_;
}

// Cells by place, so that the bytes do not depend on the order of a hash table.
void LabelPairs::save(StateWriter& out) const {
  labels_.save(out);
  out.whole(weighted_ ? 1 : 0);
  std::map<std::pair<std::uint32_t, std::uint32_t>, const WeightedCount*> cells;
  each_cell([&](std::uint32_t truth, std::uint32_t predicted, const WeightedCount& count) {
    cells[{truth, predicted}] = &count;
  });
  out.whole(cells.size());
  for (const auto& [place, count] : cells) {
    out.whole(place.first);
    out.whole(place.second);
    count->save(out);
  }
  clusters_.save(out);
}

void LabelPairs::load(StateReader& in) {
  labels_.load(in);
  weighted_ = in.flag();
  const std::size_t labels = labels_.texts().size();
  for (std::size_t left = in.count(16); left > 0; --left) {
    const std::size_t truth = in.below(labels), predicted = in.below(labels);
    cell(static_cast<std::uint32_t>(truth), static_cast<std::uint32_t>(predicted)).load(in);
  }
  clusters_.load(in, [&](std::uint64_t key) { return std::max(truth_in(key), predicted_in(key)) < labels; });
}

LabelSides LabelPairs::sides() const {
  const std::vector<std::string>& texts = labels_.texts();
  std::vector<char> is_truth(texts.size()), is_predicted(texts.size());
  each_cell([&](std::uint32_t truth, std::uint32_t predicted, const WeightedCount& sum) {
    if (sum.value() == 0) return;
    is_truth[truth] = is_predicted[predicted] = 1;
  });
  LabelSides sides;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (is_truth[i] != 0) sides.truth.push_back(texts[i]);
    if (is_predicted[i] != 0) sides.predicted.push_back(texts[i]);
  }
  std::sort(sides.truth.begin(), sides.truth.end());
  std::sort(sides.predicted.begin(), sides.predicted.end());
  return sides;
}

std::vector<WeightedCount> LabelPairs::sums(const Classes& classes) const {
  const std::size_t size = classes.names.size();
  std::vector<WeightedCount> sums(size * size);
  each_cell([&](std::uint32_t truth, std::uint32_t predicted, const WeightedCount& sum) {
    sums[classes.of_text[truth] * size + classes.of_text[predicted]].merge(sum);
  });
  return sums;
}

ConfusionMatrix LabelPairs::matrix(const Classes& classes) const {
  ConfusionMatrix matrix{.labels = classes.names, .cells = {}, .weighted = weighted_};
  for (const WeightedCount& sum : sums(classes)) matrix.cells.push_back(sum.value());
  return matrix;
}

std::optional<Scatter> LabelPairs::scatter(const Classes& classes) const {
  if (!weighted_ && clusters_.empty()) return std::nullopt;
  Scatter scatter{.squares = {}};
  for (const WeightedCount& sum : sums(classes)) scatter.squares.push_back(sum.squares());
  clusters_.add_to(scatter, [&](std::uint64_t key) {
    return classes.of_text[truth_in(key)] * classes.names.size() + classes.of_text[predicted_in(key)];
  });
  return scatter;
}

WeightedCount& LabelPairs::cell(std::uint32_t truth, std::uint32_t predicted) {
  if (truth < dense_side && predicted < dense_side) return dense_[truth * dense_side + predicted];
  return sparse_[pair_key(truth, predicted)];
}

}  // namespace assay
