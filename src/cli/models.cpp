// Models that are columns of one file, or files of their own.
#include "cli/models.hpp"

#include <algorithm>
#include <filesystem>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "cli/options/add.hpp"

namespace assay::cli {

namespace {

std::string stem(const std::string& file) {
  if (file == "-") return "stdin";
  const std::string name = std::filesystem::path(file).filename().string();
  return name.substr(0, name.find('.', 1));
}

// "runs/old.csv.gz" is old, unless another file is called so, too.
std::string name_of_file(const std::string& path, const std::vector<std::string>& all) {
  const auto alike = std::count_if(all.begin(), all.end(),
                                   [&](const std::string& other) { return stem(other) == stem(path); });
  return alike > 1 ? path : stem(path);
}

}  // namespace

void add_model_columns(CLI::App& app, std::vector<ModelSource>& models) {
  common(app.add_option_function<std::vector<std::string>>(
             "--model",
             [&models](const std::vector<std::string>& texts) {
               for (const std::string& text : texts) {
                 const std::size_t equals = text.find('=');
                 if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
                   refuse_value("--model", text, "write a name and a column, such as old=score_old");
                 models.push_back({text.substr(0, equals), text.substr(equals + 1)});
               }
             },
             "A model: its name, and its column of labels or scores, or new_* for a score for each class; "
             "may be repeated"))
      ->type_name("NAME=COL")
      ->allow_extra_args(false)
      ->group("Models");
}

void check_names(const std::vector<ModelSource>& models) {
  for (const ModelSource& one : models) {
    const auto same = [&](auto member) {
      return std::count_if(models.begin(), models.end(),
                           [&](const ModelSource& other) { return other.*member == one.*member; });
    };
    if (same(&ModelSource::name) > 1)
      throw usage_error("two models are called " + in_quotes(one.name), "give each a name of its own");
  }
}

std::vector<ModelSource> models_of_files(const std::vector<std::string>& files) {
  std::vector<ModelSource> models;
  for (const std::string& file : files) models.push_back({name_of_file(file, files), file});
  return models;
}

ModelsPlan two_models(const InputOptions& input, const std::vector<ModelSource>& columns) {
  ModelsPlan plan{.input = input, .columns = columns, .files = {}};
  if (columns.empty()) {
    plan.files = models_of_files(input.files);
    plan.input.files.clear();
    if (plan.files.size() == 2 && !input.key && !input.by_position)
      throw usage_error("which rows of the files belong together is not said",
                        "the same rows: --key COL, a column that names each row, or --by-position");
  }
  const std::vector<ModelSource>& models = columns.empty() ? plan.files : columns;
  if (models.size() != 2)
    throw usage_error("a difference is planned from a pilot of two models",
                      "name two columns: --model old=COL --model new=COL; or two files with --key COL");
  check_names(models);
  return plan;
}

}  // namespace assay::cli
