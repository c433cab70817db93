// Options of what labels and scores mean.
#include "cli/options/labels.hpp"

#include <algorithm>
#include <sstream>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/tally/labels.hpp"
#include "cli/options/add.hpp"

namespace assay::cli {

namespace {

std::vector<std::string> label_names(const std::string& text) {
  std::vector<std::string> names = split(text, ',');
  for (const std::string& name : names)
    if (name.empty()) refuse_value("--labels", text, "labels are separated by single commas, such as no,yes");
  if (names.size() > max_classes)
    throw usage_error("--labels names over " + std::to_string(max_classes) + " classes",
                      "no more are measured: name labels that are in the rows");
  return names;
}

// "GON+=1,<=50K=0": labels may begin with a sign that looks like the one between them.
LabelRule::Map label_map(const std::string& text) {
  LabelRule::Map map;
  std::stringstream parts(text + ",");
  for (std::string part; std::getline(parts, part, ',');) {
    const std::size_t equals = part.rfind('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == part.size())
      refuse_value("--map", text, "write labels and what they are read as, such as spam=1,ham=0");
    const std::string label = part.substr(0, equals);
    if (std::any_of(map.begin(), map.end(), [&](const auto& one) { return same_label(one.first, label); }))
      throw usage_error("--map names " + in_quotes(label) + " twice", "say once what a label is read as");
    map.emplace_back(label, part.substr(equals + 1));
    if (map.size() > max_classes)
      throw usage_error("--map names over " + std::to_string(max_classes) + " labels",
                        "no more are measured: name labels that are in the rows");
  }
  return map;
}

}  // namespace

void add_classes(CLI::App& app, InputOptions& options, const std::string& labels_are_for) {
  const std::string group = "Classes";
  common(app.add_option("--positive", options.positive,
                        "Which label is positive (needed unless the labels are 0/1, no/yes, ...)"))
      ->type_name("LABEL")
      ->group(group);
  app.add_option_function<std::string>(
         "--labels", [&options](const std::string& text) { options.labels = label_names(text); },
         labels_are_for)
      ->type_name("A,B,...")
      ->check(completed_to("LABEL,..."))
      ->group(group);
  app.add_option_function<std::string>(
         "--map", [&options](const std::string& text) { options.map = label_map(text); },
         "Read labels as others, such as spam=1,ham=0")
      ->type_name("LABEL=LABEL,...")
      ->group(group);
  app.add_flag("--ignore-case", options.ignore_case, "Treat labels that differ only by case as the same")
      ->group(group);
}

void add_threshold(CLI::App& app, InputOptions& options) {
  common(app.add_option_function<std::string>(
             "--threshold",
             [&options](const std::string& text) {
               options.threshold_is_percent = text.ends_with('%');
               const auto number =
                   number_from(options.threshold_is_percent ? text.substr(0, text.size() - 1) : text);
               if (!number)
                 refuse_value("--threshold", text, "a number is expected, or a percentage such as 50%");
               options.threshold = options.threshold_is_percent ? *number / 100 : *number;
             },
             "Predict positive when score >= X (default 0.5), even when the file has predictions"))
      ->type_name("X")
      ->group("Classes");
}

void add_meaning(CLI::App& app, InputOptions& options) {
  std::vector<std::string> words;
  for (const auto one : score_meanings) words.emplace_back(name_of(one));
  app.add_option_function<std::string>(
         "--score-is",
         [&options](const std::string& text) {
           for (const auto one : score_meanings)
             if (text == name_of(one)) options.score_is = one;
           if (!options.score_is)
             refuse_value("--score-is", text, "choose probability, percent, logit, confidence or distance");
         },
         "What scores are: probability (default), percent, logit, confidence (in the predicted label) or "
         "distance (low is positive)")
      ->type_name("MEANING")
      ->check(completed_to(one_of(words)))
      ->group("Classes");
}

}  // namespace assay::cli
