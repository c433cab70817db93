// Options from a file.
#include "cli/config.hpp"

#include <optional>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "cli/files.hpp"

namespace assay::cli {

namespace {

// The one argument that is no option has a name in files, too.
constexpr const char *argument = "FILE", *argument_in_file = "file";

bool may_be_set(const CLI::Option& option) {
  return option.get_configurable() && !option.check_lname("config") && !option.check_lname("help");
}

std::vector<std::string> names_of(const CLI::App& command) {
  std::vector<std::string> names{argument_in_file};
  for (const CLI::Option* option : command.get_options())
    if (may_be_set(*option))
      for (const std::string& name : option->get_lnames()) names.push_back(name);
  return names;
}

CLI::Option& option_of(CLI::App& command, const Setting& setting) {
  const std::string name = setting.name == argument_in_file ? argument : "--" + setting.name;
  CLI::Option* option = command.get_option_no_throw(name);
  if (option != nullptr && may_be_set(*option)) return *option;
  throw usage_error(setting.place + ": there is no option " + in_quotes(setting.name) +
                        did_you_mean(setting.name, names_of(command)),
                    "names are those of 'assay " + command.get_name() + " --help' without --");
}

bool is_flag(const CLI::Option& option) { return option.get_expected_min() == 0; }

void set(CLI::Option& option, const Setting& setting) {
  const std::string& first = setting.values.empty() ? "" : setting.values[0];
  if (setting.values.size() != 1 && option.get_expected_max() <= 1)
    throw usage_error(setting.place + ": " + setting.name + " takes one value",
                      "several stand in one text, as on the command line");
  if (is_flag(option)) {
    if (first != "true" && first != "false")
      throw usage_error(setting.place + ": " + setting.name + " is true or false");
    if (first == "false") return;
  }
  try {
    option.add_result(setting.values);
    option.run_callback();
  } catch (const Error& error) {
    throw error.at(setting.place);
  } catch (const CLI::ParseError& error) {
    throw usage_error(setting.place + ": " + printable(error.what()));
  }
}

}  // namespace

void read_config(CLI::App& command, const std::string& path, const RepeatedInFile& repeated) {
  std::optional<Error> first;  // the others are set: where errors are told may be among them
  for (const Setting& setting : settings_in(text_of_file(path), path, command.get_name())) try {
      CLI::Option& option = option_of(command, setting);
      if (const auto more = repeated.find(setting.name); more != repeated.end()) {
        *more->second = setting;
      } else if (option.empty()) {
        set(option, setting);
      }
    } catch (const Error& error) {
      if (!first) first = error;
    }
  if (first) throw Error(*first);
}

Error with_config(Error error, const std::string& path) {
  if (error.status != ExitStatus::usage) return error;
  std::string& hint = error.diagnostics.front().hint;
  hint += (hint.empty() ? "" : "; ") + in_quotes(path) + " sets options, too";
  return error;
}

}  // namespace assay::cli
