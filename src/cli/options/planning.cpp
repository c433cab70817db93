// Options of what rows are planned for, how sure, and what is expected.
#include "cli/options/planning.hpp"

#include <algorithm>
#include <cmath>

#include "assay/core/error.hpp"
#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "assay/evaluate/estimand_text.hpp"
#include "cli/options/add.hpp"
#include "cli/options/given_metrics.hpp"

namespace assay::cli {

namespace {

constexpr const char* of_goals = "What the rows are for";
constexpr const char* of_certainty = "How sure";
constexpr const char* of_expectations = "What is expected, instead of a pilot";

// "0.1", "10%", or from the middle to either side, "+-5%".
double width_from(const std::string& text) {
  double times = 1;
  std::string_view number = text;
  for (const std::string_view sign : {"+-", "+/-", "±"})
    if (number.starts_with(sign)) {
      number.remove_prefix(sign.size());
      times = 2;
    }
  const auto width = figure_from(number);
  if (!width || !(width->value > 0) || !std::isfinite(width->value))
    refuse_value("--width", text, "a number above 0 is expected, such as 0.1, 10% or +-5%");
  return times * width->value;
}

AskedDifference difference_from(const std::string& text) {
  const std::string whole(trimmed(text));
  const std::size_t blank = whole.find_last_of(" \t");
  const auto amount = blank == std::string::npos ? std::nullopt : figure_from(whole.substr(blank + 1));
  const std::string asked(trimmed(amount ? whole.substr(0, blank) : whole));
  AskedDifference difference{
      .asked = asked, .estimand = estimand_in(asked, "difference", asked), .amount = {}};
  if (amount) {
    if (amount->value == 0 || !std::isfinite(amount->value))
      refuse_value("--difference", text, "a metric and how much it differs, such as 'accuracy 2%'");
    difference.amount = amount->value;
  }
  return difference;
}

std::vector<double> discordant_from(const std::string& text) {
  std::vector<double> shares;
  for (const std::string& part : split(text, ',')) shares.push_back(option_probability("--discordant", part));
  if (shares.size() > 2 || shares[0] == 0 || (shares.size() == 2 && shares[0] + shares[1] > 1))
    refuse_value(
        "--discordant", text,
        "one share is expected, such as 10%, or one for each model, such as 6%,4% (right by the new one "
        "alone, by the old one alone)");
  return shares;
}

void add_width(CLI::App& app, PlanningOptions& options) {
  common(app.add_option_function<std::string>(
             "--width",
             [&options](const std::string& text) {
               options.width = width_from(text);
               options.rules.push_back("width=" + exact(*options.width));
             },
             "An interval of this width from end to end, such as 0.1 or 10%; or +-5%"))
      ->type_name("W")
      ->group(of_goals);
}

void add_required(CLI::App& app, PlanningOptions& options) {
  common(app.add_option_function<std::vector<std::string>>(
             "--require",
             [&options](const std::vector<std::string>& texts) {
               for (const std::string& text : texts) {
                 options.gates.push_back(gate(text));
                 options.rules.push_back("require=" + printable(text));
               }
             },
             "A gate that is to pass with evidence, such as 'recall >= 90%'"))
      ->type_name("GATE")
      ->allow_extra_args(false)
      ->group(of_goals);
}

void add_difference(CLI::App& app, PlanningOptions& options) {
  common(
      app.add_option_function<std::vector<std::string>>(
          "--difference",
          [&options](const std::vector<std::string>& texts) {
            for (const std::string& text : texts) {
              options.differences.push_back(difference_from(text));
              options.rules.push_back("difference=" + printable(text));
            }
          },
          "A difference between two models on the same rows that is to show, such as 'accuracy 2%'; may be "
          "repeated"))
      ->type_name("'METRIC X'")
      ->allow_extra_args(false)
      ->group(of_goals);
}

void add_rows(CLI::App& app, PlanningOptions& options) {
  common(add_number(
             app, "--n", "Rows that there are: what they bring is found instead",
             "a whole number of rows from 1 to 10^12 is expected",
             [](double n) { return n >= 1 && n <= 1e12 && is_whole(n); },
             [&options](double n) {
               options.rows = n;
               options.rules.push_back("n=" + exact(n));
             }))
      ->type_name("N")
      ->group(of_goals);
}

void add_power(CLI::App& app, Certainty& certainty) {
  common(add_probability(
             app, "--power",
             "How probable it is to be that the gate passes or the difference shows (default 80%)",
             [&certainty](double x) { certainty.power = x; },
             "a number from 0.5 to below 1 is expected, such as 80%",
             [](double x) { return x >= 0.5 && x < 1; }))
      ->type_name("P")
      ->group(of_certainty);
}

void add_confidence(CLI::App& app, Certainty& certainty) {
  const auto is_open = [](double x) { return x > 0 && x < 1; };
  CLI::Option* const confidence =
      common(add_probability(
                 app, "--confidence,--evidence", "Confidence of the interval or the evidence (default 95%)",
                 [&certainty](double x) { certainty.confidence = x; },
                 "a number between 0 and 1 is expected, such as 0.95", is_open))
          ->type_name("C")
          ->group(of_certainty);
  add_probability(
      app, "--alpha,--sig-level", "The same as a two-sided significance level, 1 - confidence",
      [&certainty, confidence](double x) {
        if (confidence->count() > 0)
          throw usage_error("--alpha and --confidence are both given", "give one of them");
        certainty.confidence = complement(x);
      },
      "a number between 0 and 1 is expected, such as 0.05", is_open)
      ->type_name("A")
      ->group(of_certainty);
}

void add_prevalence(CLI::App& app, PlanningOptions& options) {
  common(app.add_option_function<std::string>(
             "--prevalence",
             [&options](const std::string& text) {
               add_known(options.assumed, "prevalence", "--prevalence", text);
             },
             "Share of rows that are truly positive"))
      ->type_name("P")
      ->group(of_expectations);
}

void add_discordant(CLI::App& app, PlanningOptions& options) {
  common(app.add_option_function<std::string>(
             "--discordant",
             [&options](const std::string& text) {
               options.discordant = discordant_from(text);
               options.rules.push_back("discordant=" + printable(text));
             },
             "Share of the rows that one of two models alone gets right; or of each, new and old: 6%,4%"))
      ->type_name("P|P,P")
      ->group(of_expectations);
}

void add_areas(CLI::App& app, PlanningOptions& options) {
  app.add_option_function<std::string>(
         "--correlation",
         [&options](const std::string& text) {
           const auto number = figure_from(text);
           if (!number || number->value <= -1 || number->value >= 1)
             refuse_value("--correlation", text, "a number between -1 and 1 is expected, such as 0.5");
           options.correlation = number->value;
           options.rules.push_back("correlation=" + exact(number->value));
         },
         "How the areas of two models on the same rows go together: 0 to below 1")
      ->type_name("R")
      ->group(of_expectations);
  add_choice<AreaVariance>(app, "--auc-variance", options.areas,
                           {{"binormal", AreaVariance::binormal},
                            {"hanley-mcneil", AreaVariance::hanley_mcneil},
                            {"obuchowski", AreaVariance::obuchowski}},
                           "Scores that are normal (default), exponential, or ratings in a few grades")
      ->type_name("binormal|hanley-mcneil|obuchowski")
      ->group(of_expectations);
}

}  // namespace

void add_planning(CLI::App& app, PlanningOptions& options) {
  add_width(app, options);
  add_required(app, options);
  add_difference(app, options);
  add_rows(app, options);
  add_power(app, options.certainty);
  add_confidence(app, options.certainty);
  add_prevalence(app, options);
  add_discordant(app, options);
  add_areas(app, options);
}

}  // namespace assay::cli
