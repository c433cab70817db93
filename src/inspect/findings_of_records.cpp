// What is odd about records: those that cannot be read, and those that stand there twice.
#include <fmt/format.h>

#include <algorithm>

#include "assay/core/text.hpp"
#include "inspect/evidence.hpp"

namespace assay {

namespace {

Number whole(std::size_t count) { return {static_cast<double>(count), Number::Shown::exact}; }

std::string rows_or_row(std::size_t count) { return count == 1 ? " row" : " rows"; }

void find_missing(const Evidence& seen, ReportStep& step, std::vector<Oddity>& odd) {
  const std::size_t lacking = seen.table.rows() - seen.table.complete();
  if (!step.settled || lacking == 0) return;
  std::string columns;
  for (const std::size_t i : seen.plan.used)
    if (seen.table.columns()[i].missing() > 0)
      columns += (columns.empty() ? "" : ", ") + in_quotes(seen.name(i));
  const bool none_left = seen.table.complete() == 0;
  odd.push_back(
      {.code = "missing_values",
       .text = Phrase{whole(lacking),
                      rows_or_row(lacking) + (lacking == 1 ? " lacks" : " lack") + " a value in " + columns} +
               Phrase(none_left ? ": no row is left to measure" : "; --missing drop leaves such rows out")});
  step.refused = step.refused || none_left;
  step.plan.missing = Missing::drop;
}

void find_groups(const Evidence& seen, std::size_t which, std::vector<Oddity>& odd) {
  const Repeats& ids = seen.ids[which];
  const std::string name = in_quotes(seen.name(seen.plan.ids[which]));
  odd.push_back({.code = "rows_in_groups",
                 .text = Phrase{"rows come in groups: column " + name + " has ", whole(ids.different),
                                " different values in ", whole(ids.different + ids.repeated),
                                " rows; intervals take rows as independent"}});
}

}  // namespace

void find_in_records(const Evidence& seen, ReportStep& step, std::vector<Oddity>& odd) {
  const Surveyed& surveyed = seen.surveyed;
  if (surveyed.mixed_ends)
    odd.push_back(
        {.code = "line_ends_mixed", .text = "some lines end in LF and others in CR LF: were files joined?"});
  if (surveyed.unfinished)
    odd.push_back({.code = "line_unfinished", .text = "the last line has no end yet and was left out"});
  if (surveyed.unreadable_count > 0) {
    const UnreadableRecord& first = surveyed.unreadable.front();
    const std::size_t count = surveyed.unreadable_count;
    odd.push_back({.code = "unreadable_rows",
                   .text = Phrase{whole(count),
                                  count == 1 ? " row cannot be read: " : " rows cannot be read; the first: ",
                                  first.what + (first.hint.empty() ? "" : "; " + first.hint)},
                   .line = first.line});
  }
  if (const std::size_t count = seen.table.headers_again(); count > 0)
    odd.push_back({.code = "header_again",
                   .text = (count == 1 ? Phrase("the header stands again between the rows")
                                       : Phrase{"the header stands again ", whole(count), " times"}) +
                           ": were files joined? keep the first header only",
                   .line = seen.line_of(*seen.table.first_header_again())});
  step.refused = step.refused || surveyed.unreadable_count > 0 || seen.table.headers_again() > 0;
  find_missing(seen, step, odd);
}

void find_repeats(const Evidence& seen, std::span<const ColumnFacts> facts, std::vector<Oddity>& odd) {
  const bool labels_alone = std::all_of(facts.begin(), facts.end(), [](const ColumnFacts& one) {
    return one.kind == ColumnKind::label || one.kind == ColumnKind::empty;
  });  // rows of these are the same by nature
  if (const std::size_t count = seen.rows.repeated; count > 0 && !labels_alone)
    odd.push_back({.code = "repeated_rows",
                   .text = Phrase{whole(count), rows_or_row(count) + (count == 1 ? " repeats" : " repeat") +
                                                    " an earlier row exactly"},
                   .line = seen.line_of_row(seen.rows.first)});
  for (std::size_t i = 0; i < seen.ids.size(); ++i) {
    const std::size_t column = seen.plan.ids[i], count = seen.ids[i].repeated;
    const ColumnKind kind = facts[column].kind;
    if (count == 0 || kind == ColumnKind::label) continue;
    if (kind == ColumnKind::id) {
      odd.push_back(
          {.code = "repeated_ids",
           .text = Phrase{whole(count), rows_or_row(count) + (count == 1 ? " has" : " have") + " the " +
                                            in_quotes(seen.name(column)) + " of an earlier row"},
           .line = seen.line_of_row(seen.ids[i].first)});
    } else if (is_name_of_id(seen.name(column))) {
      find_groups(seen, i, odd);
    }
  }
}

}  // namespace assay
