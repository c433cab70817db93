// The threshold that a reader of a page moves.
#include "report/render/html/sweep.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "report/render/html/picture.hpp"
#include "report/render/html/sheet.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

std::string slider_of(const Sweep& sweep) {
  const std::string unlike =
      sweep.points.size() < sweep.scores
          ? fmt::format("{} of {} scores; assay threshold --at shows others",
                        with_commas(static_cast<double>(sweep.points.size())),
                        with_commas(static_cast<double>(sweep.scores)))
          : fmt::format("all {} scores", with_commas(static_cast<double>(sweep.scores)));
  return fmt::format(
      "<div class=\"slider\"><label for=\"threshold\">Predict {} where {} {} <output id=\"at\" "
      "for=\"threshold\"></output></label>\n<input type=\"range\" id=\"threshold\" min=\"0\" max=\"{}\" "
      "value=\"{}\" "
      "step=\"1\">\n<p class=\"hint\">Thresholds: {}. Arrow keys move by one, Page Up and Page Down by a "
      "tenth, Home "
      "and End to the ends.</p></div>\n",
      xml_text(in_quotes(sweep.positive)), xml_text(in_quotes(sweep.score)),
      sweep.distance ? "&lt;=" : "&gt;=", sweep.points.size() - 1, sweep.start, unlike);
}

std::string cell_of(const char* key, const char* name, bool right) {
  return fmt::format("<td class=\"h0{}\" id=\"cell-{}\"><i>{}</i><b></b><small></small></td>",
                     right ? " right" : "", key, name);
}

// Classes in their order.
std::string matrix_of(const Sweep& sweep) {
  const std::string positive = xml_text(in_quotes(sweep.positive)),
                    negative = xml_text(in_quotes(sweep.negative));
  const std::string tp = cell_of("tp", "true positives", true), fn = cell_of("fn", "false negatives", false),
                    fp = cell_of("fp", "false positives", false), tn = cell_of("tn", "true negatives", true);
  const auto row = [&](const std::string& label, const std::string& first, const std::string& second) {
    return "<tr><th scope=\"row\">" + label + "</th>" + first + second + "</tr>\n";
  };
  const bool first = sweep.positive_first;
  const std::string rows =
      first ? row(positive, tp, fn) + row(negative, fp, tn) : row(negative, tn, fp) + row(positive, fn, tp);
  return fmt::format(
      "<div class=\"scroll\"><table class=\"matrix moved\"><caption>Confusion matrix at this "
      "threshold</caption>\n"
      "<thead><tr><td class=\"w\">truth \\ predicted</td><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th></tr></thead>\n"
      "<tbody>{}</tbody></table></div>\n",
      first ? positive : negative, first ? negative : positive, rows);
}

std::string areas_of(const Sweep& sweep) {
  std::string rectangles;
  for (const char* cell : {"tp", "fn", "fp", "tn"}) rectangles += fmt::format("<rect id=\"area-{}\"/>", cell);
  return fmt::format(
      "<figure class=\"areas\"><svg viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\" role=\"img\" "
      "aria-label=\"The "
      "same as areas: each cell is as large as its count\">{}</svg><figcaption class=\"hint\">The same as "
      "areas: left "
      "truly {}, right truly {}; dark is predicted correctly, light is "
      "misclassified.</figcaption></figure>\n",
      rectangles, xml_text(in_quotes(sweep.positive)), xml_text(in_quotes(sweep.negative)));
}

std::string metrics_of(const Sweep& sweep, Terms& terms) {
  std::string rows;
  for (const std::string& name : sweep.metrics)
    if (name != "fpr")
      rows += fmt::format(R"(<tr id="row-{}"><th scope="row">{}</th><td></td><td></td><td class="picture"><svg
class="range" viewBox="-3 0 106 10" aria-hidden="true"><path d="M0 5H100"/><rect y="2" height="6"/><circle cy="5"
r="3"/></svg></td></tr>
)",
                          name, terms.named(name));
  return R"(<div class="scroll"><table class="moved"><caption>Metrics at this threshold</caption>
<thead><tr><th scope="col" class="w">metric</th><th scope="col">value</th><th scope="col">interval</th><th
scope="col" class="picture">from 0 to 1</th></tr></thead>
<tbody>)" +
         rows + "</tbody></table></div>\n" +
         (sweep.why_no_intervals.empty()
              ? ""
              : "<p class=\"hint\">" + xml_text(sweep.why_no_intervals) + "</p>\n");
}

constexpr std::string_view costs = R"(<fieldset><legend>Costs</legend>
<label>a false positive <input type="number" id="price-fp" min="0" step="any" value="1"></label>
<label>a false negative <input type="number" id="price-fn" min="0" step="any" value="1"></label>
<p>cost <output id="cost"></output> <span id="cost-interval"></span>, <output id="cost-each"></output> a row<br>
<button type="button" class="tool" id="cheapest"></button></p></fieldset>
)";

