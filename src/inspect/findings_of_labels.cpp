// What is odd about labels.
#include <algorithm>
#include <map>

#include "assay/core/text.hpp"
#include "assay/tally/labels.hpp"
#include "inspect/evidence.hpp"
#include "sample/label_match.hpp"

namespace assay {

namespace {

constexpr std::size_t few_rows = 10;
constexpr std::size_t most_listed = 12;

Number rows_seen(std::size_t count) { return {static_cast<double>(count), Number::Shown::exact}; }

// The labels of a column as they are read, and how many rows have each.
struct LabelColumn {
  std::vector<std::string> texts;
  std::vector<std::size_t> counts;
};

LabelColumn label_column(const ColumnTally& column, const LabelRule& rule) {
  LabelColumn labels;
  for (const DistinctTexts::Text& one : column.distinct().texts()) {
    std::string text = rule.changes() ? rule.read(one.text) : one.text;
    const auto known = std::find_if(labels.texts.begin(), labels.texts.end(),
                                    [&](const std::string& other) { return same_label(other, text); });
    if (known != labels.texts.end()) {
      labels.counts[static_cast<std::size_t>(known - labels.texts.begin())] += one.count;
    } else {
      labels.texts.push_back(std::move(text));
      labels.counts.push_back(one.count);
    }
  }
  return labels;
}

std::string quoted_list(const std::vector<std::string>& labels) {
  std::string text;
  for (std::size_t i = 0; i < std::min(labels.size(), most_listed); ++i)
    text += (i == 0 ? "" : ", ") + in_quotes(labels[i]);
  if (labels.size() > most_listed) text += " and " + std::to_string(labels.size() - most_listed) + " more";
  return text;
}

// Groups of labels that are one when written otherwise.
template <class Write>
std::vector<std::vector<std::string>> alike(const std::vector<std::string>& labels, Write write) {
  std::map<std::string, std::vector<std::string>> groups;
  for (const std::string& label : labels) groups[write(label)].push_back(label);
  std::vector<std::vector<std::string>> found;
  for (auto& [written, group] : groups)
    if (group.size() > 1) found.push_back(std::move(group));
  return found;
}

void find_alike(const std::vector<std::string>& labels, std::vector<Oddity>& odd) {
  const auto add = [&](const std::vector<std::string>& group, const std::string& how,
                       const std::string& remedy) {
    odd.push_back({.code = "labels_alike",
                   .text = Phrase{rows_seen(group.size()), " labels differ only by " + how + ": " +
                                                               quoted_list(group) + "; " + remedy}});
  };
  for (const auto& group : alike(labels, [](const std::string& label) { return lower(label); }))
    add(group, "case", "--ignore-case reads them as one");
  for (const auto& group : alike(labels, composed))
    add(group, "how accents are encoded (Unicode NFC and NFD)", "--map reads one as the other");
  for (const auto& group : alike(labels, without_blanks))
    add(group, "blanks", "--map reads one as the other");
  for (const auto& group :
       alike(labels, [](const std::string& label) { return lower(without_blanks(label)); })) {
    const auto of_one = [&](auto write) {
      return std::any_of(group.begin() + 1, group.end(),
                         [&](const std::string& one) { return write(one) == write(group[0]); });
    };
    if (!of_one([](const std::string& one) { return lower(one); }) && !of_one(without_blanks))
      add(group, "case and blanks", "--map reads one as the other");
  }
}

void find_one_sided(const LabelColumn& some, const LabelColumn& others, const std::string& how,
                    std::vector<Oddity>& odd) {
  std::vector<std::string> alone;
  std::size_t rows = 0;
  for (std::size_t i = 0; i < some.texts.size(); ++i) {
    const auto same = [&](const std::string& other) { return same_label(other, some.texts[i]); };
    if (std::any_of(others.texts.begin(), others.texts.end(), same)) continue;
    alone.push_back(some.texts[i]);
    rows += some.counts[i];
  }
  if (alone.empty()) return;
  odd.push_back({.code = "labels_of_one_side",
                 .text = Phrase{quoted_list(alone) + (alone.size() == 1 ? " is " : " are ") + how + ", in ",
                                rows_seen(rows), rows == 1 ? " row" : " rows"}});
}

void find_rare(const LabelColumn& truth, std::vector<Oddity>& odd) {
  if (truth.texts.size() == 1) {
    odd.push_back(
        {.code = "one_class",
         .text = Phrase{"every true label is " + in_quotes(truth.texts[0]) + ": there is one class only"}});
    return;
  }
  std::vector<std::pair<std::size_t, std::string>> rare;
  for (std::size_t i = 0; i < truth.texts.size(); ++i)
    if (truth.counts[i] < few_rows) rare.emplace_back(truth.counts[i], truth.texts[i]);
  if (rare.empty()) return;
  std::sort(rare.begin(), rare.end());
  Phrase text = rare.size() == 1 ? Phrase("a class has under 10 rows: ")
                                 : Phrase{rows_seen(rare.size()), " classes have under 10 rows: "};
  for (std::size_t i = 0; i < std::min(rare.size(), most_listed); ++i)
    text += Phrase{(i == 0 ? "" : ", ") + in_quotes(rare[i].second) + " has ", rows_seen(rare[i].first)};
  if (rare.size() > most_listed) text += " and " + std::to_string(rare.size() - most_listed) + " more";
  odd.push_back({.code = "rare_class", .text = text});
}

// Wald and Wolfowitz 1940: rows in random order have 1 + (n^2 - the sum of squared class sizes) / n runs.
void find_order(const Evidence& seen, const ColumnTally& truth, std::vector<Oddity>& odd) {
  constexpr double enough = 20, far_under = 0.1;
  double rows = 0, squares = 0;
  for (const DistinctTexts::Text& one : truth.distinct().texts()) {
    rows += static_cast<double>(one.count);
    squares += static_cast<double>(one.count) * static_cast<double>(one.count);
  }
  const double expected = rows > 0 ? 1 + (rows * rows - squares) / rows : 0;
  const std::size_t runs = seen.table.truth_runs().count;
  if (expected < enough || static_cast<double>(runs) >= far_under * expected) return;
  odd.push_back({.code = "sorted_by_truth",
                 .text = Phrase{"the rows are sorted by their true labels: ", rows_seen(runs),
                                " runs of equal labels, where chance gives ",
                                Number(std::round(expected), Number::Shown::exact),
                                "; shuffle before splitting them"}});
}

}  // namespace

void find_in_labels(const Evidence& seen, const ReportStep& step, std::vector<Oddity>& odd) {
  const Columns& columns = step.chosen.columns;
  const auto truth_at = columns.find(role::truth), predicted_at = columns.find(role::predicted);
  if (!truth_at) return;
  const LabelRule rule = label_rule(step.plan);
  const ColumnTally& truth_cells = seen.table.columns()[*truth_at];
  if (truth_cells.distinct().over() || truth_cells.values() == 0) return;
  const LabelColumn truth = label_column(truth_cells, rule);
  std::vector<std::string> labels = truth.texts;
  if (predicted_at && predicted_at != truth_at && !seen.table.columns()[*predicted_at].distinct().over()) {
    const LabelColumn predicted = label_column(seen.table.columns()[*predicted_at], rule);
    for (const std::string& text : predicted.texts)
      if (std::find(labels.begin(), labels.end(), text) == labels.end()) labels.push_back(text);
    if (pairing_of({.truth = truth.texts, .predicted = predicted.texts}).empty()) {
      find_one_sided(predicted, truth, "predicted but never true", odd);
      find_one_sided(truth, predicted, "true but never predicted", odd);
    }
  }
  find_alike(labels, odd);
  if (!columns.has(role::frequency)) {
    find_rare(truth, odd);
    find_order(seen, truth_cells, odd);
  }
}

}  // namespace assay
