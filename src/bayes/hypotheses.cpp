// Hypotheses from a CSV.
#include "assay/bayes/hypotheses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <set>
#include <utility>

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
      "hypothesis, prior and columns of likelihoods are expected (or class, documents and columns of "
      "counts), "
      "and there are: {}; predictions are read with --from",
      listed(header));
}

std::optional<std::size_t> find_column(const std::vector<std::string>& header,
                                       std::initializer_list<const char*> names) {
  for (const char* name : names)
    for (std::size_t i = 0; i < header.size(); ++i)
      if (as_name(header[i]) == name) return i;
  return std::nullopt;
}

Error no_column(const std::vector<std::string>& header, const std::string& name, const std::string& file) {
  return data_error(fmt::format("{}: there is no column {}{}", file, name, did_you_mean(name, header)),
                    what_is_there(header));
}

void check_names(const std::vector<std::string>& header, const std::string& file) {
  std::set<std::string> seen;
  for (const std::string& name : header)
    if (!seen.insert(as_name(name)).second)
      throw data_error(fmt::format("{}: column {} appears twice", file, in_quotes(name)),
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
    if (name.empty())
      throw data_error(row.place(file, column) + ": a hypothesis has no name", "give each a name");
    if (!seen.insert(name).second)
      throw data_error(
          fmt::format("{}: hypothesis {} appears twice", row.place(file, column), in_quotes(name)),
          "name each once");
    names.push_back(name);
  }
  return names;
}

// "3/40" or "3 in 40": its two counts.
std::optional<std::pair<double, double>> counts_in(const std::string& cell) {
  const std::size_t slash = cell.find('/'), in = cell.find(" in ");
  const std::size_t at = slash != std::string::npos ? slash : in;
  if (at == std::string::npos) return std::nullopt;
  const auto k = count_from(std::string(trimmed(std::string_view(cell).substr(0, at))));
  const auto n = count_from(std::string(trimmed(std::string_view(cell).substr(at + (at == slash ? 1 : 4)))));
  if (!k || !n || *k > *n) return std::nullopt;
  return std::pair(*k, *n);
}

// A file of hypotheses, column by column.
class HypothesisReader {
 public:
  HypothesisReader(RowFile& csv, const HypothesesPlan& plan)
      : plan_(plan), file_(csv.name()), header_(csv.header()) {
    const auto name = find_column(header_, {"hypothesis", "class"});
    prior_ = find_column(header_, {"prior"});
    documents_ = find_column(header_, {"documents", "total"});
    words_ = find_column(header_, {"words", "tokens"});
    if (!name) throw no_column(header_, "hypothesis", file_);
    if (!prior_ && !documents_) throw no_column(header_, "prior", file_);
    check_names(header_, file_);
    for (std::size_t i = 0; i < header_.size(); ++i)
      if (i != *name && i != prior_ && i != documents_ && i != words_) columns_.push_back(i);
    if (columns_.empty())
      throw data_error(file_ + ": there is no column of likelihoods",
                       "add one: how probable the evidence is under each hypothesis");
    rows_ = csv.read_cells(most_hypotheses);
    if (rows_.empty())
      throw data_error(file_ + ": there are no hypotheses", "a row for each is expected, below the header");
    read_ = {.names = names_in(rows_, *name, file_), .priors = {}, .counted = documents_ || words_};
  }

  Hypotheses read() && {
    read_priors();
    std::vector<SeenEvidence> seen = plan_.evidence;
    if (seen.empty())
      for (const std::size_t column : columns_) seen.push_back({.column = header_[column]});
    for (const SeenEvidence& one : seen) read_evidence(one);
    return std::move(read_);
  }

 private:
  [[nodiscard]] double count_in(const TextRow& row, std::size_t column) const {
    const auto count = count_from(row.cells[column]);
    if (!count)
      throw data_error(row.place(file_, column) + ": " +
                           (row.cells[column].empty() ? std::string("a count is missing")
                                                      : in_quotes(row.cells[column]) + " is not a count"),
                       "counts are whole numbers from 0 up");
    return *count;
  }

  void read_priors() {
    if (prior_) {
      double slack = 0;
      for (const TextRow& row : rows_) {
        read_.priors.push_back(probability_in(row, *prior_, file_, "prior"));
        const auto figure = figure_from(row.cells[*prior_]);
        if (figure) slack += (figure->high - figure->low) / 2;
      }
      constexpr double most_slack = 0.005;  // of each
      read_.prior_slack = std::min(slack, most_slack * static_cast<double>(rows_.size()));
      return;
    }
    double all = 0;
    for (const TextRow& row : rows_) all += count_in(row, *documents_);
    if (all == 0) throw data_error(file_ + ": there are no documents", "a count above 0 is expected");
    for (const TextRow& row : rows_) {
      const double documents = count_in(row, *documents_);
      read_.priors.push_back(documents / all);
      add_counting(fmt::format("prior({})", name_of(row)), "documents / all documents",
                   {documents, " / ", all}, documents / all);
    }
  }

