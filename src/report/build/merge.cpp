// The report on shards that were joined.
#include "assay/report/build/merge.hpp"

#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"

namespace assay {

namespace {

constexpr std::size_t most_shards_shown = 20;  // shards, to people

Records records_of(const std::vector<Shard>& shards) {
  Records records{.key = "shards",
                  .fields = {"name", "rows"},
                  .rows = {},
                  .columns = {{"shard"}, {"rows", true}},
                  .shown = {}};
  for (const Shard& shard : shards) {
    const auto rows = static_cast<double>(shard.rows);
    records.rows.push_back({shard.name, rows});
    if (records.shown.size() < most_shards_shown)
      records.shown.push_back({printable(shard.name), exact(rows)});
  }
  if (shards.size() > most_shards_shown)
    records.below = "and " + counted(static_cast<double>(shards.size() - most_shards_shown), "more shard") +
                    "; json lists them all";
  return records;
}

}  // namespace

Report merge_report(const PartialState& state) {
  double rows = 0;
  for (const Shard& shard : state.shards) rows += static_cast<double>(shard.rows);
  std::vector<NamedValue> figures{{"rows", {Value(rows)}}};
  if (state.plan.bounded) figures.push_back({"bounded", {Value(*state.plan.bounded)}});
  Report report{.command = "merge"};
  report.summary = Phrase(counted(static_cast<double>(state.shards.size()), "shard") + " with " +
                          counted(rows, "row") + ".");
  report.parts.emplace_back(
      ValueList{.key = "", .values = std::move(figures), .plain = true, .for_people = false});
  report.parts.emplace_back(records_of(state.shards));
  return report;
}

}  // namespace assay
