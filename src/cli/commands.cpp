// The table of commands.
#include <array>

#include "cli/command.hpp"

namespace assay::cli {

std::span<const Command> commands() {
  static constexpr std::array<Command, 12> table{{
      {.name = "inspect",
       .summary = "Show what a file holds, what is odd about it, and which command to run",
       .declare = declare_inspect,
       .examples = {{{.shows = "What the columns hold, and the command to run",
                      .command = "assay inspect predictions.csv"},
                     {.shows = "The same for rows from a pipe",
                      .command = "gunzip -c predictions.csv.gz | assay inspect"},
                     {.shows = "For a program to read",
                      .command = "assay inspect predictions.csv -f json"}}}},
      {.name = "report",
       .summary = "Measure precision, recall, F1 and more, by class and overall, with confidence intervals",
       .declare = declare_report,
       .examples = {{{.shows = "All usual metrics, with 95% confidence intervals",
                      .command = "assay report predictions.csv"},
                     {.shows = "Two metrics, for all rows and for each region",
                      .command = "assay report predictions.csv --metrics f1,recall --by region"},
                     {.shows = "From four counts",
                      .command = "assay report --tp 78 --fp 2 --fn 7 --tn 141"}}}},
      {.name = "confusion",
       .summary = "Show the confusion matrix",
       .declare = declare_confusion,
       .examples = {{{.shows = "The matrix", .command = "assay confusion predictions.csv"},
                     {.shows = "As shares of each true label",
                      .command = "assay confusion predictions.csv --normalize truth"},
                     {.shows = "Predict positive from a score of 0.3",
                      .command = "assay confusion predictions.csv --threshold 0.3"}}}},
      {.name = "roc",
       .summary = "Draw the ROC curve and measure the area under it, with confidence intervals",
       .declare = declare_roc,
       .examples = {{{.shows = "The curve and its area", .command = "assay roc predictions.csv"},
                     {.shows = "Two models in one picture",
                      .command = "assay roc model_a.csv model_b.csv --plot roc.svg"},
                     {.shows = "The area for each region",
                      .command = "assay roc predictions.csv --by region --no-curve"}}}},
      {.name = "pr",
       .summary = "Draw the precision-recall curve and measure average precision and the area",
       .declare = declare_pr,
       .examples = {{{.shows = "The curve and average precision", .command = "assay pr predictions.csv"},
                     {.shows = "Two models in one picture",
                      .command = "assay pr model_a.csv model_b.csv --plot pr.svg"},
                     {.shows = "All points, for a program",
                      .command = "assay pr predictions.csv --points all -f csv"}}}},
      {.name = "threshold",
       .summary = "Compare score thresholds and choose one",
       .declare = declare_threshold,
       .examples =
           {{{.shows = "Thresholds, and the metrics at each", .command = "assay threshold predictions.csv"},
             {.shows = "The threshold with the highest F1",
              .command = "assay threshold predictions.csv --best f1"},
             {.shows = "The highest recall with a precision of at least 0.6",
              .command = "assay threshold predictions.csv --best recall --require 'precision >= 0.6'"}}}},
      {.name = "bayes",
       .summary = "Update a probability with test results (Bayes' theorem)",
       .declare = declare_bayes,
       .examples = {{{.shows = "What a positive result means",
                      .command = "assay bayes --prior 1% --sensitivity 90% --fpr 9%"},
                     {.shows = "Two positive results in a row",
                      .command = "assay bayes --prior 1% --sensitivity 90% --fpr 9% --results +,+"},
                     {.shows = "Which prior gives 50% after a positive result",
                      .command = "assay bayes --posterior 50% --solve prior --sensitivity 90% --fpr 9%"}}}},
      {.name = "solve",
       .summary = "Find the confusion matrices behind published metrics, or show that none exist",
       .declare = declare_solve,
       .examples = {{{.shows = "The counts behind a paper's precision and recall",
                      .command = "assay solve --n 200 --prevalence 10% --precision 0.75 --recall 0.6"},
                     {.shows = "The other three counts, from one of them",
                      .command = "assay solve --n 100 --tp 18 --precision 0.9 --recall 0.75"},
                     {.shows = "Any formula",
                      .command = "assay solve --n 60 --recall 0.8 --figure 'TP + FP = 15'"}}}},
      {.name = "imbalance",
       .summary = "Measure class imbalance, its effect on metrics, and what to do about it",
       .declare = declare_imbalance,
       .examples =
           {{{.shows = "How uneven the classes are, and what that does to metrics",
              .command = "assay imbalance predictions.csv"},
             {.shows = "From the sizes of classes", .command = "assay imbalance --counts legit=990,fraud=10"},
             {.shows = "For each region", .command = "assay imbalance predictions.csv --by region"}}}},
      {.name = "check",
       .summary = "Fail a CI job when metrics miss their limits",
       .declare = declare_check,
       .examples = {{{.shows = "Fail when F1 is below 0.5",
                      .command = "assay check predictions.csv --require 'f1 >= 0.5'"},
                     {.shows = "Pass only with 95% confidence, overall and in every region",
                      .command =
                          "assay check predictions.csv --require 'f1 >= 0.4' --by region --evidence 95%"},
                     {.shows = "With the options and gates of a file",
                      .command = "assay check --config assay.toml"}}}},
      {.name = "explain",
       .summary = "Explain a metric or an idea, and work it out with your numbers",
       .declare = declare_explain,
       .examples =
           {{{.shows = "What a metric means, its formula and its source", .command = "assay explain recall"},
             {.shows = "F1 worked with your counts", .command = "assay explain f1 --tp 78 --fp 2 --fn 7"},
             {.shows = "A metric worked with the rows of a file",
              .command = "assay explain accuracy predictions.csv"}}}},
      {.name = "completion",
       .summary = "Print the completion script for bash, zsh or fish",
       .declare = declare_completion,
       .examples = {{{.shows = "For bash, in ~/.bashrc", .command = "source <(assay completion bash)"},
                     {.shows = "For zsh, into a folder of $fpath",
                      .command = "assay completion zsh > _assay"},
                     {.shows = "For fish, into ~/.config/fish/completions",
                      .command = "assay completion fish > assay.fish"}}}},
  }};
  return table;
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const Command& command : commands()) names.emplace_back(command.name);
  return names;
}

}  // namespace assay::cli
