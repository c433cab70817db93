// Several models in the order of each metric.
#include <fmt/format.h>

#include "assay/compare/model_ranking.hpp"
#include "assay/core/text.hpp"
#include "report/build/comparison_parts.hpp"

namespace assay {

namespace {

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
  return fmt::format("{}", fmt::join(texts, between));
}

}  // namespace

Records ranking_records(std::span<const std::string> names,
                        const std::function<ModelComparison(std::size_t, std::size_t)>& compare,
                        const ComparisonReportPlan& plan) {
  Records records{.key = "ranking",
                  .fields = {"metric", "order", "not_told_apart"},
                  .rows = {},
                  .columns = {{"metric"}, {"best first"}, {"not told apart"}},
                  .shown = {}};
  const auto confidence = plan.how.intervals.confidence();
  for (const ModelRanking& one : model_rankings(names.size(), compare, plan.correction, confidence)) {
    std::vector<std::string> order, pairs, shown;
    for (const std::size_t model : one.order) {
      order.push_back(names[model]);
      shown.push_back(printable(names[model]));
    }
    for (const auto& [better, worse] : one.not_told_apart)
      pairs.push_back(names[better] + " and " + names[worse]);
    records.shown.push_back({printable(one.metric), joined(shown, ", "), printable(joined(pairs, "; "))});
    records.rows.push_back({one.metric, std::move(order), std::move(pairs)});
  }
  return records;
}

}  // namespace assay
