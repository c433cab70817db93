// The tally of label pairs, which a confusion matrix is made from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "assay/core/matrix.hpp"
#include "assay/core/scatter.hpp"
#include "assay/row/batch.hpp"
#include "assay/tally/clusters.hpp"
#include "assay/tally/labels.hpp"
#include "assay/tally/sum.hpp"

namespace assay {

/// The label texts that were met in each column, in the order of their bytes.
struct LabelSides {
  std::vector<std::string> truth, predicted;
};

/// Tally of (truth, predicted) label texts. A monoid: an empty one changes nothing, and merging in row order
/// gives the same bytes however the rows were divided.
class LabelPairs {
 public:
  void add(const Batch& rows);
  /// A label that may be in none of the rows.
  void add_label(std::string_view text) { static_cast<void>(labels_.id(text)); }
  void merge(const LabelPairs& later);
  void save(StateWriter& out) const;
  void load(StateReader& in);

  [[nodiscard]] const Labels& labels() const { return labels_; }
  [[nodiscard]] LabelSides sides() const;
  /// The matrix over `classes` of labels().texts().
  [[nodiscard]] ConfusionMatrix matrix(const Classes& classes) const;
  /// How the rows of that matrix scatter; nothing where they have neither weights nor clusters.
  [[nodiscard]] std::optional<Scatter> scatter(const Classes& classes) const;

 private:
  static constexpr std::uint32_t dense_side = 16;

  WeightedCount& cell(std::uint32_t truth, std::uint32_t predicted);
  template <class Visit>
  void each_cell(Visit visit) const;
  [[nodiscard]] std::vector<WeightedCount> sums(const Classes& classes) const;

  Labels labels_;
  std::vector<WeightedCount> dense_ =
      std::vector<WeightedCount>(dense_side * dense_side);   // of the first few labels, truth in rows
  std::unordered_map<std::uint64_t, WeightedCount> sparse_;  // of all others, by truth << 32 | predicted
  ClusterRows clusters_;  // by truth << 32 | predicted, where there are some
  bool weighted_ = false;
};

}  // namespace assay
