// Options of what is read, and how.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "assay/sample/plan.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace assay {
struct PartialState;
}

namespace assay::cli {

struct InputOptions : InputPlan {
  double min_rows = 30;                   // of a slice, to be called the worst
  bool quiet = false;                     // no progress line
  bool offers_slices = false;             // the command has --by
  std::optional<std::string> partial;     // the file of a state that is written
  std::optional<std::string> shard;       // its name in that
  std::optional<std::string> from_state;  // the file of a state that is read instead of rows
  std::shared_ptr<PartialState> state;    // what was in that
};

// Each adds its options to a command, and stores what they say in `options`, which must outlive the parsing.

/// The option that names the column of a role.
CLI::Option* add_role(CLI::App& app, ColumnChoice& columns, const Role& role);
/// FILE...
void add_files(CLI::App& app, InputOptions& options);
/// FILE..., what add_predictions() adds, and --scores.
void add_input(CLI::App& app, InputOptions& options,
               const std::string& labels_are_for = "Classes in this order; averages go over these only");
/// Predicted labels or scores, in a file or as counts.
void add_predictions(
    CLI::App& app, InputOptions& options,
    const std::string& labels_are_for = "Classes in this order; averages go over these only");
/// Predicted labels or scores of several models, in columns or in files that --key pairs.
void add_predictions_of_models(CLI::App& app, InputOptions& options);
/// Lets --key and its like pair other files than that of --truth-file.
void free_pairing(CLI::App& app);
/// FILE of rows, and all that says how they are to be read; no counts, no matrix.
void add_one_file(CLI::App& app, InputOptions& options);
/// --from: a file of predictions, for commands whose FILE or arguments are something else.
void add_from(CLI::App& app, InputOptions& options);
/// One column of scores whose order is what matters: no predicted labels, no threshold, no counts. Adds no
/// FILE.
void add_scored_input(CLI::App& app, InputOptions& options);
/// --scores: a score for each class.
void add_class_scores(CLI::App& app, InputOptions& options);
/// --at-prevalence: figures as they would be where the positive class is rarer, or more frequent.
void add_at_prevalence(CLI::App& app, InputOptions& options);
/// For commands that have log_loss among their metrics.
void add_clip(CLI::App& app, InputOptions& options);
/// --cluster, for commands that have intervals.
void add_clusters(CLI::App& app, InputOptions& options);
/// --by and --min-rows.
void add_slices(CLI::App& app, InputOptions& options);

}  // namespace assay::cli
