// Configuration files, which are TOML.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/core/error.hpp"

namespace assay::cli {

/// A line `name = value`.
struct Setting {
  std::string place = {};  // "assay.toml:3"
  std::string name = {};
  bool in_table = false;                 // of the command
  std::vector<std::string> values = {};  // one, or those of an array
  std::vector<std::string> places = {};  // where each stands
};

/// Settings stand alone or in the table of their command, [check]; tables of `others` are passed over. Values
/// are text, numbers, true and false, or arrays of these; numbers arrive as they are written. CLI11 has a
/// reader of its own, which cuts text at a '#', loses what stands after a blank before a comma, and passes
/// over lines that it does not understand. Throws a usage error with the place.
[[nodiscard]] std::vector<Setting> settings_in(std::string_view text, const std::string& file,
                                               std::string_view table,
                                               std::span<const std::string> others = {});

}  // namespace assay::cli
