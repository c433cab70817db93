// Option groups that several commands share.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "assay/evaluation.hpp"
#include "assay/input/columns.hpp"
#include "assay/input/csv.hpp"
#include "assay/text.hpp"

namespace assay::cli {

/// Four counts instead of a file.
struct CountOptions {
  std::optional<double> tp, fp, fn, tn;
  [[nodiscard]] bool any() const { return tp || fp || fn || tn; }
};

struct InputOptions {
  std::optional<std::string> file;  // "-" is standard input, which is also meant when there is none
  ColumnChoice columns;
  bool offers_class_scores = false;  // the command has --scores
  std::optional<std::string> positive;
  std::vector<std::string> labels;
  std::optional<double> threshold;
  double clip = 0;
  Dialect dialect;
  Missing missing = Missing::error;
  CountOptions counts;
  double min_rows = 30;  // of a slice, to be called the worst
  unsigned threads = 1;
  bool quiet = false;  // no progress line
};

struct EstimateOptions {
  bool intervals = true;
  ProportionMethod proportion_method = ProportionMethod::wilson;
  BootstrapPlan bootstrap;
  ZeroDivision zero_division;
};

enum class Format { text, json, csv, markdown, junit, github };
enum class Color { automatic, always, never };

struct OutputOptions {
  Format format = Format::text;
  std::optional<std::string> file;
  std::vector<std::pair<Format, std::string>> also;  // further formats, each to a file
  std::vector<std::string> read;                     // files that are not to be written over
  std::optional<std::string> plot;                   // an SVG of the report's drawing, besides
  bool answer_only = false;                          // the report's one number and nothing else
  int digits = 4;
  Color color = Color::automatic;
  bool quiet = false;
};

/// Throws a usage error about the value of an option; one of `words` may have been meant.
[[noreturn]] void refuse_value(const std::string& option, const std::string& text, const std::string& wanted,
                               std::span<const std::string> words = {});

/// A whole number of rows from 0 to 2^53.
[[nodiscard]] std::optional<double> count_from(const std::string& text);

/// Adds an option whose value is a number that `fits`, which `wanted` describes.
template <class Fits, class Store>
CLI::Option* add_number(CLI::App& app, const std::string& name, const std::string& description,
                        const std::string& wanted, Fits fits, Store store) {
  const std::string long_name = name.substr(name.find("--"));
  return app.add_option_function<std::string>(
      name,
      [=](const std::string& text) {
        const auto number = number_from(text);
        if (!number || !fits(*number)) refuse_value(long_name, text, wanted);
        store(*number);
      },
      description);
}

/// Adds an option that takes one of several words.
template <class T>
CLI::Option* add_choice(CLI::App& app, const std::string& name, T& value,
                        const std::map<std::string, T>& choices, const std::string& description) {
  const std::string long_name = name.substr(name.find("--"));
  std::vector<std::string> words;
  for (const auto& [word, meaning] : choices) words.push_back(word);
  return app.add_option_function<std::string>(
      name,
      [=, &value](const std::string& text) {
        const auto found = choices.find(text);
        if (found == choices.end()) refuse_value(long_name, text, "choose one of " + listed(words), words);
        value = found->second;
      },
      description);
}

/// Adds an option whose value is a probability, as people write it, that `fits`, which `wanted` describes.
CLI::Option* add_probability(
    CLI::App& app, const std::string& name, const std::string& description,
    const std::function<void(double)>& store, const std::string& wanted = {},
    const std::function<bool(double)>& fits = [](double) { return true; });

/// The probability that the value of an option is. Throws a usage error that says what was probably meant.
[[nodiscard]] double option_probability(const std::string& option, const std::string& text);

// Each adds its options to a command, and stores what they say in `options`, which must outlive the parsing.

/// FILE, what add_predictions() adds, and --scores.
void add_input(CLI::App& app, InputOptions& options,
               const std::string& labels_are_for = "Classes in this order; averages go over these only");
/// Predicted labels or scores, in a file or as counts.
void add_predictions(
    CLI::App& app, InputOptions& options,
    const std::string& labels_are_for = "Classes in this order; averages go over these only");
/// --from: a file of predictions, for commands whose FILE or arguments are something else.
void add_from(CLI::App& app, InputOptions& options);
/// One column of scores whose order is what matters: no predicted labels, no threshold, no counts. Adds no
/// FILE.
void add_scored_input(CLI::App& app, InputOptions& options);
/// --scores: a score for each class.
void add_class_scores(CLI::App& app, InputOptions& options);
/// For commands that have log_loss among their metrics.
void add_clip(CLI::App& app, InputOptions& options);
void add_confidence(CLI::App& app, bool& intervals, double& confidence);
void add_seed(CLI::App& app, std::uint64_t& seed);
void add_estimates(CLI::App& app, EstimateOptions& options);
void add_output(CLI::App& app, OutputOptions& options);
/// Call last: -q is for the output and for the progress of the input.
void add_output(CLI::App& app, OutputOptions& options, InputOptions& input);
/// "junit=report.xml", as --also has it.
[[nodiscard]] std::pair<Format, std::string> also_from(const std::string& text);
/// The same with the formats of CI systems, and --also.
void add_gate_output(CLI::App& app, OutputOptions& options, InputOptions& input);

}  // namespace assay::cli
