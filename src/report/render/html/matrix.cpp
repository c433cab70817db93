// A confusion matrix as a heat map.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "report/render/html/parts.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

constexpr std::size_t most_classes = 20;

// The classes with the most rows, in their order.
std::vector<std::size_t> shown_classes(const ConfusionMatrix& matrix) {
  std::vector<std::size_t> all(matrix.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  if (all.size() <= most_classes) return all;
  std::vector<double> totals;
  for (const std::size_t k : all) totals.push_back(matrix.truth_total(k));
  std::stable_sort(all.begin(), all.end(),
                   [&](std::size_t a, std::size_t b) { return totals[a] > totals[b]; });
  all.resize(most_classes);
  std::sort(all.begin(), all.end());
  return all;
}

std::string share_text(double part, double whole) { return whole > 0 ? percent(part / whole) : "n/a"; }

std::string cell(const ConfusionMatrix& matrix, std::size_t truth, std::size_t predicted,
                 const std::string& text, std::string_view name) {
  const double count = matrix.at(truth, predicted), of_truth = matrix.truth_total(truth),
               of_predicted = matrix.predicted_total(predicted);
  const auto step = [&](double whole) { return step_of('h', whole > 0 ? count / whole : 0); };
  return fmt::format(
      "<td class=\"{}{}\" data-p=\"{}\">{}<b>{}</b><small class=\"of-truth\">{}</small><small "
      "class=\"of-pred\">{}</small></td>",
      step(of_truth), truth == predicted ? " right" : "", step(of_predicted),
      name.empty() ? "" : fmt::format("<i>{}</i>", xml_text(name)), xml_text(text),
      share_text(count, of_truth), share_text(count, of_predicted));
}

// "true positives" of the four cells, where one class is the positive one.
std::string_view name_of_cell(const MatrixTable& table, std::size_t truth, std::size_t predicted) {
  if (!table.positive) return {};
  const std::array<std::string_view, 4> names{"true negatives", "false positives", "false negatives",
                                              "true positives"};
  return names.at((truth == *table.positive ? 2U : 0U) + (predicted == *table.positive ? 1U : 0U));
}

}  // namespace

std::string PartsOfPage::operator()(const MatrixTable& table) {
  const ConfusionMatrix matrix{.labels = table.labels, .cells = table.counts, .weighted = table.weighted};
  const std::vector<std::size_t> classes = shown_classes(matrix);
  std::string markup =
      "<div class=\"scroll\"><table class=\"matrix\"><caption>Confusion matrix: rows are the truth, columns "
      "the "
      "prediction</caption>\n<thead><tr><td class=\"w\">truth \\ predicted</td>";
  for (const std::size_t k : classes) markup += "<th scope=\"col\">" + xml_text(matrix.labels[k]) + "</th>";
  markup += "</tr></thead>\n<tbody>\n";
  for (const std::size_t truth : classes) {
    markup += "<tr><th scope=\"row\">" + xml_text(matrix.labels[truth]) + "</th>";
    for (const std::size_t predicted : classes)
      markup += cell(matrix, truth, predicted,
                     count_text(matrix.at(truth, predicted), table.weighted, style_.digits),
                     name_of_cell(table, truth, predicted));
    markup += "</tr>\n";
  }
  markup +=
      "</tbody></table></div>\n<p class=\"hint shares\">The shade is the share of the true class.</p>\n";
  if (classes.size() < matrix.size())
    markup += fmt::format(
        "<p class=\"left-out\">Shown are the {} classes with the most rows; {} more are left out: -f json "
        "has all of "
        "the matrix.</p>\n",
        classes.size(), matrix.size() - classes.size());
  return markup;
}

}  // namespace assay
