// How true labels in a file of their own are paired with predictions.
#include "sample/join_columns.hpp"

#include <algorithm>
#include <set>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/sample/profile.hpp"
#include "sample/column_likeness.hpp"
#include "sample/named_columns.hpp"
#include "sample/slice_columns.hpp"

namespace assay {

namespace {

constexpr std::size_t telling_rows = 1000;

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool are_all_different(std::span<const std::vector<std::string>> rows, std::size_t column) {
  std::set<std::string> met;
  return std::all_of(rows.begin(), rows.end(),
                     [&](const auto& row) { return row.size() > column && met.insert(row[column]).second; });
}

// Neither --key nor --by-position is given.
Error how_to_pair(const RowTable& table, const RowFile& truth) {
  std::vector<std::string> common, unique;
  const auto rows = truth.preview(telling_rows);
  for (std::size_t i = 0; i < truth.header().size(); ++i) {
    const std::string& name = truth.header()[i];
    if (!has(table.header(), name)) continue;
    common.push_back(name);
    if (are_all_different(rows, i)) unique.push_back(name);
  }
  Error error =
      data_error(table.name() + " and " + truth.name() + ": nothing says which rows belong together",
                 common.empty() ? "no column stands in both; if rows are in the same order: --by-position"
                                : "name the column that pairs them with --key: " + listed(common) +
                                      "; or, if rows are in the same order, --by-position");
  error.remedy = common.empty()       ? std::vector<std::string>{"--by-position"}
                 : unique.size() == 1 ? std::vector<std::string>{"--key", unique[0]}
                 : common.size() == 1 ? std::vector<std::string>{"--key", common[0]}
                                      : std::vector<std::string>{"--key", "KEY"};
  return error;
}

// Rows are to be paired by their position, and yet a column that tells rows apart in both files says that
// they are in another order.
void check_order(const RowTable& table, std::span<const std::vector<std::string>> here,
                 std::span<const std::vector<std::string>> there, const RowFile& truth) {
  for (std::size_t i = 0; i < truth.header().size(); ++i) {
    const std::string& name = truth.header()[i];
    const auto same = std::find(table.header().begin(), table.header().end(), name);
    if (name.empty() || same == table.header().end() || !are_all_different(there, i)) continue;
    const auto at = static_cast<std::size_t>(same - table.header().begin());
    if (!are_all_different(here, at)) continue;
    for (std::size_t row = 0; row < std::min(here.size(), there.size()); ++row) {
      if (here[row].size() <= at || there[row].size() <= i || here[row][at] == there[row][i]) continue;
      Error error = data_error(table.name() + " and " + truth.name() + " are not in the same order: column " +
                                   in_quotes(name) + " has " + in_quotes(here[row][at]) + " and " +
                                   in_quotes(there[row][i]) + " in row " + std::to_string(row + 1),
                               "pair the rows by it: --key, without --by-position");
      throw error;
    }
  }
}

// The column of true labels: as asked, by its name, by the name of a column of predictions (as Kaggle has
// it), or the only one beside the key.
std::size_t truth_column(const RowFile& file, std::optional<std::size_t> key, const RowTable& table,
                         const InputPlan& plan) {
  const NamedColumns columns(file.header(), file.name());
  if (const std::string* asked = plan.columns.find(role::truth)) return columns.position(*asked, role::truth);
  const auto profiles = profiles_of(file.header(), file.preview(telling_rows));
  std::vector<std::size_t> left;
  for (std::size_t i = 0; i < profiles.size(); ++i)
    if (i != key && !profiles[i].has_fractions() && !profiles[i].is_index()) left.push_back(i);
  const auto keep_where = [&](const auto& holds) {
    std::vector<std::size_t> kept = left;
    std::erase_if(kept, [&](std::size_t i) { return !holds(profiles[i].name); });
    if (!kept.empty()) left = kept;
  };
  for (const auto names : {role::truth.usual_names, role::truth.vague_names})
    keep_where([&](const std::string& name) { return is_name_of(name, names); });
  keep_where([&](const std::string& name) { return has(table.header(), name); });
  if (left.size() == 1) return left[0];
  Error error = columns.error("no column is recognised as the true label",
                              "name it with --truth; " + columns.listed_columns());
  error.remedy = {"--truth", "TRUTH"};
  throw error;
}

// A name that no column has yet.
std::string name_in(const std::vector<std::string>& header, const std::string& name) {
  return has(header, name) ? "truth." + name : name;
}

// Those of the file of true labels that are needed.
void add_columns(JoinPlan& join, const RowTable& table, const RowFile& truth, const InputPlan& plan) {
  const auto add = [&](const Role& role, std::size_t position) {
    join.columns.push_back({&role, position});
    join.names.push_back(name_in(table.header(), truth.header()[position]));
  };
  add(role::truth, truth_column(truth, join.key_there, table, plan));
  const NamedColumns columns(truth.header(), truth.name());
  for (const Role* role : {&role::weight, &role::frequency, &role::cluster})
    if (const std::string* asked = plan.columns.find(*role);
        asked && !has(table.header(), *asked) && has(truth.header(), *asked))
      add(*role, columns.position(*asked, *role));
  for (const std::string& part : slice_parts(plan, table.header()))
    if (!has(table.header(), part) && has(truth.header(), part) && part != join.names[0])
      add(role::slice_part, columns.position(part, role::slice));
}

}  // namespace

InputPlan with_truth_file(RowTable& table, const InputPlan& plan) {
  if (plan.key && plan.by_position)
    throw usage_error("--key and --by-position both say which rows belong together", "give one of them");
  if (plan.by_position && !plan.conditions.empty())
    throw usage_error("--by-position cannot pair rows of which --filter leaves some out",
                      "pair the rows by a column that both files have: --key COL");
  if (plan.dialect.range)
    throw usage_error("--range is a part of one file, and --truth-file names another",
                      "join the files before, or leave out --range");
  const std::vector<std::string> paths = paths_of(plan);
  if (has(paths, *plan.truth_file))
    throw usage_error("--truth-file is the file of predictions",
                      "leave out --truth-file: columns are found in one file");
  RowFile truth(*plan.truth_file, plan.dialect);
  if (!plan.key && !plan.by_position) throw how_to_pair(table, truth);
  if (plan.by_position) check_order(table, table.preview(telling_rows), truth.preview(telling_rows), truth);
  JoinPlan join{.drop_unmatched = plan.drop_unmatched};
  if (plan.key) {
    join.key = NamedColumns(table.header(), table.name()).position(*plan.key, role::key);
    join.key_there = NamedColumns(truth.header(), truth.name()).position(*plan.key, role::key);
  }
  add_columns(join, table, truth, plan);
  table.join(truth, join, {.missing = plan.missing, .threads = plan.threads});
  InputPlan joined = plan;
  joined.columns.set(role::truth, join.names[0]);
  return joined;
}

}  // namespace assay
