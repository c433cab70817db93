// What reports say of maps that calibrate scores.
#pragma once

#include <string>

#include "assay/report/map_file.hpp"
#include "assay/report/report.hpp"
#include "assay/sample/mapped_scores.hpp"
#include "assay/sample/sample.hpp"

namespace assay {

/// The map that fits all rows best, with what is to be known to apply it. Throws a data error where the
/// scores are not those of the positive one of two classes, or the rows are all of one class; a usage error
/// for scores that are not read as they stand in the file.
[[nodiscard]] SavedMap saved_map(const InputSample& loaded, MapMethod method);

/// The map that moves scores from the prevalence of the rows to that which they were weighted to (Saerens,
/// Latinne & Decaestecker 2002, Neural Comput 14:21): of slope 1. Throws as saved_map() does, and a usage
/// error where they were not.
[[nodiscard]] SavedMap prior_map(const InputSample& loaded);

/// The formula of the map, and its numbers.
void add_map(Report& report, const SavedMap& map);

/// On a file of scores to which a map was applied.
[[nodiscard]] Report mapped_report(const MappedScores& mapped, const SavedMap& map, const std::string& file,
                                   const std::string& map_file);

}  // namespace assay
