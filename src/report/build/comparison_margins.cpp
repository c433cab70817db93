// Whether models are at most so much worse than the reference.
#include <algorithm>

#include "assay/core/text.hpp"
#include "assay/gate/judged.hpp"
#include "report/build/comparison_parts.hpp"

namespace assay {

namespace {

std::string_view answer_of(Outcome outcome) {
  return outcome == Outcome::pass ? "yes" : outcome == Outcome::fail ? "no" : name_of(outcome);
}

Records::Cell number_or_null(const std::optional<double>& number) {
  if (!number) return std::monostate();
  return *number;
}

}  // namespace

Records margins_of(const Comparisons& comparisons, std::span<const MaxDrop> margins, double rows,
                   double confidence) {
  Records records{.key = "non_inferiority",
                  .fields = {"model", "metric", "margin", "change", "low", "high", "answer", "reason"},
                  .rows = {},
                  .columns = {{"model"}, {"worse by at most"}, {"answer"}},
                  .shown = {}};
  for (const ModelComparison& comparison : comparisons.all)
    for (const MaxDrop& margin : margins) {
      const auto found = std::find_if(comparison.metrics.begin(), comparison.metrics.end(),
                                      [&](const auto& one) { return one.name == name_of(margin.estimand); });
      const JudgedGate judged = judged_change(
          margin, {found->difference, found->interval}, rows,
          {.evidence = true, .confidence = confidence, .why_no_interval = found->why_no_interval});
      const auto& interval = found->interval;
      const std::string answer(answer_of(judged.judgement.outcome));
      const Phrase& why = judged.judgement.reason;
      records.rows.push_back(
          {comparison.model, found->name, margin.amount,
           number_or_null(found->difference.defined() ? std::optional(found->difference.number())
                                                      : std::nullopt),
           number_or_null(interval ? std::optional(interval->low) : std::nullopt),
           number_or_null(interval ? std::optional(interval->high) : std::nullopt), answer,
           why.text_in_full()});
      records.shown.push_back(
          {printable(comparison.model), printable(found->name) + " " + exact(margin.amount), answer});
      if (!why.empty())
        records.below +=
            (records.below.empty() ? "" : "; ") + printable(found->name) + ": " + printable(why.text(4));
    }
  return records;
}

}  // namespace assay
