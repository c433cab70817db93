// Options of maps that calibrate scores.
#include "cli/options/recalibration.hpp"

#include <algorithm>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "cli/options/add.hpp"
#include "cli/options/completes.hpp"

namespace assay::cli {

namespace {

constexpr const char* prior = "prior";

}  // namespace

void add_recalibration(CLI::App& app, RecalibrationOptions& options, std::vector<std::string>& read) {
  const std::string group = "Recalibration";
  std::vector<std::string> names;
  for (const MapMethod method : map_methods) names.emplace_back(name_of(method));
  names.emplace_back(prior);
  app.add_option_function<std::string>(
         "--recalibrate",
         [&options, names](const std::string& text) {
           const auto found = std::find(names.begin(), names.end(), text);
           if (found == names.end())
             refuse_value("--recalibrate", text, "choose one of " + listed(names, names.size()), names);
           options.prior = text == prior;
           if (!options.prior)
             options.method = map_methods.at(static_cast<std::size_t>(found - names.begin()));
         },
         "Fit a map from scores to calibrated probabilities to these rows; prior: only move them to "
         "--at-prevalence")
      ->type_name(one_of(names))
      ->group(group);
  app.add_option("--save-map", options.save, "Write the map to this file, as JSON")
      ->type_name("FILE")
      ->group(group);
  app.add_option_function<std::string>(
         "--apply-map",
         [&options, &read](const std::string& file) {
           options.apply = file;
           read.push_back(file);
         },
         "Read a map, and apply it to the scores of FILE")
      ->type_name("FILE")
      ->group(group);
  app.add_option("--rewrite", options.rewrite,
                 "Write FILE with a column 'calibrated' more, and nothing else changed")
      ->type_name("FILE")
      ->group(group);
}

void check(const RecalibrationOptions& options) {
  if (options.apply && (make_map(options) || options.save))
    throw usage_error("--apply-map uses a map, and --recalibrate makes one", "give one of them");
  if (options.apply && !options.rewrite)
    throw usage_error("--apply-map needs a file for the calibrated scores", "add --rewrite out.csv");
  if (options.rewrite && !options.apply)
    throw usage_error("--rewrite needs a map", "add --apply-map map.json, which --save-map has written");
  if (options.save && !make_map(options))
    throw usage_error("--save-map needs the kind of map", "add --recalibrate platt");
}

}  // namespace assay::cli
