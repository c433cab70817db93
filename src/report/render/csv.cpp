// CSV and TSV: a line for each value, or a matrix, or the rows of series or records.
#include <algorithm>
#include <cmath>

#include "assay/core/text.hpp"
#include "assay/report/render.hpp"
#include "report/render/csv_place.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

bool is_matrix(const Part& part) { return std::holds_alternative<MatrixTable>(part); }

// Lines that begin with the same cells: the file and the slice that they are of.
class Lines {
 public:
  Lines(const std::vector<std::string>& first, char separator) : separator_(separator) {
    for (const std::string& cell : first) first_ += csv_cell(cell, separator_) + separator_;
  }

  [[nodiscard]] std::string text() && { return std::move(text_); }

  void add(const std::vector<std::string>& cells) {
    text_ += first_;
    for (const std::string& cell : cells) text_ += csv_cell(cell, separator_) + separator_;
    text_.back() = '\n';
  }

  void add(const ValueList& list) {
    const std::string group = list.choice ? "best" : list.key;
    const std::string label = list.choice ? list.choice->goal : "";
    if (list.choice) add_value(group, label, "threshold", {list.choice->threshold});
    for (const NamedValue& one : list.values) add_value(group, label, one.name, one.estimate);
  }

  void add(const Table& table) {
    for (const TableRow& row : table.rows)
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const std::string& column = table.columns[i];
        std::visit(
            Overloaded{[&](const Estimate& value) { add_value(table.key, row.label, column, value); },
                       [&](const Count& count) { add_value(table.key, row.label, column, {count.number}); },
                       [&](const std::string& text) {
                         add({table.key, row.label, column, text, "", "", "", ""});
                       }},
            row.cells[i]);
      }
  }

  // The pooled values are among the others.
  void add(const Folds& folds) {
    for (const FoldedMetric& one : folds.metrics) {
      for (const auto& [label, value] : {std::pair("mean", &one.mean), std::pair("sd", &one.sd),
                                         std::pair("low", &one.low), std::pair("high", &one.high)})
        add_value("folds", label, one.name, {*value});
      add_value("folds", "defined", one.name, {static_cast<double>(one.defined)});
    }
    for (std::size_t i = 0; i < folds.folds.size(); ++i) {
      add_value("fold", folds.folds[i].name, "rows", {folds.folds[i].rows});
      for (const FoldedMetric& one : folds.metrics)
        add_value("fold", folds.folds[i].name, one.name, {one.values[i]});
    }
  }

  // A line for each gate.
  void add_rows(const Verdict& verdict) {
    for (const GateResult& gate : verdict.gates) {
      const Value& value = gate.estimate.value;
      const auto& interval = gate.estimate.interval;
      const auto& margin = gate.judgement.margin;
      add({gate.expression, value.defined() ? exact(value.number()) : "",
           interval ? exact(interval->low) : "", interval ? exact(interval->high) : "",
           interval ? std::string(name_of(interval->method)) : "",
           std::isnan(gate.comparison.limit) ? "" : exact(gate.comparison.limit),
           margin ? exact(*margin) : "", std::string(name_of(gate.judgement.outcome)),
           gate.judgement.reason.text_in_full(), gate.baseline ? exact(*gate.baseline) : ""});
    }
  }

  // Beside values there is no line for what stands alone, for words, or for what only shows numbers. Each
  // kind of part is named, so that the compiler names a new one.
  void add(const MatrixTable&) {}
  void add(const Series&) {}
  void add(const Drawing&) {}
  void add(const Working&) {}
  void add(const Text&) {}
  void add(const NaturalFrequencies&) {}
  void add(const Verdict&) {}
  void add(const Records&) {}
  void add(const Findings&) {}
  void add(const Comparisons&) {}

  // A line for each metric of each model.
  void add_rows(const Comparisons& comparisons) {
    const auto text = [](const auto& number) { return number ? exact(*number) : std::string(); };
    const auto value = [](const Value& one) { return one.defined() ? exact(one.number()) : std::string(); };
    for (const ModelComparison& comparison : comparisons.all)
      for (const MetricComparison& one : comparison.metrics)
        add({comparison.model, comparison.reference, one.name, value(one.reference), value(one.value),
             value(one.difference), one.interval ? exact(one.interval->low) : "",
             one.interval ? exact(one.interval->high) : "", text(one.p), text(one.corrected_p),
             one.interval ? std::string(name_of(one.interval->method)) : "",
             std::string(name_of(one.standing)),
             one.difference.defined() ? one.why_no_interval : one.difference.reason()});
  }

  // The rows of a matrix, one of its own.
  void add_rows(const MatrixTable& matrix) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < matrix.counts.size(); ++i) {
      if (i % matrix.labels.size() == 0) cells = {matrix.labels[i / matrix.labels.size()]};
      if (matrix.shares.empty()) {
        cells.push_back(exact(matrix.counts[i]));
      } else {
        cells.push_back(matrix.shares[i].defined() ? exact(matrix.shares[i].number()) : "");
      }
      if (cells.size() == matrix.labels.size() + 1) add(cells);
    }
  }

  void add_rows(const Records& records) {
    const auto text_of =
        Overloaded{[](std::monostate) { return std::string(); }, [](double number) { return exact(number); },
                   [](const std::string& text) { return text; },
                   [](const std::vector<std::string>& texts) {
                     std::string all;
                     for (const std::string& one : texts) all += (all.empty() ? "" : ", ") + one;
                     return all;
                   }};
    for (const auto& row : records.rows) {
      std::vector<std::string> cells;
      for (const Records::Cell& cell : row) cells.push_back(std::visit(text_of, cell));
      add(cells);
    }
  }

  // The rows of one series, of which there may be millions.
  void add_rows(const Series& series) {
    const std::string first =
        first_ + (series.name_header.empty() ? "" : csv_cell(series.name, separator_) + separator_);
    for (std::size_t i = 0; i < series.columns[0].numbers.size(); ++i) {
      text_ += first;
      for (const TextColumn& column : series.labels)
        text_ += csv_cell(column.texts[i], separator_) + separator_;
      for (const NumberColumn& column : series.columns) {
        if (!std::isnan(column.numbers[i])) text_ += exact(column.numbers[i]);
        text_ += separator_;
      }
      text_.back() = '\n';
    }
  }

 private:
  void add_value(const std::string& group, const std::string& label, const std::string& name,
                 const Estimate& estimate) {
    std::vector<std::string> cells{group, label, name, "", "", "", "", ""};
    if (estimate.value.defined()) cells[3] = exact(estimate.value.number());
    if (estimate.interval) {
      cells[4] = exact(estimate.interval->low);
      cells[5] = exact(estimate.interval->high);
      cells[6] = name_of(estimate.interval->method);
    }
    cells[7] = estimate.value.reason();
    add(cells);
  }

  char separator_;
  std::string first_;
  std::string text_;
};

