// The tally of label pairs.
#include "assay/tally/label_pairs.hpp"

#include <algorithm>

namespace assay {

void LabelPairs::add(std::span<const Record> rows) {
  for (const Record& row : rows) {
    if (row.weight == 0) continue;
    const std::uint32_t truth = labels_.id(row.truth);
    cell(truth, labels_.id(row.predicted)).add(row.weight);
    weighted_ = weighted_ || row.weight != 1;
  }
}

template <class Visit>
void LabelPairs::each_cell(Visit visit) const {
  const auto known = static_cast<std::uint32_t>(std::min<std::size_t>(labels_.texts().size(), dense_side));
  for (std::uint32_t truth = 0; truth < known; ++truth)
    for (std::uint32_t predicted = 0; predicted < known; ++predicted)
      visit(truth, predicted, dense_[truth * dense_side + predicted]);
  for (const auto& [key, sum] : sparse_)
    visit(static_cast<std::uint32_t>(key >> 32), static_cast<std::uint32_t>(key), sum);
}

void LabelPairs::merge(const LabelPairs& later) {
  std::vector<std::uint32_t> ids;
  for (const std::string& text : later.labels_.texts()) ids.push_back(labels_.id(text));
  later.each_cell([&](std::uint32_t truth, std::uint32_t predicted, const WeightSum& sum) {
    cell(ids[truth], ids[predicted]).merge(sum);
  });
  weighted_ = weighted_ || later.weighted_;
}

ConfusionMatrix LabelPairs::matrix(const Classes& classes) const {
  const std::size_t size = classes.names.size();
  std::vector<WeightSum> sums(size * size);
  each_cell([&](std::uint32_t truth, std::uint32_t predicted, const WeightSum& sum) {
    sums[classes.of_text[truth] * size + classes.of_text[predicted]].merge(sum);
  });
  ConfusionMatrix matrix{.labels = classes.names, .cells = {}, .weighted = weighted_};
  for (const WeightSum& sum : sums) matrix.cells.push_back(sum.value());
  return matrix;
}

WeightSum& LabelPairs::cell(std::uint32_t truth, std::uint32_t predicted) {
  if (truth < dense_side && predicted < dense_side) return dense_[truth * dense_side + predicted];
  return sparse_[std::uint64_t{truth} << 32 | predicted];
}

}  // namespace assay
