// Reports on several results in a row.
#include <fmt/format.h>

#include <cmath>

#include "assay/bayes/sequence.hpp"
#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "report/build/bayes_parts.hpp"

namespace assay {

namespace {

double number_or_infinity(const Value& value) {
  if (value.defined()) return value.number();
  return value.is_infinite() ? INFINITY : NAN;
}

// A row for each result. One test alone needs no name.
Series updates_by_result(const std::vector<NamedTest>& tests, const std::vector<bool>& results,
                         const std::vector<BayesUpdate>& seen) {
  Series updates{.key = "updates",
                 .labels = {{"result", {}}},
                 .columns = {{"lr", {}}, {"posterior", {}}},
                 .listed = true,
                 .records = true};
  if (tests.size() > 1) updates.labels.insert(updates.labels.begin(), TextColumn{"test", {}});
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (tests.size() > 1) updates.labels[0].texts.push_back(tests[i].name);
    updates.labels.back().texts.emplace_back(results[i] ? "positive" : "negative");
    updates.columns[0].numbers.push_back(number_or_infinity(seen[i].lr));
    updates.columns[1].numbers.push_back(number_or_infinity(seen[i].posterior));
  }
  return updates;
}

std::string updates_in_words(double prior, const std::vector<BayesUpdate>& seen) {
  std::string words = fmt::format("The probability is {} before", percent(prior));
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const Value& after = seen[i].posterior;
    words += after.defined() ? fmt::format(", {} after result {}", percent(after.number()), i + 1)
                             : fmt::format("; result {} cannot occur then", i + 1);
  }
  return words + ".";
}

// "+,-".
std::string signs_of(const std::vector<bool>& results) {
  std::string signs;
  for (const bool positive : results)
    signs += fmt::format("{}{}", signs.empty() ? "" : ",", positive ? '+' : '-');
  return signs;
}

}  // namespace

Report sequence_report(double prior, const std::vector<NamedTest>& tests, const std::vector<bool>& results) {
  Report report{.command = "bayes"};
  const std::vector<BayesUpdate> seen = in_sequence(prior, tests, results);
  const Value posterior = seen.empty() ? Value(prior) : seen.back().posterior;
  set_answer(report, posterior);
  report.parts.emplace_back(paragraph("in_words", updates_in_words(prior, seen)));
  report.parts.emplace_back(
      ValueList{.key = "metrics", .values = {{"prior", {prior}}, {"posterior", {posterior}}}});
  report.parts.emplace_back(updates_by_result(tests, results, seen));
  Working working{.derivations = in_odds(prior, seen)};
  if (!working.derivations.empty()) report.parts.emplace_back(std::move(working));
  if (results.size() > 1)
    report.warnings.push_back(
        {"independence",
         "results are assumed independent given the condition; a repeated test, or tests that err together, "
         "prove less"});
  warn_of_certainty(report, prior);
  report.signature = bayes_signature(prior, tests) + " | results=" + signs_of(results);
  mark_details(report);
  return report;
}

}  // namespace assay
