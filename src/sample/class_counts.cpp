// From rows of each class to a sample of truth alone.
#include <cmath>
#include <utility>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/sample/sample.hpp"

namespace assay {

namespace {

// "legit=990", or "990" of the class that its place numbers.
std::pair<std::string, double> class_count(const std::string& text, std::size_t place,
                                           const std::string& all) {
  const std::size_t equals = text.rfind('=');
  const std::string number = equals == std::string::npos ? text : text.substr(equals + 1);
  const auto count = count_from(std::string(trimmed(number)));
  if (!count || equals == 0)
    throw usage_error("--counts cannot be " + in_quotes(all),
                      "whole numbers of rows are expected: legit=990,fraud=10 or 990,10");
  return {equals == std::string::npos ? std::to_string(place) : std::string(trimmed(text.substr(0, equals))),
          *count};
}

ConfusionMatrix diagonal_matrix(const std::string& text) {
  std::vector<std::string> labels;
  std::vector<double> counts;
  bool some_named = false, some_bare = false;
  const std::vector<std::string> parts = split(text, ',');
  if (parts.size() > max_classes)
    throw usage_error("--counts has over " + std::to_string(max_classes) + " classes",
                      "give a file of labels");
  for (const std::string& part : parts) {
    (part.find('=') == std::string::npos ? some_bare : some_named) = true;
    auto [label, count] = class_count(part, labels.size(), text);
    if (find_class(labels, label))
      throw usage_error("--counts names " + in_quotes(label) + " twice", "name each class once");
    labels.push_back(std::move(label));
    counts.push_back(count);
  }
  if (some_named && some_bare)
    throw usage_error("--counts names some classes, and others not", "name all of them, or none");
  ConfusionMatrix matrix{.labels = std::move(labels),
                         .cells = std::vector<double>(counts.size() * counts.size())};
  for (std::size_t k = 0; k < counts.size(); ++k) matrix.at(k, k) = counts[k];
  return matrix;
}

}  // namespace

InputSample sample_of_class_counts(const std::string& text, const InputPlan& plan) {
  if (!plan.files.empty() || plan.counts.any())
    throw usage_error("--counts is given, and a file or other counts too", "give one of them");
  refuse_columns_beside(plan, "--counts");
  if (!plan.labels.empty()) throw usage_error("--counts names the classes", "leave out --labels");
  InputSample loaded{.predictions = {.matrix = diagonal_matrix(text)},
                     .truth_alone = true,
                     .input = {.source = Provenance::Source::class_counts}};
  Sample& predictions = loaded.predictions;
  const std::vector<std::string>& labels = predictions.matrix.labels;
  predictions.selected = labels.size();
  if (plan.positive && !find_class(labels, *plan.positive))
    throw usage_error(
        "--counts has no class " + in_quotes(*plan.positive) + did_you_mean(*plan.positive, labels),
        "--positive names one of those that it has");
  predictions.positive =
      plan.positive ? positive_class(labels, plan.positive, "--counts") : known_positive(labels);
  loaded.input.rows = predictions.matrix.total();
  if (loaded.input.rows == 0) throw usage_error("all counts are 0", "there is nothing to measure");
  check_total(predictions.matrix.cells);
  if (predictions.positive) loaded.input.positive = labels[*predictions.positive];
  return loaded;
}

}  // namespace assay
