// Options from a file.
#pragma once

#include <map>
#include <string>

#include "cli/toml.hpp"

namespace CLI {
class App;
}

namespace assay::cli {

/// Options that may be repeated: what the file says of them goes here, whether or not the command line says
/// more.
using RepeatedInFile = std::map<std::string, Setting*>;

/// Reads options from a TOML file. Sets those that the command line has not set. Throws a usage error with
/// the line, for a name that is no option with the nearest one that is; an i/o error.
void read_config(CLI::App& command, const std::string& path, const RepeatedInFile& repeated);

/// The error of options that are at odds, with a word on the file that they may stand in; others as they are.
[[nodiscard]] Error with_config(Error error, const std::string& path);

}  // namespace assay::cli
