// Hypotheses from a CSV.
#include "assay/bayes/hypotheses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "assay/core/error.hpp"
#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "assay/input/rows.hpp"

namespace assay {

namespace {

constexpr std::size_t most_hypotheses = 10'000;

std::string what_is_there(const std::vector<std::string>& header) {
  if (header.size() == 1)
    return "there is one column, " + in_quotes(header[0]) +
           "; if the delimiter is not a comma, give it with -d";
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

double probability_in(const TextRow& row, std::size_t column, const std::string& file,
                      const std::string& role) {
  const std::string& cell = row.cells[column];
  if (const auto probability = probability_from(cell)) return *probability;
  throw data_error(row.place(file, column) + ": " +
                       (cell.empty() ? fmt::format("a {} is missing", role)
                                     : fmt::format("{} {}", role, why_no_probability(cell))),
                   "probabilities are from 0 to 1, written as 0.05, 5%, 1/20 or 1 in 20");
}

std::vector<std::string> names_in(const std::vector<TextRow>& rows, std::size_t column,
                                  const std::string& file) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const TextRow& row : rows) {
    const std::string& name = row.cells[column];
    if (name.empty()) throw data_error(row.place(file, column) + ": a hypothesis has no name", "name each");
    if (!seen.insert(name).second)
      throw data_error(
          fmt::format("{}: hypothesis {} is there twice", row.place(file, column), in_quotes(name)),
          "name each once");
    names.push_back(name);
  }
  return names;
}

std::vector<double> probabilities_in(const std::vector<TextRow>& rows, std::size_t column,
                                     const std::string& file, const std::string& role) {
  std::vector<double> probabilities;
  for (const TextRow& row : rows) probabilities.push_back(probability_in(row, column, file, role));
  return probabilities;
}

}  // namespace

Hypotheses read_hypotheses(const std::string& path, const Dialect& dialect) {
  RowFile csv(path, dialect);
  const std::string& file = csv.name();
  const std::vector<std::string>& header = csv.header();
  const std::size_t name_at = column_called(header, "hypothesis", file);
  const std::size_t prior_at = column_called(header, "prior", file);
  check_names(header, file);
  if (header.size() < 3)
    throw data_error(file + ": there is no column of likelihoods",
                     "add one: how probable the evidence is under each hypothesis");
  const std::vector<TextRow> rows = csv.read_cells(most_hypotheses);
  if (rows.empty())
    throw data_error(file + ": there are no hypotheses", "a row for each is expected, below the header");
  Hypotheses read{.names = names_in(rows, name_at, file),
                  .priors = probabilities_in(rows, prior_at, file, "prior")};
  for (std::size_t column = 0; column < header.size(); ++column) {
    if (column == name_at || column == prior_at) continue;
    read.evidence.push_back(header[column]);
    read.likelihoods.push_back(probabilities_in(rows, column, file, "likelihood"));
  }
  return read;
}

}  // namespace assay
