// Names of metrics on a page, and what the catalogue says of them.
#include "report/render/html/terms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "assay/core/text.hpp"
#include "assay/evaluate/estimand_text.hpp"
#include "assay/report/build/explanation.hpp"

namespace assay {

const Metric* metric_of(const std::string& name) { return metric_named(name); }

bool is_share(const std::string& name) {
  const Metric* metric = metric_of(name);
  return metric != nullptr && metric->range.low >= 0 && metric->range.high <= 1;
}

std::string Terms::named(const std::string& name) {
  const Metric* metric = metric_of(name);
  if (metric == nullptr) return xml_text(name);
  metrics_.insert(metric);
  return fmt::format("<button type=\"button\" class=\"term\" popovertarget=\"about-{}\">{}</button>",
                     metric->name, xml_text(name));
}

namespace {

// Of what `explain` says, what helps to read a number.
constexpr std::array said{"question", "formula", "range", "better", "ignores", "undefined when"};

std::string explanation_of(const Metric& metric) {
  Text text{.key = "explained"};
  add_explanation(text, metric);
  std::string markup =
      fmt::format("<div popover id=\"about-{0}\" class=\"about\"><h3>{0}</h3><dl>", metric.name);
  for (const Text::Row& row : text.rows)
    if (std::find(said.begin(), said.end(), row.term) != said.end() && !row.texts[0].empty())
      markup += fmt::format("<dt>{}</dt><dd>{}</dd>", xml_text(row.term), xml_text(row.texts[0].text(4)));
  return markup + "</dl></div>\n";
}

}  // namespace

std::string Terms::explanations() const {
  if (metrics_.empty()) return {};
  std::string markup = "<section class=\"terms\"><h2>What the metrics mean</h2>\n";
  for (const Metric* metric : metrics_) markup += explanation_of(*metric);
  return markup + "</section>\n";
}

}  // namespace assay
