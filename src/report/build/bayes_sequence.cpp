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

}  // namespace

Report sequence_report(double prior, const std::vector<NamedTest>& tests, const std::vector<bool>& results) {
  Report report{.command = "bayes"};
  Series updates{.key = "updates",
                 .labels = {{"result", {}}},
                 .columns = {{"lr", {}}, {"posterior", {}}},
                 .listed = true,
                 .records = true};
  if (tests.size() > 1) updates.labels.insert(updates.labels.begin(), TextColumn{"test", {}});
  const std::vector<BayesUpdate> seen = in_sequence(prior, tests, results);
  std::string words = fmt::format("{} before", percent(prior));
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const Value& after = seen[i].posterior;
    if (tests.size() > 1) updates.labels[0].texts.push_back(tests[i].name);
    updates.labels.back().texts.emplace_back(results[i] ? "positive" : "negative");
    updates.columns[0].numbers.push_back(number_or_infinity(seen[i].lr));
    updates.columns[1].numbers.push_back(number_or_infinity(after));
    words += after.defined() ? fmt::format(", {} after result {}", percent(after.number()), i + 1)
                             : fmt::format("; result {} cannot occur then", i + 1);
  }
  ValueList values{
      .key = "metrics",
      .values = {{"prior", {prior}}, {"posterior", {seen.empty() ? Value(prior) : seen.back().posterior}}}};
  report.parts.emplace_back(std::move(values));
  report.parts.emplace_back(std::move(updates));
  Working working{.derivations = in_odds(prior, seen)};
  if (!working.derivations.empty()) report.parts.emplace_back(std::move(working));
  report.parts.emplace_back(paragraph("in_words", "The probability is " + words + "."));
  if (results.size() > 1)
    report.warnings.push_back(
        {"independence",
         "results are taken as independent given the condition; a test repeated, or tests that err together, "
         "prove less"});
  warn_of_certainty(report, prior);
  std::string signs;
  for (const bool positive : results)
    signs += fmt::format("{}{}", signs.empty() ? "" : ",", positive ? '+' : '-');
  report.signature = bayes_signature(prior, tests) + " | results=" + signs;
  return report;
}

}  // namespace assay