// What a report's parts are written as: a matrix or a verdict that stands alone, else series, else values.
enum class Kind { matrix, series, verdict, comparisons, records, values };

template <class Wanted>
const Wanted* first_of(const std::vector<Part>& parts) {
  for (const Part& part : parts)
    if (const auto* one = std::get_if<Wanted>(&part)) return one;
  return nullptr;
}

Kind kind_of(const std::vector<Part>& parts) {
  if (parts.size() == 1 && is_matrix(parts[0])) return Kind::matrix;
  if (parts.size() == 1 && std::holds_alternative<Verdict>(parts[0])) return Kind::verdict;
  if (first_of<Comparisons>(parts) != nullptr) return Kind::comparisons;
  if (first_of<Records>(parts) != nullptr) return Kind::records;
  return first_of<Series>(parts) != nullptr ? Kind::series : Kind::values;
}

std::vector<std::string> heading_of(const std::vector<Part>& parts, Kind kind) {
  std::vector<std::string> heading;
  if (kind == Kind::values) return {"group", "label", "metric", "value", "low", "high", "method", "reason"};
  if (kind == Kind::verdict)
    return {"expression", "value",  "low",     "high",   "method",
            "limit",      "margin", "outcome", "reason", "baseline"};
  if (kind == Kind::comparisons)
    return {"model", "reference", "metric",      "reference_value", "value",   "difference", "low",
            "high",  "p",         "corrected_p", "method",          "verdict", "reason"};
  if (kind == Kind::matrix) {
    heading = {"truth \\ predicted"};
    const std::vector<std::string>& labels = std::get<MatrixTable>(parts[0]).labels;
    heading.insert(heading.end(), labels.begin(), labels.end());
    return heading;
  }
  if (kind == Kind::records) return first_of<Records>(parts)->fields;
  const Series& series = *first_of<Series>(parts);  // all series of a report have the same columns
  if (!series.name_header.empty()) heading.push_back(series.name_header);
  for (const TextColumn& column : series.labels) heading.push_back(column.name);
  for (const NumberColumn& column : series.columns) heading.push_back(column.name);
  return heading;
}

void add_parts(Lines& lines, const std::vector<Part>& parts, Kind kind) {
  for (const Part& part : parts) {
    if (kind == Kind::matrix) {
      lines.add_rows(std::get<MatrixTable>(part));
    } else if (kind == Kind::verdict) {
      lines.add_rows(std::get<Verdict>(part));
    } else if (kind == Kind::series) {
      if (const auto* series = std::get_if<Series>(&part); series != nullptr && !series->json_alone)
        lines.add_rows(*series);
    } else if (kind == Kind::comparisons) {
      if (const auto* comparisons = std::get_if<Comparisons>(&part)) lines.add_rows(*comparisons);
    } else if (kind == Kind::records) {
      if (const auto* records = std::get_if<Records>(&part); records != nullptr && !records->one_row)
        lines.add_rows(*records);
    } else {
      std::visit([&](const auto& p) { lines.add(p); }, part);
    }
  }
}

std::string separated(const Report& report, char separator) {
  const Kind kind = kind_of(report.parts);
  const CsvPlace place = csv_place(report, kind == Kind::matrix);
  Lines heading(place.columns, separator);
  heading.add(heading_of(report.parts, kind));
  std::string text = std::move(heading).text();
  const auto add = [&](const std::vector<std::string>& first, const std::vector<Part>& parts) {
    Lines lines(first, separator);
    add_parts(lines, parts, kind);
    text += std::move(lines).text();
  };
  add(place.of_all_rows, report.parts);
  if (report.slices)
    for (const SliceReport& slice : report.slices->all) add(place.of(slice), slice.parts);
  return text;
}

}  // namespace

std::string render_csv(const Report& report, const Style&) { return separated(report, ','); }

std::string render_tsv(const Report& report, const Style&) { return separated(report, '\t'); }

}  // namespace assay
