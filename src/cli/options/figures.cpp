// Options whose value is that of a metric: --precision 0.75.
#include "cli/options/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "cli/options/values.hpp"

namespace assay::cli {

Figure figure_of(const std::string& option, const std::string& text) {
  const auto figure = figure_from(text);
  if (!figure) refuse_value(option, text, "a number is expected, such as 0.75, 75%, 3/4 or 3 in 4");
  return *figure;
}

namespace {

void check_range(const std::string& option, const std::string& text, const Figure& figure,
                 const Range& range) {
  if (figure.high >= range.low && figure.low <= range.high) return;
  if (range.low == 0 && range.high == 1)
    throw usage_error(option + ": " + why_no_probability(text), "it lies between 0 and 1");
  refuse_value(option, text,
               std::isinf(range.high)
                   ? "a number from " + exact(range.low) + " up is expected"
                   : fmt::format("it lies between {} and {}", exact(range.low), exact(range.high)));
}

}  // namespace

Figure figure_in(const std::string& option, const std::string& text, const Range& range) {
  Figure figure = figure_of(option, text);
  check_range(option, text, figure, range);
  figure.low = std::max(figure.low, range.low);
  figure.high = std::min(figure.high, range.high);
  return figure;
}

std::string option_named(std::string_view metric) {
  std::string option = "--" + std::string(metric);
  std::replace(option.begin(), option.end(), '_', '-');
  return option;
}

std::vector<std::string> other_names(const Metric& metric) {
  std::vector<std::string> names(metric.aliases.begin(), metric.aliases.end());
  const std::string symbol = lower(metric.symbol);
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  if (symbol.size() > 1 && symbol != metric.name && std::all_of(symbol.begin(), symbol.end(), is_letter))
    names.push_back(symbol);
  return names;
}

}  // namespace assay::cli
