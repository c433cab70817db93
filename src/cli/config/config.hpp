// Options from a file.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/config/toml.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace assay::cli {

/// Adds --config, which names the file.
void add_config(CLI::App& command);

/// Options that need another one, such as --key, which needs --truth-file. Either may stand in the file:
/// where there is one, they are checked once it is read, and not as the command line is.
class NeededOptions {
 public:
  /// Those of a command that is declared and not yet parsed.
  explicit NeededOptions(const CLI::App& command);
  /// Throws a usage error.
  void check() const;

 private:
  std::string name_;
  std::vector<std::pair<const CLI::Option*, const CLI::Option*>> pairs_;
};

/// The file that the command line names.
[[nodiscard]] std::optional<std::string> config_of(const CLI::App& command);

/// A path in a file, which is relative to that file's folder.
[[nodiscard]] std::string path_beside(const std::string& file, const std::string& path);

/// The task, which first takes options from the file that the command line names.
[[nodiscard]] Task with_config(CLI::App& command, Task task);

/// Options that may be repeated: what the file says of them goes here, whether or not the command line says
/// more.
using RepeatedInFile = std::map<std::string, Setting*>;

/// Reads options from a TOML file. Sets those that the command line has not set. What stands in the table of
/// another command, or in no table and is an option of another command, is left to that one. Throws a usage
/// error with the line, for a name that is no option with the nearest one that is; an i/o error.
void read_config(CLI::App& command, const std::string& path, const RepeatedInFile& repeated);

/// The error of options that are at odds, with a word on the file that they may stand in; others as they are.
[[nodiscard]] Error with_config(Error error, const std::string& path);

}  // namespace assay::cli
