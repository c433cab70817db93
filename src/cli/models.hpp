// Models that are columns of one file, or files of their own.
#pragma once

#include <string>
#include <vector>

#include "assay/models/models.hpp"
#include "cli/options/input.hpp"

namespace assay::cli {

/// --model.
void add_model_columns(CLI::App& app, std::vector<ModelSource>& models);

/// Throws a usage error where two have the same name.
void check_names(const std::vector<ModelSource>& models);

/// A model for each file, called by its name without folder and ending, unless another is called so, too.
[[nodiscard]] std::vector<ModelSource> models_of_files(const std::vector<std::string>& files);

/// Two models on the same rows, the reference first. Throws a usage error where they are not two.
[[nodiscard]] ModelsPlan two_models(const InputOptions& input, const std::vector<ModelSource>& columns);

}  // namespace assay::cli
