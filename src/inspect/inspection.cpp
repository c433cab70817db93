// What is in a file of predictions, before anybody evaluates it.
#include "assay/inspect/inspection.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/core/threads.hpp"
#include "input/cells.hpp"
#include "inspect/evidence.hpp"
#include "sample/rehearsal.hpp"

namespace assay {

namespace {

TablePlan table_plan(const RowFile& file, std::span<const std::vector<std::string>> rows,
                     const Columns& columns) {
  TablePlan plan{.header = file.header(),
                 .has_header = file.dialect().header,
                 .decimal_comma = file.dialect().decimal_comma,
                 .truth = columns.find(role::truth),
                 .used = columns.positions(),
                 .ids = id_columns(file.header(), rows, columns),
                 .scores = score_columns(columns)};
  if (plan.scores.size() > 1) plan.scores.clear();  // ties matter where one score ranks the rows
  return plan;
}

// The rows that --filter reads; one without a value there is none of them.
class RowFilter {
 public:
  RowFilter(const std::vector<std::string>& conditions, const std::vector<std::string>& header) {
    for (const std::string& condition : conditions) conditions_.emplace_back(condition, header);
  }

  template <class Cells>
  [[nodiscard]] bool lets_through(const Cells& cells) const {
    return std::all_of(conditions_.begin(), conditions_.end(), [&](const RowCondition& one) {
      if (one.column() >= cells.size()) return false;
      const std::string_view cell = cells[one.column()];
      const double number = one.needs_number() ? number_or_nan(cell) : 0;
      return !is_missing(cell) && !std::isnan(number) && one.is_met(cell, number);
    });
  }

