// Differences of metrics for a terminal.
#include "report/render/differences.hpp"

#include <algorithm>
#include <cmath>

#include "assay/core/text.hpp"
#include "report/render/grids.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

struct Signs {
  const char *blank, *zero, *interval, *value;
};
constexpr Signs in_utf8{" ", "│", "─", "●"}, in_ascii{" ", "|", "-", "o"};

std::string line_of(const MetricComparison& metric, std::pair<double, double> span, std::size_t columns,
                    const Signs& signs) {
  const auto place = [&](double at) {
    const double share = (std::clamp(at, span.first, span.second) - span.first) / (span.second - span.first);
    return static_cast<std::size_t>(std::lround(share * static_cast<double>(columns - 1)));
  };
  std::vector<const char*> cells(columns, signs.blank);
  if (metric.difference.defined() && metric.interval)
    std::fill(cells.begin() + static_cast<std::ptrdiff_t>(place(metric.interval->low)),
              cells.begin() + static_cast<std::ptrdiff_t>(place(metric.interval->high)) + 1, signs.interval);
  cells[place(0)] = signs.zero;
  if (metric.difference.defined()) cells[place(metric.difference.number())] = signs.value;
  std::string line;
  for (const char* cell : cells) line += cell;
  return line.substr(0, line.find_last_not_of(' ') + 1);
}

}  // namespace

std::pair<double, double> span_of(const ModelComparison& one) {
  double low = 0, high = 0;
  for (const MetricComparison& metric : one.metrics) {
    if (!metric.difference.defined()) continue;
    const Interval point{metric.difference.number(), metric.difference.number(), IntervalMethod::normal};
    const Interval& ends = metric.interval ? *metric.interval : point;
    if (std::isfinite(ends.low)) low = std::min({low, ends.low, point.low});
    if (std::isfinite(ends.high)) high = std::max({high, ends.high, point.high});
  }
  return low == high ? std::pair(-1.0, 1.0) : std::pair(low, high);
}

std::vector<std::string> drawn(const ModelComparison& one, std::size_t columns, bool utf8) {
  const auto span = span_of(one);
  const std::string low = rounded(span.first, 3), high = rounded(span.second, 3);
  std::vector<std::string> lines{low + std::string(columns - low.size() - high.size(), ' ') + high};
  for (const MetricComparison& metric : one.metrics)
    lines.push_back(line_of(metric, span, columns, utf8 ? in_utf8 : in_ascii));
  return lines;
}

namespace {

constexpr std::size_t gap_beside = 2, least_drawn = 24, most_drawn = 60;

void add_below(TextLines& out, const ModelComparison& one, const Style& style) {
  std::size_t names = 0;
  for (const MetricComparison& metric : one.metrics)
    names = std::max(names, display_width(printable(metric.name)));
  std::size_t columns = most_drawn;
  if (style.width > 0)
    columns = std::clamp(style.width - std::min(style.width, names + gap_beside), least_drawn, columns);
  const std::vector<std::string> lines = drawn(one, columns, style.utf8);
  out.blank();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string name = i == 0 ? "" : printable(one.metrics[i - 1].name);
    out.line(name + std::string(names - display_width(name) + gap_beside, ' ') + lines[i]);
  }
}

}  // namespace

void add_comparisons(TextLines& out, const Report& report, const Comparisons& comparisons,
                     const Style& style) {
  for (const ModelComparison& one : comparisons.all) {
    if (&one != &comparisons.all[0]) out.blank();
    if (const std::string line = comparison_line(comparisons, one); !line.empty()) out.line(line, "1");
    const std::size_t first = out.size();
    out.grid(grid_of(one, report, style.digits));
    const std::size_t at = out.width_from(first) + gap_beside;
    const bool beside = style.width >= at + least_drawn;
    if (beside) out.beside(first, at, drawn(one, std::min(style.width - at, most_drawn), style.utf8));
    for (const std::string& reason : reasons(one)) out.line(reason);
    if (!beside && style.detail == Detail::full) add_below(out, one, style);
  }
}

}  // namespace assay
