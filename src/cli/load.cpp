// From the input options to a sample.
#include "cli/load.hpp"

#include <unistd.h>

#include "assay/core/error.hpp"
#include "cli/progress.hpp"

namespace assay::cli {

InputSample load(const InputOptions& options, const Needs& needs) {
  if (!options.counts.any() && !options.matrix && options.files.empty() && ::isatty(STDIN_FILENO) == 1)
    throw usage_error("no input", needs.matrix ? "name a CSV file, pipe one in, or give --tp --fp --fn --tn"
                                               : "name a CSV file, or pipe one in");
  InputPlan plan = options;
  std::optional<Progress> progress;
  if (!options.quiet)
    plan.progress = [&](std::size_t bytes, std::optional<std::size_t> size) {
      if (!progress) progress.emplace(size);
      progress->update(bytes);
    };
  return read_sample(plan, needs);
}

}  // namespace assay::cli