 private:
  std::vector<RowCondition> conditions_;
};

Surveyed survey(RowFile& file, TableShared& shared, TableTally& table, const InputPlan& plan,
                const RowFilter& filter) {
  ReadPlan how{.threads = plan.threads};
  if (plan.progress)
    how.progress = [&, size = file.size()](std::size_t bytes) { plan.progress(bytes, size); };
  return file.survey(how, [&] {
    const auto block = std::make_shared<TableTally>(shared);
    return BlockTally{.add = {},
                      .merge = [block, &table] { table.merge(std::move(*block)); },
                      .add_record =
                          [block, &filter](const TextRecord& record) {
                            if (filter.lets_through(record.cells)) block->add(record);
                          }};
  });
}

// Rows can only be the same where all ids are.
void count_repeats(Evidence& seen, TableTally& table, unsigned threads) {
  const std::size_t ids = seen.plan.ids.size();
  seen.ids.resize(ids);
  seen.ties.resize(seen.plan.scores.size());
  for_each_index(ids + seen.ties.size(), threads, [&](std::size_t i) {
    if (i < ids) {
      seen.ids[i] = table.repeated_ids(i);
    } else {
      seen.ties[i - ids] = table.take_ties(i - ids);
    }
  });
  const bool told_apart = std::any_of(seen.ids.begin(), seen.ids.end(),
                                      [&](const Repeats& one) { return one.different == table.rows(); });
  if (!told_apart) seen.rows = table.repeated_rows();
}

std::vector<std::string> labels_in(const ColumnTally& column) {
  std::vector<std::string> labels;
  for (const DistinctTexts::Text& one : column.distinct().texts()) labels.push_back(one.text);
  return labels;
}

Digest digest_of(const Evidence& seen, const Columns& columns) {
  Digest digest{.name = seen.file.name(),
                .header = seen.file.header(),
                .dialect = seen.file.dialect(),
                .rows = seen.table.complete(),
                .truth = labels_in(seen.table.columns()[columns.at(role::truth)])};
  if (const auto predicted = columns.find(role::predicted))
    digest.predicted = labels_in(seen.table.columns()[*predicted]);
  for (const std::size_t i : score_columns(columns)) {
    const ColumnTally& column = seen.table.columns()[i];
    const auto [low, high] = digest.scores.value_or(std::pair{column.low(), column.high()});
    digest.scores = {std::min(low, column.low()), std::max(high, column.high())};
  }
  return digest;
}

// Of a report that is not to be had as it stands.
Provenance provenance_of(const Evidence& seen, const ReportStep& step) {
  Provenance input{.files = paths_of(step.plan),
                   .conditions = step.plan.conditions,
                   .rows = static_cast<double>(seen.table.rows()),
                   .range = step.plan.dialect.range};
  for (const Role* one : role::of_one_column)
    if (const auto position = step.chosen.columns.find(*one))
      input.columns.emplace_back(one->name, seen.name(*position));
  if (!step.chosen.columns.class_scores.empty())
    input.columns.emplace_back(role::class_scores.name, step.chosen.columns.classes_pattern);
  return input;
}

// Scores beyond the first rows are no probabilities: what they may be instead, as for the first rows.
Error with_remedy_of_cut(Error error, const Digest& digest) {
  if (!error.remedy.empty() || error.diagnostics.front().hint != remedies_of_no_cut || !digest.scores)
    return error;
  const auto [low, high] = *digest.scores;
  error.remedy = low >= 0 && high > 50 && high <= 100 ? std::vector<std::string>{"--score-is", "percent"}
                 : low < -1                           ? std::vector<std::string>{"--score-is", "logit"}
                                                      : std::vector<std::string>{"--threshold", "THRESHOLD"};
  return error;
}

// Or told of the first rows only, and not so of all.
bool is_told_elsewhere(const Warning& note, const Digest& digest) {
  if (note.code == "percents_below_one") return digest.scores && digest.scores->second > 1;
  return note.code == "labels_alike" || note.code == "tied_scores" || note.code == "rows_dropped";
}

// What a report on the whole file would come to, and what else it takes.
void rehearse(const Evidence& seen, std::span<const std::vector<std::string>> rows, ReportStep& step,
              Inspection& inspection) {
  constexpr int most_tries = 4;
  for (int i = 0; i < most_tries && step.settled && !step.refused; ++i) {
    const Digest digest = digest_of(seen, step.chosen.columns);
    try {
      InputSample whole = rehearsed(digest, step.chosen, step.plan, needs_of_report());
      std::erase_if(whole.warnings, [&](const Warning& note) { return is_told_elsewhere(note, digest); });
      inspection.notes = std::move(whole.warnings);
      inspection.input = std::move(whole.input);
      return;
    } catch (const Error& error) {
      if (error.status == ExitStatus::usage && step.open.empty()) throw;
      if (!heed(step, with_remedy_of_cut(error, digest), seen.file.header())) return;
      choose(step, seen.file, rows);
    }
  }
}

// Without the name of the file, which stands above all.
std::string without(const std::string& file, const std::string& what) {
  return what.starts_with(file + ": ") ? what.substr(file.size() + 2) : what;
}

void add_open(const Evidence& seen, const ReportStep& step, std::vector<Oddity>& odd) {
  constexpr std::size_t longest = 400;  // thousands of columns may be named
  for (const auto& [what, hint] : step.open)
    if (hint != remedies_of_no_cut)  // the findings on scores say it
      odd.push_back(
          {.code = step.refused ? "report_refuses" : "report_asks",
           .text = shortened(without(seen.file.name(), what), longest) + (hint.empty() ? "" : "; " + hint)});
}

}  // namespace

Inspection inspect(const InputPlan& plan) {
  constexpr std::size_t rows_looked_at = 5000;
  RowFile file(paths_of(plan).front(), plan.dialect);
  const RowFilter filter(plan.conditions, file.header());
  auto rows = file.preview(rows_looked_at);
  std::erase_if(rows, [&](const auto& row) { return !filter.lets_through(row); });
  ReportStep step = report_step(file, rows, plan);
  TableShared shared(table_plan(file, rows, step.chosen.columns));
  TableTally table(shared);
  Evidence seen{.file = file,
                .plan = shared.plan,
                .table = table,
                .surveyed = survey(file, shared, table, plan, filter)};
  if (table.rows() == 0 && !plan.conditions.empty())
    throw data_error(file.name() + ": no row is left by --filter", "there is nothing to inspect");
  count_repeats(seen, table, plan.threads);
  Inspection inspection;
  std::vector<Oddity>& odd = inspection.odd;
  find_in_records(seen, step, odd);
  find_in_used(seen, step, odd);
  rehearse(seen, rows, step, inspection);
  if (inspection.input.files.empty()) inspection.input = provenance_of(seen, step);
  inspection.input.rows = static_cast<double>(table.rows());
  inspection.columns = facts_of(seen, step.chosen.columns);
  add_open(seen, step, odd);
  find_in_labels(seen, step, odd);
  find_in_scores(seen, step, odd);
  find_repeats(seen, inspection.columns, odd);
  inspection.command = command_of(step);
  if (inspection.command.empty())
    odd.push_back(
        {.code = "no_command", .text = "assay report refuses the file as it is: no command is named"});
  return inspection;
}

}  // namespace assay
