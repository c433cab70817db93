// Reports on a test whose rates were measured.
#include <fmt/format.h>

#include <array>

#include "assay/core/error.hpp"
#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "assay/evaluate/evaluation.hpp"
#include "assay/stats/beta.hpp"
#include "report/build/bayes_parts.hpp"

namespace assay {

namespace {

constexpr std::size_t draws = BetaPlan{}.draws;

constexpr std::array prevalences{"0.01%", "0.02%", "0.05%", "0.1%", "0.2%", "0.5%",
                                 "1%",    "2%",    "5%",    "10%",  "20%",  "50%"};

// What a posterior can be, given what the likelihood ratio can be.
std::optional<Interval> posterior_interval(double prior, const std::optional<Interval>& lr) {
  if (!lr) return std::nullopt;
  const Value low = posterior(prior, lr->low), high = posterior(prior, lr->high);
  if (!low.defined() || !high.defined()) return std::nullopt;
  return Interval{.low = low.number(), .high = high.number(), .method = lr->method};
}

// The other way round: the probability that a negative result is right.
std::optional<Interval> complement(const std::optional<Interval>& interval) {
  if (!interval) return std::nullopt;
  return Interval{.low = 1 - interval->high, .high = 1 - interval->low, .method = interval->method};
}

class Measured {
 public:
  Measured(const TwoByTwo& table, bool counted, const MeasuredPlan& plan) : table_(table) {
    if (table.tp + table.fn == 0 || table.fp + table.tn == 0)
      throw data_error(table.tp + table.fn == 0 ? "no row is really positive: the sensitivity is unknown"
                                                : "every row is really positive: the specificity is unknown",
                       "rows of both kinds are needed");
    rates_ = rates_by_specificity(table.tp / (table.tp + table.fn), table.tn / (table.tn + table.fp));
    rates_.fpr = table.fp / (table.tn + table.fp);
    rates_.fnr = table.fn / (table.tp + table.fn);
    if (!counted) return;
    const auto ratios =
        beta_likelihood_ratios(table, {.draws = draws, .seed = plan.seed, .confidence = plan.confidence});
    plus_ = ratios.plus;
    minus_ = ratios.minus;
    confidence_ = plan.confidence;
  }

  [[nodiscard]] const TestRates& rates() const { return rates_; }

  [[nodiscard]] Estimate after_positive(double prior) const { return after("posterior", prior, plus_); }
  [[nodiscard]] Estimate after_negative(double prior) const {
    return after("posterior_negative", prior, minus_);
  }

  [[nodiscard]] std::vector<NamedValue> values(double prior) const {
    const Variables variables = variables_of(Evidence{.prior = prior, .test = rates_});
    return {{"prior", {prior}},
            {"posterior", after_positive(prior)},
            {"posterior_negative", after_negative(prior)},
            {"sensitivity", share(table_.tp, table_.tp + table_.fn)},
            {"specificity", share(table_.tn, table_.tn + table_.fp)},
            {"lr_plus", {bayes_formula("lr_plus").value(variables), plus_}},
            {"lr_minus", {bayes_formula("lr_minus").value(variables), minus_}}};
  }

 private:
  [[nodiscard]] Estimate after(const char* formula, double prior, const std::optional<Interval>& lr) const {
    Estimate estimate{bayes_formula(formula).value(variables_of(Evidence{.prior = prior, .test = rates_}))};
    if (estimate.value.defined()) estimate.interval = posterior_interval(prior, lr);
    return estimate;
  }

  [[nodiscard]] Estimate share(double k, double n) const {
    Estimate estimate{k / n};
    if (confidence_)
      estimate.interval = proportion_interval({.k = k, .n = n}, ProportionMethod::wilson, *confidence_);
    return estimate;
  }

  TwoByTwo table_;
  TestRates rates_{};
  std::optional<Interval> plus_, minus_;
  std::optional<double> confidence_;
};

Table prevalence_table(const Measured& measured) {
  Table table{.key = "prevalences",
              .row_header = "prevalence",
              .columns = {"ppv", "npv"},
              .rows = {},
              .with_intervals = true};
  for (const char* text : prevalences) {
    const double prior = probability_from(text).value();
    Estimate npv = measured.after_negative(prior);
    if (npv.value.defined()) npv.value = 1 - npv.value.number();
    npv.interval = complement(npv.interval);
    table.rows.push_back({text, {measured.after_positive(prior), npv}});
  }
  return table;
}

}  // namespace

Report measured_report(double prior, const Loaded& loaded, const MeasuredPlan& plan) {
  const Predictions& predictions = loaded.predictions;
  if (!predictions.positive)
    throw data_error(
        "a test has two results, and there are " + std::to_string(predictions.matrix.size()) + " classes",
        "give predictions of two classes");
  const bool weighted = predictions.matrix.weighted;
  const bool intervals = plan.intervals && !weighted;
  const Measured measured(one_vs_rest(predictions.matrix, *predictions.positive), intervals, plan);
  Report report{.command = "bayes", .inputs = {loaded.input}, .warnings = loaded.warnings};
  if (intervals) report.confidence = plan.confidence;
  std::vector<NamedValue> values = measured.values(prior);
  const Value after_positive = values[1].estimate.value, after_negative = values[2].estimate.value;
  report.parts.emplace_back(ValueList{.key = "metrics", .values = std::move(values)});
  report.parts.emplace_back(
      working_of({.prior = prior, .test = measured.rates()},
                 {{"posterior", "posterior"}, {"posterior_negative", "posterior_negative"}}));
  add_natural_frequencies(report, prior, measured.rates(), plan.population);
  report.parts.emplace_back(Paragraph{.key = "in_words",
                                      .text = change_in_words(prior, after_positive, "A positive") + " " +
                                              change_in_words(prior, after_negative, "A negative")});
  report.parts.emplace_back(prevalence_table(measured));
  if (intervals)
    report.warnings.push_back(
        {"beta_intervals",
         fmt::format(
             "intervals of posteriors: {} draws of sensitivity and specificity from their Beta posteriors, "
             "prior Beta(1/2, 1/2); the prior probability is taken as known",
             with_commas(static_cast<double>(draws)))});
  if (plan.intervals && weighted)
    report.warnings.push_back({"weighted", "rows have weights: intervals, which need counts, are left out"});
  warn_of_certainty(report, prior);
  report.signature =
      fmt::format("assay {} | bayes | {} | prior={}", version(), signature_of(loaded.input), exact(prior));
  report.signature += intervals ? fmt::format(" | intervals=beta,wilson {:.10g}% | draws={} seed={}",
                                              plan.confidence * 100, draws, plan.seed)
                                : " | intervals=none";
  if (plan.population) report.signature += " | population=" + exact(*plan.population);
  return report;
}

}  // namespace assay
