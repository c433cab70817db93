// What was found, as text.
#include "tables.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "figures.hpp"
#include "goal.hpp"

namespace coverage {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

// Padded with blanks to the right.
std::string wide(std::string text, std::size_t width) {
  if (text.size() < width) text.resize(width, ' ');
  return text;
}

std::string place_of(const Cell& cell) {
  return wide(cell.setting, 22) + ' ' + wide(cell.model, 9) + " p=" + wide(shown(cell.prevalence, 3), 5) +
         " n=" + wide(shown(cell.rows), 4) + ' ' + (cell.promised ? "promised" : "sparse  ");
}

// Classes of a cell's target are one kind; two classes and several are two.
std::string kind_of(const Cell& cell) {
  const std::string target = cell.target.starts_with("class") ? "class" : cell.target;
  return cell.classes == 2 ? target : target + " of " + std::to_string(cell.classes);
}

// "1.03 times", or nothing.
std::string times(double ratio) { return std::isnan(ratio) ? "" : "  times " + shown(ratio, 2); }

// Of the metrics' cells, in the order in which they come first.
struct Line {
  std::string metric, kind, methods;
  double low = nothing, high = nothing, low_of_sparse = nothing;  // coverage
  double width_ratios = 0, width_ratio_count = 0;
  double passed = 0, failed = 0;
  double widest = nothing;  // of promised cells, as a multiple of an earlier width

  void add(const Cell& cell, const Widths& earlier) {
    if (std::isnan(cell.coverage())) return;
    double& lowest = cell.promised ? low : low_of_sparse;
    lowest = std::fmin(lowest, cell.coverage());
    passed = std::fmax(passed, cell.share(cell.counts.passed));
    failed = std::fmax(failed, cell.share(cell.counts.failed));
    if (methods.find(cell.methods()) == std::string::npos)
      methods += (methods.empty() ? "" : ", ") + cell.methods();
    if (!cell.promised) return;
    high = std::fmax(high, cell.coverage());
    widest = std::fmax(widest, widened(cell, earlier));
    if (!std::isfinite(cell.width_ratio())) return;
    width_ratios += cell.width_ratio();
    ++width_ratio_count;
  }
};

std::vector<Line> lines_of(const std::vector<Cell>& cells, const Widths& earlier) {
  std::vector<Line> lines;
  for (const Cell& cell : cells) {
    auto at = std::find_if(lines.begin(), lines.end(), [&](const Line& one) {
      return one.metric == cell.metric && one.kind == kind_of(cell);
    });
    if (at == lines.end())
      at = lines.insert(at, Line{.metric = cell.metric, .kind = kind_of(cell), .methods = {}});
    at->add(cell, earlier);
  }
  return lines;
}

}  // namespace

std::string csv_of(const std::vector<Cell>& cells) {
  std::string text =
      "metric,target,setting,n,prevalence,model,promised,truth,coverage,no_interval,undefined,mean_width,"
      "width_ratio,gate_pass,gate_fail,method\n";
  for (const Cell& cell : cells) {
    const Counts& counts = cell.counts;
    text += key_of(cell) + (cell.promised ? ",1" : ",0");
    for (const double number :
         {cell.truth, cell.coverage(), cell.share(counts.without_interval), counts.undefined / counts.samples,
          cell.mean_width(), cell.width_ratio(), cell.share(counts.passed), cell.share(counts.failed)})
      text += ',' + (std::isnan(number) ? std::string() : shown(number));
    text += ',' + cell.methods() + '\n';
  }
  return text;
}

std::string cells_table(const std::vector<Cell>& cells, const Widths& earlier) {
  std::string text;
  for (const Cell& cell : cells) {
    const Counts& counts = cell.counts;
    text += wide(cell.metric, 29) + ' ' + wide(cell.target, 8) + ' ' + place_of(cell) + "  covers " +
            shown(cell.coverage(), 3) + "  none " + shown(cell.share(counts.without_interval), 3) +
            "  undefined " + shown(counts.undefined / counts.samples, 3) + "  width " +
            shown(cell.mean_width(), 4) + "  ratio " + shown(cell.width_ratio(), 2) + "  pass " +
            shown(cell.share(counts.passed), 3) + "  fail " + shown(cell.share(counts.failed), 3) + "  " +
            cell.methods() + times(widened(cell, earlier)) + (miss_of(cell).empty() ? "" : "  MISSES") + '\n';
  }
  return text;
}

std::string metrics_table(const std::vector<Cell>& cells, const Widths& earlier) {
  std::string text = "| metric | of | method | lowest | highest | lowest, sparse | width ratio | ";
  text += earlier.empty() ? "" : "times as wide at most | ";
  text += "gate passes | gate fails |\n|--|--|--|--|--|--|--|";
  text += earlier.empty() ? "--|--|\n" : "--|--|--|\n";
  for (const Line& line : lines_of(cells, earlier)) {
    const double ratio = line.width_ratio_count > 0 ? line.width_ratios / line.width_ratio_count : nothing;
    text += "| " + line.metric + " | " + line.kind + " | " + line.methods + " |";
    for (const double share : {line.low, line.high, line.low_of_sparse}) text += ' ' + shown(share, 3) + " |";
    text += ' ' + shown(ratio, 2) + " |";
    if (!earlier.empty()) text += ' ' + shown(line.widest, 2) + " |";
    text += ' ' + shown(line.passed, 3) + " | " + shown(line.failed, 3) + " |\n";
  }
  return text;
}

std::string misses_table(const std::vector<Cell>& cells) {
  std::string text;
  for (const Cell& cell : cells) {
    const std::string miss = miss_of(cell);
    if (miss.empty() || !excuse_of(cell).empty()) continue;
    text += wide(cell.metric, 29) + ' ' + wide(cell.target, 8) + ' ' + place_of(cell) + "  " + miss + "  (" +
            cell.methods() + ")\n";
  }
  return text;
}

}  // namespace coverage