  [[nodiscard]] const std::string& name_of(const TextRow& row) const {
    return read_.names[static_cast<std::size_t>(&row - rows_.data())];
  }

  void add_counting(std::string name, std::string formula, Phrase numbers, double value) {
    add_derivations(read_.counting, {{.name = std::move(name),
                                      .formula = std::move(formula),
                                      .with_numbers = std::move(numbers),
                                      .simplified = {},
                                      .value = value}});
  }

  void read_evidence(const SeenEvidence& seen) {
    const auto is_it = [&](std::size_t column) { return as_name(header_[column]) == as_name(seen.column); };
    const auto at = std::find_if(columns_.begin(), columns_.end(), is_it);
    if (at == columns_.end()) {
      std::vector<std::string> known;
      for (const std::size_t column : columns_) known.push_back(header_[column]);
      throw usage_error(fmt::format("--evidence: there is no column {}{}", in_quotes(seen.column),
                                    did_you_mean(seen.column, known)),
                        "there are: " + listed(known));
    }
    if (seen.absent && words_)
      throw usage_error("--evidence: with counts of words, the absence of a word cannot be used",
                        "leave it out, or count documents");
    read_.evidence.push_back((seen.absent ? "no " : "") + header_[*at]);
    std::vector<double>& likelihoods = read_.likelihoods.emplace_back();
    for (const TextRow& row : rows_) {
      const double present = likelihood_in(row, *at);
      likelihoods.push_back(seen.absent ? complement(present) : present);
      if (seen.absent && read_.counted)
        add_counting(fmt::format("P(no {} | {})", header_[*at], name_of(row)), "1 - P(present)",
                     {"1 - ", present}, likelihoods.back());
    }
  }

  // Of counts: (count + smooth) / (documents + 2 smooth), or of words / (words + smooth * columns).
  double likelihood_in(const TextRow& row, std::size_t column) {
    const double smooth = plan_.smooth;
    if (!read_.counted) {
      if (smooth == 0) return probability_in(row, column, file_, "likelihood");
      const auto counts = counts_in(row.cells[column]);
      if (!counts)
        throw data_error(
            fmt::format("{}: --smooth needs fractions of counts, and {} is not one", row.place(file_, column),
                        in_quotes(row.cells[column])),
            "write likelihoods as fractions of counts, such as 0/40, or give a column documents");
      return (counts->first + smooth) / (counts->second + 2 * smooth);
    }
    const std::size_t total_at = words_ ? *words_ : *documents_;
    const double count = count_in(row, column), total = count_in(row, total_at);
    if (count > total)
      throw data_error(fmt::format("{}: the count {} is above the {} of column {}", row.place(file_, column),
                                   exact(count), exact(total), in_quotes(header_[total_at])),
                       "a count cannot exceed its total");
    const double kinds = words_ ? static_cast<double>(columns_.size()) : 2;
    const double likelihood = (count + smooth) / (total + kinds * smooth);
    if (total + smooth == 0)
      throw data_error(fmt::format("{}: {} has no {}", row.place(file_, total_at), in_quotes(name_of(row)),
                                   header_[total_at]),
                       "leave the row out, or add --smooth 1");
    const std::string unit = words_ ? "words" : "documents";
    const Phrase numbers =
        smooth == 0 ? Phrase{count, " / ", total}
                    : Phrase{"(", count, " + ", smooth, ") / (", total, " + ", kinds, " * ", smooth, ")"};
    add_counting(fmt::format("P({} | {})", header_[column], name_of(row)),
                 smooth == 0 ? "count / " + unit
                             : fmt::format("(count + smooth) / ({} + {} * smooth)", unit, exact(kinds)),
                 numbers, likelihood);
    return likelihood;
  }

  const HypothesesPlan& plan_;
  const std::string& file_;
  const std::vector<std::string>& header_;
  std::optional<std::size_t> prior_, documents_, words_;
  std::vector<std::size_t> columns_;
  std::vector<TextRow> rows_;
  Hypotheses read_;
};

}  // namespace

Hypotheses read_hypotheses(const std::string& path, const Dialect& dialect, const HypothesesPlan& plan) {
  RowFile csv(path, dialect);
  return HypothesisReader(csv, plan).read();
}

}  // namespace assay
