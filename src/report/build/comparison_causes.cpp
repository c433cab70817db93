// Why predicted classes are better or worse than those of the reference.
#include <fmt/format.h>

#include "assay/compare/decomposition.hpp"
#include "assay/core/text.hpp"
#include "report/build/comparison_parts.hpp"

namespace assay {

namespace {

std::string change_text(double change) {
  constexpr int decimals = 4;
  const std::string text = fmt::format("{:.{}f}", change, decimals);
  return change > 0 ? "+" + text : text;
}

}  // namespace

std::optional<Records> causes_of_changes(std::span<const ModelPair> pairs,
                                         std::span<const Estimand> estimands,
                                         const ComparisonReportPlan& plan, bool paired) {
  Records records{.key = "decomposition",
                  .fields = {"model", "metric", "change", "ranking", "threshold"},
                  .rows = {},
                  .columns = {{"why it changed"}, {"change", true}, {"ranking", true}, {"threshold", true}},
                  .shown = {},
                  .below = "ranking: if as many rows were predicted positive; threshold: the rest"};
  if (!paired) {
    records.fields.emplace_back("class_shares");
    records.columns.push_back({"class shares", true});
    records.below = "ranking: at the same shares of classes and positives; threshold: the rest of that";
  }
  for (const ModelPair& pair : pairs)
    for (const DecomposedChange& one : decomposed_changes(pair.reference, pair.model, estimands, plan.how)) {
      if (one.ranking == 0 && one.threshold == 0 && one.class_shares == 0) continue;
      const std::string prefix = pairs.size() > 1 ? pair.name + ": " : "";
      records.rows.push_back({pair.name, one.name, one.change, one.ranking, one.threshold});
      records.shown.push_back({printable(prefix + one.name), change_text(one.change),
                               change_text(one.ranking), change_text(one.threshold)});
      if (paired) continue;
      records.rows.back().emplace_back(one.class_shares);
      records.shown.back().push_back(change_text(one.class_shares));
    }
  if (records.rows.empty()) return std::nullopt;
  return records;
}

}  // namespace assay