// Positives grow upwards, negatives downwards.
std::string bars_of(const Sweep& sweep) {
  constexpr double width = 366, left = 14, side = 338, middle = 100, tallest = 84;
  double highest = 0;
  for (const ScoreBin& bin : sweep.bins) highest = std::max({highest, bin.positives, bin.negatives});
  const double low = sweep.bins.front().from, high = sweep.bins.back().to;
  const auto across = [&](double score) { return left + (score - low) / (high - low) * side; };
  std::string bars;
  const auto bar = [&](const char* of, const ScoreBin& bin, double rows, bool up) {
    const double height = rows / highest * tallest;
    if (rows > 0)
      bars += fmt::format("<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>",
                          of, across(bin.from), up ? middle - height : middle,
                          across(bin.to) - across(bin.from) - 1, height);
  };
  for (const ScoreBin& bin : sweep.bins) {
    bar("positives", bin, bin.positives, true);
    bar("negatives", bin, bin.negatives, false);
  }
  std::string words;
  for (int tick = 0; tick <= 4; ++tick) {
    const double at = low + (high - low) * tick / 4;
    words += fmt::format("<text x=\"{:.1f}\" y=\"204\" text-anchor=\"{}\">{:.4g}</text>", across(at),
                         tick == 0   ? "start"
                         : tick == 4 ? "end"
                                     : "middle",
                         at);
  }
  return fmt::format(
      "<svg viewBox=\"0 0 {:g} 210\" role=\"img\" aria-label=\"{}\" data-low=\"{}\" data-high=\"{}\"><path "
      "class=\"frame\" d=\"M{:g} {:g}H{:g}\"/>\n{}\n{}</svg>",
      width,
      xml_text(fmt::format(
          "Distribution of {} for rows of {} and {}, from {:.4g} to {:.4g}. The table below has its bars.",
          in_quotes(sweep.score), in_quotes(sweep.positive), in_quotes(sweep.negative), low, high)),
      exact(low), exact(high), left, middle, left + side, bars, words);
}

std::string spread_of(const Sweep& sweep, int digits) {
  if (sweep.bins.empty()) return {};
  Sheet table{.caption = "Distribution of scores",
              .rows = {{"from", "to", sweep.positive, sweep.negative}},
              .labels = 0};
  for (const ScoreBin& bin : sweep.bins)
    table.rows.push_back({rounded(bin.from, digits), rounded(bin.to, digits),
                          count_text(bin.positives, sweep.weighted, digits),
                          count_text(bin.negatives, sweep.weighted, digits)});
  return fmt::format(
      "<figure class=\"spread\"><h3>Scores by class</h3><div class=\"canvas\">{}</div>\n<figcaption><ul "
      "class=\"legend\"><li><svg class=\"key\" viewBox=\"0 0 28 12\" aria-hidden=\"true\"><rect "
      "class=\"positives\" width=\"28\" "
      "height=\"12\"/></svg> up: truly {}</li><li><svg class=\"key\" viewBox=\"0 0 28 12\" "
      "aria-hidden=\"true\"><rect "
      "class=\"negatives\" width=\"28\" height=\"12\"/></svg> down: truly "
      "{}</li></ul></figcaption>\n<details "
      "class=\"data\"><summary>Data of this picture</summary>{}</details></figure>\n",
      bars_of(sweep), xml_text(in_quotes(sweep.positive)), xml_text(in_quotes(sweep.negative)),
      markup_of(table));
}

}  // namespace

std::string markup_of(const Sweep& sweep, const Style& style, Terms& terms) {
  std::string pictures = spread_of(sweep, style.digits);
  for (const Drawing& drawing : sweep.drawings)
    if (!drawing.lines[0].x.empty())
      pictures += fmt::format("<div><h3>{}</h3>{}</div>\n", xml_text(drawing.title),
                              figure_of(drawing, style.digits));
  return R"(<div class="explorer"><noscript><p class="hint">Moving the threshold needs JavaScript.</p></noscript>
<div id="moving" hidden>
)" + slider_of(sweep) +
         "<div class=\"side\"><div>" + matrix_of(sweep) + "</div>\n<div>" + metrics_of(sweep, terms) +
         "</div>\n<div>" + areas_of(sweep) + std::string(costs) + R"(</div></div>
<p class="again"><code id="again"></code></p></div>
<div class="side">
)" + pictures +
         R"(</div>
<details class="data" id="all-thresholds"><summary>All thresholds as a table</summary></details>
<script type="application/json" id="sweep">)" +
         data_of(sweep, style.digits) + "</script></div>\n";
}

}  // namespace assay
