// Reports on one test: its result, or what would give a posterior.
#include <fmt/format.h>

#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "report/build/bayes_parts.hpp"

namespace assay {

namespace {

NamedValue named(const char* name, const Value& value) { return {name, {value}}; }

NamedValue by_formula(const char* name, const Evidence& evidence) {
  return named(name, bayes_formula(name).value(variables_of(evidence)));
}

Report report_of_rates(double prior, const NamedTest& test, std::optional<double> population) {
  const Evidence evidence{.prior = prior, .test = test.rates};
  Report report{.command = "bayes"};
  const NamedValue after_positive = by_formula("posterior", evidence);
  const NamedValue after_negative = by_formula("posterior_negative", evidence);
  set_answer(report, after_positive.estimate.value);
  report.parts.emplace_back(
      paragraph("in_words", change_in_words(prior, after_positive.estimate.value, "A positive") + " " +
                                change_in_words(prior, after_negative.estimate.value, "A negative")));
  report.parts.emplace_back(
      ValueList{.key = "metrics",
                .values = {named("prior", prior), after_positive, after_negative,
                           by_formula("lr_plus", evidence), by_formula("lr_minus", evidence)}});
  report.parts.emplace_back(
      working_of(evidence, {{"posterior", "posterior"}, {"posterior_negative", "posterior_negative"}}));
  Working odds = working_of(evidence, {{"posterior_odds", "posterior_odds"},
                                       {"posterior_odds_negative", "posterior_odds_negative"}});
  odds.key = "odds";
  report.parts.emplace_back(std::move(odds));
  add_natural_frequencies(report, prior, *test.rates, population);
  return report;
}

Report report_of_lr(double prior, double lr) {
  const Evidence evidence{.prior = prior, .lr = lr};
  Report report{.command = "bayes"};
  const Value after = posterior(prior, lr);
  set_answer(report, after);
  report.parts.emplace_back(paragraph("in_words", change_in_words(prior, after, "Such a")));
  report.parts.emplace_back(ValueList{
      .key = "metrics", .values = {named("prior", prior), named("posterior", after), named("lr", lr)}});
  report.parts.emplace_back(working_of(evidence, {{"posterior_by_lr", "posterior"}}));
  Working odds = working_of(evidence, {{"posterior_odds_by_lr", "posterior_odds"}});
  odds.key = "odds";
  report.parts.emplace_back(std::move(odds));
  report.warnings.push_back(
      {"lr_only", "a likelihood ratio alone says nothing of the other result; --sensitivity and --fpr do"});
  return report;
}

// What was given, as values.
std::vector<NamedValue> known_values(Unknown unknown, const Evidence& evidence) {
  std::vector<NamedValue> values;
  const auto add = [&](const char* name, std::optional<double> number) {
    if (number) values.push_back(named(name, *number));
  };
  add("posterior", evidence.posterior);
  add("prior", evidence.prior);
  if (evidence.test && unknown != Unknown::sensitivity) add("sensitivity", evidence.test->sensitivity);
  if (evidence.test && unknown != Unknown::fpr && unknown != Unknown::specificity)
    add("specificity", evidence.test->specificity);
  add("lr", evidence.lr);
  return values;
}

std::string needed_in_words(Unknown unknown, double answer, double target) {
  const std::string name(unknown == Unknown::lr    ? "likelihood ratio"
                         : unknown == Unknown::fpr ? "false positive rate"
                                                   : name_of(unknown));
  return fmt::format("A positive result gives a posterior of {} when the {} is {}.", percent(target), name,
                     unknown == Unknown::lr ? fmt::format("{:.4g}", answer) : percent(answer));
}

}  // namespace

Report test_report(double prior, const NamedTest& test, std::optional<double> population) {
  Report report = test.rates ? report_of_rates(prior, test, population) : report_of_lr(prior, *test.lr);
  warn_of_certainty(report, prior);
  report.signature = bayes_signature(prior, {test});
  if (population) report.signature += " | population=" + exact(*population);
  mark_details(report);
  return report;
}

Report needed_report(Unknown unknown, const Evidence& evidence) {
  const auto [answer, possible] = needed(unknown, evidence);
  const std::string name(name_of(unknown));
  const std::vector<NamedValue> given = known_values(unknown, evidence);
  Report report{.command = "bayes"};
  set_answer(report, answer);
  ValueList values{.key = "metrics", .values = {{name, {answer}}}};
  values.values.insert(values.values.end(), given.begin(), given.end());
  if (answer.defined())
    report.parts.emplace_back(
        paragraph("in_words", needed_in_words(unknown, answer.number(), *evidence.posterior)));
  report.parts.emplace_back(std::move(values));
  if (answer.defined()) {
    report.parts.emplace_back(
        working_of(evidence, {{needed_formula(unknown, evidence).c_str(), name.c_str()}}));
  }
  report.holds = possible;
  report.signature = fmt::format("assay {} | bayes | solve={}", version(), name);
  for (const NamedValue& one : given)
    report.signature += fmt::format(" | {}={}", one.name, exact(one.estimate.value.number()));
  mark_details(report);
  return report;
}

}  // namespace assay
