// A file of scores with what a map makes of them in one more column.
#include "assay/sample/mapped_scores.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/input/added_column.hpp"
#include "sample/named_columns.hpp"

namespace assay {

namespace {

// The scores in the order of the rows, and where these stand.
class ScoresInOrder {
 public:
  void add(const Batch& rows) {
    const std::span<const double> scores = rows.numbers(role::score);
    scores_.insert(scores_.end(), scores.begin(), scores.end());
    for (std::size_t row = 0; row < rows.rows; ++row) places_.push_back(rows.place(row));
  }
  void merge(const ScoresInOrder& later) {
    scores_.insert(scores_.end(), later.scores_.begin(), later.scores_.end());
    places_.insert(places_.end(), later.places_.begin(), later.places_.end());
  }

  [[nodiscard]] const std::vector<double>& scores() const { return scores_; }
  /// In the file, from 1.
  [[nodiscard]] std::vector<std::size_t> lines(const std::vector<std::size_t>& lines_before) const {
    std::vector<std::size_t> lines;
    lines.reserve(places_.size());
    for (const RowPlace& place : places_) lines.push_back(lines_before[place.block] + place.line + 1);
    return lines;
  }

 private:
  std::vector<double> scores_;
  std::vector<RowPlace> places_;
};

std::size_t position_of_score(const RowFile& file, const std::string& name) {
  try {
    return NamedColumns(file.header(), file.name()).position(name, role::score);
  } catch (const Error& error) {
    throw Error(error.status, error.what(),
                error.diagnostics.front().hint + "; --score names the column of the scores");
  }
}

std::string cell_of(double number, const Dialect& dialect) {
  std::string text = exact(number);
  if (dialect.decimal_comma) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

}  // namespace

MappedScores mapped_scores(const std::string& path, const Dialect& dialect, unsigned threads,
                           const std::string& score, const std::string& added, const ScoreMap& map) {
  RowFile file(path, dialect);
  if (std::find(file.header().begin(), file.header().end(), added) != file.header().end())
    throw data_error(file.name() + " has a column " + in_quotes(added) + " already",
                     "use the file without that column");
  const std::size_t position = position_of_score(file, score);
  ScoresInOrder found;
  const ReadPlan how{.missing = Missing::keep, .threads = threads};
  read_into(found, file, {{&role::score, position}}, how);
  const std::vector<std::size_t> lines = found.lines(file.lines_before());
  MappedScores mapped{.text = {}, .column = file.header()[position]};
  const auto cell = [&](std::size_t row) -> std::string {
    const double before = found.scores()[row];
    ++mapped.rows;
    if (std::isnan(before)) {
      ++mapped.without_score;
      return "";
    }
    const double after = map(before);
    if (std::isnan(after))
      throw data_error(file.name() + ":" + std::to_string(lines[row]) + ": score " + exact(before) +
                           " cannot be mapped: it is no probability",
                       "the map is for scores of the same kind as those that it was fitted to");
    mapped.sum_before += before;
    mapped.sum_after += after;
    return cell_of(after, file.dialect());
  };
  mapped.text = with_added_column(path, file.dialect(), added, lines, cell);
  return mapped;
}

}  // namespace assay
