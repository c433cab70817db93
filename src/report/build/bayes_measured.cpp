// Reports on a test whose rates were measured.
#include <fmt/format.h>

#include <array>

#include "assay/bayes/measured.hpp"
#include "assay/core/error.hpp"
#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "report/build/bayes_parts.hpp"

namespace assay {

namespace {

constexpr std::size_t draws = BootstrapPlan{}.replicates;

constexpr std::array prevalences{"0.01%", "0.02%", "0.05%", "0.1%", "0.2%", "0.5%",
                                 "1%",    "2%",    "5%",    "10%",  "20%",  "50%"};

Table prevalence_table(const MeasuredTest& measured) {
  Table table{.key = "prevalences",
              .row_header = "prevalence",
              .columns = {"ppv", "npv"},
              .rows = {},
              .with_intervals = true};
  for (const char* text : prevalences) {
    const double prior = probability_from(text).value();
    table.rows.push_back({text, {measured.after_positive(prior), measured.negative_predictive_value(prior)}});
  }
  return table;
}

void add_posteriors(Report& report, double prior, const MeasuredTest& measured,
                    std::optional<double> population) {
  const Estimate after_positive = measured.after_positive(prior);
  const Estimate after_negative = measured.after_negative(prior);
  set_answer(report, after_positive.value);
  report.parts.emplace_back(
      paragraph("in_words", change_in_words(prior, after_positive.value, "A positive") + " " +
                                change_in_words(prior, after_negative.value, "A negative")));
  report.parts.emplace_back(ValueList{.key = "metrics",
                                      .values = {{"prior", {prior}},
                                                 {"posterior", after_positive},
                                                 {"posterior_negative", after_negative},
                                                 {"sensitivity", measured.sensitivity()},
                                                 {"specificity", measured.specificity()},
                                                 {"lr_plus", measured.lr_plus()},
                                                 {"lr_minus", measured.lr_minus()}}});
  report.parts.emplace_back(
      working_of({.prior = prior, .test = measured.rates()},
                 {{"posterior", "posterior"}, {"posterior_negative", "posterior_negative"}}));
  add_natural_frequencies(report, prior, measured.rates(), population);
}

void warn_of_intervals(Report& report, bool wanted, bool weighted) {
  if (!wanted) return;
  if (weighted) {
    report.warnings.push_back({"weighted", "rows have weights: there are no intervals, which need counts"});
    return;
  }
  report.warnings.push_back(
      {"beta_intervals",
       fmt::format("intervals of posteriors: {} draws of sensitivity and specificity from their Beta "
                   "posteriors, prior Beta(1/2, 1/2); the prior probability is taken as known",
                   with_commas(static_cast<double>(draws)))});
}

std::string measured_signature(const Provenance& input, double prior, const MeasuredPlan& plan,
                               bool intervals) {
  std::string text =
      fmt::format("assay {} | bayes | {} | prior={}", version(), signature_of(input), exact(prior));
  text += intervals ? fmt::format(" | intervals={:.10g}% | draws={} seed={}", plan.confidence * 100, draws,
                                  plan.seed)
                    : " | intervals=none";
  if (plan.population) text += " | population=" + exact(*plan.population);
  return text;
}

}  // namespace

Report measured_report(double prior, const InputSample& loaded, const MeasuredPlan& plan) {
  const Sample& predictions = loaded.predictions;
  if (!predictions.positive)
    throw data_error(
        "a test has two results, and there are " + std::to_string(predictions.matrix.size()) + " classes",
        "give predictions of two classes");
  const bool weighted = predictions.matrix.weighted;
  const bool intervals = plan.intervals && !weighted;
  const BootstrapPlan bootstrap{.seed = plan.seed, .confidence = plan.confidence};
  const MeasuredTest measured(one_vs_rest(predictions.matrix, *predictions.positive),
                              intervals ? std::optional(bootstrap) : std::nullopt);
  Report report{.command = "bayes", .inputs = {loaded.input}, .warnings = loaded.warnings};
  if (intervals) report.confidence = plan.confidence;
  add_posteriors(report, prior, measured, plan.population);
  report.parts.emplace_back(prevalence_table(measured));
  warn_of_intervals(report, plan.intervals, weighted);
  warn_of_certainty(report, prior);
  report.signature = measured_signature(loaded.input, prior, plan, intervals);
  mark_details(report);
  return report;
}

}  // namespace assay
