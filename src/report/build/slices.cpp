// Reports slice by slice.
#include "assay/report/build/slices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "assay/core/text.hpp"
#include "assay/evaluate/estimand_text.hpp"
#include "assay/stats/interval.hpp"

namespace assay {

namespace {

// The estimates of a slice in the order of those of all rows.
std::vector<Estimate> ordered_as(const std::vector<NamedValue>& values,
                                 const std::vector<NamedValue>& of_all_rows) {
  std::vector<Estimate> ordered;
  for (const NamedValue& column : of_all_rows) {
    const auto found = std::find_if(values.begin(), values.end(),
                                    [&](const NamedValue& one) { return one.name == column.name; });
    ordered.push_back(found == values.end() ? Estimate{Value::undefined("n = 0: there are no rows")}
                                            : found->estimate);
  }
  return ordered;
}

Better better_in_column(const std::string& column) {
  const Metric* metric = metric_named(column);
  return metric ? metric->better : Better::neither;
}

// For comparison: an infinite value is beyond all others. Nothing for one that is undefined.
std::optional<double> comparable(const Value& value) {
  if (value.is_infinite()) return std::numeric_limits<double>::infinity();
  return value.defined() ? std::optional(value.number()) : std::nullopt;
}

// The slice of the worst number among those that have one; nothing where they do not differ.
std::optional<std::size_t> worst_of(const std::vector<std::optional<double>>& numbers, Better better) {
  if (better == Better::neither) return std::nullopt;
  std::optional<std::size_t> worst;
  bool differ = false;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (!numbers[i]) continue;
    differ = differ || (worst && *numbers[i] != *numbers[*worst]);
    if (!worst ||
        (better == Better::higher ? *numbers[i] < *numbers[*worst] : *numbers[i] > *numbers[*worst]))
      worst = i;
  }
  return differ ? worst : std::nullopt;
}

// Rows of the positive class; nothing where there is none.
std::optional<Count> positives_of(const Sample& predictions) {
  if (!predictions.positive) return std::nullopt;
  const ConfusionMatrix& matrix = predictions.matrix;
  if (predictions.ranking)
    return Count{predictions.ranking->ranking().positives(), predictions.ranking->ranking().weighted()};
  return Count{matrix.truth_total(*predictions.positive), matrix.weighted};
}

// At most two, so that their intervals fit beside them; of few values all.
std::vector<std::string> usual_columns(const std::vector<NamedValue>& values) {
  constexpr std::array preferred{"recall",   "precision",         "roc_auc", "average_precision",
                                 "accuracy", "balanced_accuracy", "ks",      "ratio"};
  constexpr std::size_t most = 2;
  std::vector<std::string> names;
  if (values.size() <= most + 1) return names;
  for (const char* name : preferred)
    if (names.size() < most &&
        std::any_of(values.begin(), values.end(), [&](const NamedValue& one) { return one.name == name; }))
      names.emplace_back(name);
  return names;
}

// What is shown of slices, as a table with a row for each.
class Summary {
 public:
  Summary(Slices& slices, double confidence)
      : slices_(slices), table_(slices.summary), confidence_(confidence) {}

  // `estimates` are those of each slice, in the order of those of all rows.
  void fill(std::span<const Slice> rows, const std::vector<NamedValue>& of_all_rows,
            const std::vector<std::vector<Estimate>>& estimates) {
    constexpr std::size_t most_rows = 30;
    if (of_all_rows.empty()) return;
    table_.with_intervals = true;
    table_.usual_rows = most_rows;
    for (const SliceReport& slice : slices_.all) table_.rows.push_back({slice.value, {}});
    add_counts(rows);
    const std::size_t counts = table_.columns.size();
    table_.worst.resize(counts);
    table_.marked.resize(counts);
    for (std::size_t column = 0; column < of_all_rows.size(); ++column)
      add(of_all_rows[column], column, estimates);
    table_.usual_columns = usual_columns(of_all_rows);
    if (!table_.usual_columns.empty())
      table_.usual_columns.insert(table_.usual_columns.begin(), table_.columns.begin(),
                                  table_.columns.begin() + static_cast<std::ptrdiff_t>(counts));
  }

 private:
  void add_counts(std::span<const Slice> rows) {
    table_.columns = {"rows"};
    const bool positives = positives_of(rows[0].predictions).has_value();
    if (positives) table_.columns.emplace_back("positives");
    for (std::size_t i = 0; i < rows.size(); ++i) {
      table_.rows[i].cells.emplace_back(Count{rows[i].rows});
      if (positives) table_.rows[i].cells.emplace_back(*positives_of(rows[i].predictions));
    }
  }

  void add(const NamedValue& of_all, std::size_t column,
           const std::vector<std::vector<Estimate>>& estimates) {
    table_.columns.push_back(of_all.name);
    if (of_all.exact) table_.exact_columns.push_back(of_all.name);
    std::vector<std::optional<double>> judged;
    for (std::size_t i = 0; i < slices_.all.size(); ++i) {
      table_.rows[i].cells.emplace_back(estimates[i][column]);
      judged.push_back(slices_.all[i].judged ? comparable(estimates[i][column].value) : std::nullopt);
    }
    const auto worst = worst_of(judged, better_in_column(of_all.name));
    table_.worst.push_back(worst);
    table_.marked.push_back(worst && beyond_chance(estimates[*worst][column], of_all.estimate.value));
  }

  [[nodiscard]] bool beyond_chance(const Estimate& worst, const Value& of_all) const {
    if (!worst.interval || !worst.value.defined() || !of_all.defined()) return false;
    const auto judged = std::count_if(slices_.all.begin(), slices_.all.end(),
                                      [](const SliceReport& slice) { return slice.judged; });
    return differs_beyond_chance(worst.value.number(), *worst.interval, of_all.number(), confidence_,
                                 static_cast<std::size_t>(judged));
  }

  Slices& slices_;
  Table& table_;
  double confidence_;
};

void warn_of_few_rows(Report& report, double min_rows) {
  std::vector<std::string> few;
  for (const SliceReport& slice : report.slices->all)
    if (!slice.judged) few.push_back(in_quotes(slice.value));
  if (few.empty()) return;
  report.warnings.push_back(
      {"slices_not_judged",
       fmt::format("{} below {} (--min-rows), too few to be marked worst: {}",
                   counted(static_cast<double>(few.size()), "slice"), counted(min_rows, "row"), listed(few)),
       few.size()});
}

}  // namespace

void add_slices(Report& report, double min_rows, std::span<const Slice> slices,
                const std::vector<NamedValue>& of_all_rows,
                const std::function<SliceContent(std::size_t)>& content_of) {
  if (slices.empty()) return;
  report.slices.emplace().min_rows = min_rows;
  std::vector<std::vector<Estimate>> estimates;
  for (std::size_t i = 0; i < slices.size(); ++i) {
    SliceContent content = content_of(i);
    estimates.push_back(ordered_as(content.values, of_all_rows));
    report.slices->all.push_back({.value = slices[i].value,
                                  .rows = slices[i].rows,
                                  .judged = slices[i].rows >= min_rows,
                                  .parts = std::move(content.parts)});
  }
  for (const auto& [role, column] : report.inputs[0].columns)
    if (role == "by") report.slices->summary.row_header = column;
  Summary(*report.slices, report.confidence.value_or(0)).fill(slices, of_all_rows, estimates);
  if (!of_all_rows.empty()) warn_of_few_rows(report, min_rows);
  for (std::string* signature : {&report.signature, &report.signature_with_points})
    if (!signature->empty()) *signature += fmt::format(" | min_rows={}", exact(min_rows));
}

}  // namespace assay
