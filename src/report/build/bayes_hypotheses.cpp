// Reports on several hypotheses, from a CSV.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "assay/core/error.hpp"
#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "assay/input/rows.hpp"
#include "report/build/bayes_parts.hpp"

namespace assay {

namespace {

constexpr std::size_t most_hypotheses = 10'000;

// Hypotheses as they stand in a file: a prior each, and for each piece of evidence a likelihood.
struct Hypotheses {
  std::string file;
  std::vector<std::string> names;
  std::vector<double> priors;
  std::vector<std::string> evidence;             // names of the likelihood columns
  std::vector<std::vector<double>> likelihoods;  // by evidence, then by hypothesis
};

std::string what_is_there(const std::vector<std::string>& header) {
  if (header.size() == 1)
    return "there is one column, " + in_quotes(header[0]) + "; is the delimiter another? try -d";
  return fmt::format(
      "hypothesis, prior and columns of likelihoods are expected, and there are: {}; predictions are read "
      "with --from",
      listed(header));
}

std::size_t column_called(const std::vector<std::string>& header, const std::string& name,
                          const std::string& file) {
  const auto is_it = [&](const std::string& one) { return as_name(one) == name; };
  const auto found = std::find_if(header.begin(), header.end(), is_it);
  if (found == header.end())
    throw data_error(fmt::format("{}: there is no column {}{}", file, name, did_you_mean(name, header)),
                     what_is_there(header));
  return static_cast<std::size_t>(found - header.begin());
}

void check_names(const std::vector<std::string>& header, const std::string& file) {
  std::set<std::string> seen;
  for (const std::string& name : header)
    if (!seen.insert(as_name(name)).second)
      throw data_error(fmt::format("{}: column {} is there twice", file, in_quotes(name)),
                       "rename one of the two");
}

double probability_in(const TextRow& row, std::size_t column, const Hypotheses& read,
                      const std::string& role) {
  const std::string& cell = row.cells[column];
  if (const auto probability = probability_from(cell)) return *probability;
  throw data_error(row.place(read.file, column) + ": " +
                       (cell.empty() ? fmt::format("a {} is missing", role)
                                     : fmt::format("{} {}", role, why_no_probability(cell))),
                   "probabilities are from 0 to 1, written as 0.05, 5%, 1/20 or 1 in 20");
}

void add_names(const std::vector<TextRow>& rows, std::size_t column, Hypotheses& read) {
  std::set<std::string> seen;
  for (const TextRow& row : rows) {
    const std::string& name = row.cells[column];
    if (name.empty())
      throw data_error(row.place(read.file, column) + ": a hypothesis has no name", "name each");
    if (!seen.insert(name).second)
      throw data_error(
          fmt::format("{}: hypothesis {} is there twice", row.place(read.file, column), in_quotes(name)),
          "name each once");
    read.names.push_back(name);
  }
}

Hypotheses read_hypotheses(const std::string& path, const Dialect& dialect) {
  RowFile csv(path, dialect);
  const std::vector<std::string>& header = csv.header();
  Hypotheses read{.file = csv.name()};
  const std::size_t name_at = column_called(header, "hypothesis", read.file);
  const std::size_t prior_at = column_called(header, "prior", read.file);
  check_names(header, read.file);
  if (header.size() < 3)
    throw data_error(read.file + ": there is no column of likelihoods",
                     "add one: how probable the evidence is under each hypothesis");
  const std::vector<TextRow> rows = csv.read_cells(most_hypotheses);
  if (rows.empty())
    throw data_error(read.file + ": there are no hypotheses", "a row for each is expected, below the header");
  add_names(rows, name_at, read);
  for (const TextRow& row : rows) read.priors.push_back(probability_in(row, prior_at, read, "prior"));
  for (std::size_t column = 0; column < header.size(); ++column) {
    if (column == name_at || column == prior_at) continue;
    read.evidence.push_back(header[column]);
    std::vector<double>& likelihoods = read.likelihoods.emplace_back();
    for (const TextRow& row : rows) likelihoods.push_back(probability_in(row, column, read, "likelihood"));
  }
  return read;
}

// Sums to 1; a note says when it had to be made to.
std::vector<double> shares_of(const Hypotheses& read, Report& report) {
  const double sum = std::accumulate(read.priors.begin(), read.priors.end(), 0.0);
  if (sum == 0) throw data_error(read.file + ": all priors are 0", "give each hypothesis its share of 1");
  if (std::abs(sum - 1) <= 1e-9) return read.priors;
  report.warnings.push_back(
      {"priors_normalised",
       fmt::format("the priors sum to {}, not to 1: each was divided by that", fmt::format("{:.10g}", sum))});
  return normalised(read.priors);
}

// posterior = prior * likelihoods / sum, for each hypothesis.
Working hypotheses_working(const Hypotheses& read, const std::vector<double>& priors,
                           const std::vector<double>& posteriors) {
  Working working;
  std::vector<double> joint = priors;
  std::string product = "prior";
  for (std::size_t e = 0; e < read.evidence.size(); ++e) {
    product += read.evidence.size() == 1 ? " * likelihood" : fmt::format(" * likelihood_{}", e + 1);
    for (std::size_t i = 0; i < joint.size(); ++i) joint[i] *= read.likelihoods[e][i];
  }
  const double sum = std::accumulate(joint.begin(), joint.end(), 0.0);
  if (sum == 0) return working;  // too small for a double: posteriors come from one column after the other
  for (std::size_t i = 0; i < joint.size(); ++i) {
    Derivation one{.name = "P(" + read.names[i] + ")",
                   .formula = product + " / sum",
                   .with_numbers = {priors[i]},
                   .simplified = {},
                   .value = posteriors[i]};
    for (const auto& likelihoods : read.likelihoods) {
      one.with_numbers += Phrase{" * ", likelihoods[i]};
    }
    one.with_numbers += Phrase{" / ", sum};
    one.simplified = {joint[i], " / ", sum};
    working.derivations.push_back(std::move(one));
  }
  return working;
}

std::string most_probable_in_words(const Hypotheses& read, const std::vector<double>& priors,
                                   const std::vector<double>& posteriors) {
  const auto [at, tied] = most_probable(posteriors);
  const std::string most = percent(posteriors[at]);
  if (tied) return fmt::format("Several are the most probable, with {} each.", most);
  return fmt::format("{} is the most probable: {}, and {} before.", in_quotes(read.names[at]), most,
                     percent(priors[at]));
}

}  // namespace

Report hypotheses_report(const std::string& path, const Dialect& dialect) {
  const Hypotheses read = read_hypotheses(path, dialect);
  Report report{.command = "bayes"};
  report.inputs = {{.file = path, .rows = static_cast<double>(read.names.size())}};
  const std::vector<double> priors = shares_of(read, report);
  Series series{.key = "hypotheses",
                .labels = {{"hypothesis", read.names}},
                .columns = {{"prior", priors}},
                .listed = true,
                .records = true};
  const HypothesisUpdates updates = updated_by_all(priors, read.likelihoods);
  if (updates.impossible)
    throw data_error(
        fmt::format("{}: the likelihoods of column {} are 0 for every hypothesis that is still possible",
                    read.file, in_quotes(read.evidence[*updates.impossible])),
        "evidence that is there must be possible under one of them");
  for (std::size_t e = 0; e < read.evidence.size(); ++e) {
    const bool last = e + 1 == read.evidence.size();
    series.columns.push_back({last ? "posterior" : "after " + read.evidence[e], updates.after[e]});
  }
  const std::vector<double>& posteriors = updates.after.back();
  report.parts.emplace_back(std::move(series));
  if (Working working = hypotheses_working(read, priors, posteriors); !working.derivations.empty())
    report.parts.emplace_back(std::move(working));
  report.parts.emplace_back(paragraph("in_words", most_probable_in_words(read, priors, posteriors)));
  if (std::find(priors.begin(), priors.end(), 1.0) != priors.end()) warn_of_certainty(report, 1);
  if (read.evidence.size() > 1)
    report.warnings.push_back(
        {"independence", "the columns are taken as independent evidence under each hypothesis"});
  report.signature = fmt::format("assay {} | bayes | hypotheses | likelihoods={}", version(),
                                 listed(read.evidence, read.evidence.size()));
  return report;
}

}  // namespace assay
