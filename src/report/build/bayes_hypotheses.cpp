// Reports on several hypotheses.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "assay/core/error.hpp"
#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "report/build/bayes_parts.hpp"

namespace assay {

namespace {

// Sums to 1, if need be and asked for by rescaling, which a note says.
std::vector<double> shares_of(const Hypotheses& given, bool normalise, Report& report) {
  const double sum = std::accumulate(given.priors.begin(), given.priors.end(), 0.0);
  if (sum == 0) throw data_error("all priors are 0", "give each hypothesis its share of 1");
  const double off = std::abs(sum - 1);
  if (off <= 1e-9) return given.priors;
  const std::string sum_text = fmt::format("{:.10g}", sum);
  if (!normalise && off > given.prior_slack + 1e-9)
    throw data_error(fmt::format("the priors sum to {}, not to 1", sum_text),
                     "check them, or let --normalise rescale them");
  report.warnings.push_back(
      {"priors_normalised", fmt::format("the priors summed to {} and were rescaled to sum to 1", sum_text)});
  return normalised(given.priors);
}

// A count of 0 is a likelihood of 0, which nothing can make good.
void note_zero_counts(const Hypotheses& given, Report& report) {
  for (std::size_t e = 0; e < given.evidence.size(); ++e)
    for (std::size_t i = 0; i < given.names.size(); ++i) {
      if (!given.counted || given.likelihoods[e][i] != 0) continue;
      report.warnings.push_back(
          {"zero_count", fmt::format("{} was never counted with {}, and rules it out whatever else is seen: "
                                     "--smooth 1 adds 1 to each count",
                                     in_quotes(given.evidence[e]), in_quotes(given.names[i]))});
      return;
    }
}

// posterior = prior * likelihoods / sum, for each hypothesis.
Working hypotheses_working(const Hypotheses& given, const std::vector<double>& priors,
                           const std::vector<double>& posteriors) {
  Working working;
  std::vector<double> joint = priors;
  std::string product = "prior";
  for (std::size_t e = 0; e < given.evidence.size(); ++e) {
    product += given.evidence.size() == 1 ? " * likelihood" : fmt::format(" * likelihood_{}", e + 1);
    for (std::size_t i = 0; i < joint.size(); ++i) joint[i] *= given.likelihoods[e][i];
  }
  const double sum = std::accumulate(joint.begin(), joint.end(), 0.0);
  if (sum == 0) return working;  // too small for a double: posteriors come from one column after the other
  for (std::size_t i = 0; i < joint.size(); ++i) {
    Derivation one{.name = "P(" + given.names[i] + ")",
                   .formula = product + " / sum",
                   .with_numbers = {priors[i]},
                   .simplified = {},
                   .value = posteriors[i]};
    for (const auto& likelihoods : given.likelihoods) {
      one.with_numbers += Phrase{" * ", likelihoods[i]};
    }
    one.with_numbers += Phrase{" / ", sum};
    one.simplified = {joint[i], " / ", sum};
    working.derivations.push_back(std::move(one));
  }
  return working;
}

std::string most_probable_in_words(const Hypotheses& given, const std::vector<double>& priors,
                                   const std::vector<double>& posteriors) {
  const auto [at, tied] = most_probable(posteriors);
  const std::string most = percent(posteriors[at]);
  if (tied) return fmt::format("Several are equally probable, at {} each.", most);
  return fmt::format("{} is most probable: {} before the evidence, {} after.", in_quotes(given.names[at]),
                     percent(priors[at]), most);
}

// After each piece of evidence; the last column is the posterior.
Series updates_by_evidence(const Hypotheses& given, const std::vector<double>& priors,
                           const std::vector<std::vector<double>>& after) {
  Series series{.key = "hypotheses",
                .labels = {{"hypothesis", given.names}},
                .columns = {{"prior", priors}},
                .listed = true,
                .records = true};
  for (std::size_t e = 0; e < after.size(); ++e) {
    const bool last = e + 1 == after.size();
    series.columns.push_back({last ? "posterior" : "after " + given.evidence[e], after[e]});
  }
  return series;
}

}  // namespace

Report hypotheses_report(const Hypotheses& given, const std::string& file, bool normalise) {
  Report report{.command = "bayes"};
  report.inputs = {{.files = {file}, .rows = static_cast<double>(given.names.size())}};
  const std::vector<double> priors = shares_of(given, normalise, report);
  const HypothesisUpdates updates = updated_by_all(priors, given.likelihoods);
  if (updates.impossible)
    throw data_error(
        fmt::format("the likelihoods of column {} are 0 for every hypothesis that is still possible",
                    in_quotes(given.evidence[*updates.impossible])),
        given.counted ? "--smooth 1 adds 1 to each count, so that none is 0"
                      : "evidence that is there must be possible under one of them");
  const std::vector<double>& posteriors = updates.after.back();
  report.parts.emplace_back(paragraph("in_words", most_probable_in_words(given, priors, posteriors)));
  report.parts.emplace_back(updates_by_evidence(given, priors, updates.after));
  if (!given.counting.empty())
    report.parts.emplace_back(Working{.key = "likelihoods", .derivations = given.counting});
  if (Working working = hypotheses_working(given, priors, posteriors); !working.derivations.empty())
    report.parts.emplace_back(std::move(working));
  note_zero_counts(given, report);
  if (std::find(priors.begin(), priors.end(), 1.0) != priors.end()) warn_of_certainty(report, 1);
  if (given.evidence.size() > 1)
    report.warnings.push_back(
        {"independence", "the columns are assumed to be independent evidence under each hypothesis"});
  report.signature = fmt::format("assay {} | bayes | hypotheses | likelihoods={}", version(),
                                 listed(given.evidence, given.evidence.size()));
  mark_details(report);
  return report;
}

}  // namespace assay
