// What was seen of a file, for the findings.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "assay/inspect/inspection.hpp"
#include "inspect/report_step.hpp"
#include "inspect/table_tally.hpp"

namespace assay {

struct Evidence {
  const RowFile& file;
  const TablePlan& plan;
  const TableTally& table;
  Surveyed surveyed;
  Repeats rows = {};
  std::vector<Repeats> ids = {};  // of the plan's columns
  std::vector<Ties> ties = {};    // of the plan's scores

  [[nodiscard]] std::size_t line_of(RowPlace place) const {
    return file.lines_before()[place.block] + place.line + 1;
  }
  [[nodiscard]] std::optional<std::size_t> line_of_row(std::optional<std::size_t> row) const {
    return row ? std::optional(line_of(table.place_of(*row))) : std::nullopt;
  }
  [[nodiscard]] const std::string& name(std::size_t column) const { return plan.header[column]; }
};

/// Of each column of the header.
[[nodiscard]] std::vector<ColumnFacts> facts_of(const Evidence& seen, const Columns& columns);

/// It is called like an id: "id", "user_id", "userId", "uuid".
[[nodiscard]] bool is_name_of_id(const std::string& name);

/// Columns that may hold ids, by their names or by what the first rows have; not those that play a role.
[[nodiscard]] std::vector<std::size_t> id_columns(const std::vector<std::string>& header,
                                                  std::span<const std::vector<std::string>> rows,
                                                  const Columns& columns);

/// Which columns have a role of numbers: scores, the one or those of classes.
[[nodiscard]] std::vector<std::size_t> score_columns(const Columns& columns);

// What is odd. `step` says whether a report can be had all the same, and may be refused by it.
void find_in_records(const Evidence& seen, ReportStep& step, std::vector<Oddity>& odd);
void find_in_labels(const Evidence& seen, const ReportStep& step, std::vector<Oddity>& odd);
void find_in_scores(const Evidence& seen, const ReportStep& step, std::vector<Oddity>& odd);
void find_in_used(const Evidence& seen, ReportStep& step, std::vector<Oddity>& odd);
void find_repeats(const Evidence& seen, std::span<const ColumnFacts> facts, std::vector<Oddity>& odd);

}  // namespace assay
