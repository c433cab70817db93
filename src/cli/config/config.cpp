// Options from a file.
#include "cli/config/config.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "cli/files.hpp"
#include "cli/options/add.hpp"
#include "cli/options/output.hpp"

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

CLI::Option* find_option(CLI::App& command, const std::string& name) {
  CLI::Option* option = command.get_option_no_throw(name == argument_in_file ? argument : "--" + name);
  return option != nullptr && may_be_set(*option) ? option : nullptr;
}

std::set<std::string> names_of_all_commands() {
  std::set<std::string> all;
  for (const Command& command : commands()) {
    CLI::App app("", command.name);
    const Task task = command.declare(app);  // owns what the options refer to
    for (const std::string& name : names_of(app))
      if (find_option(app, name) != nullptr) all.insert(name);
  }
  return all;
}

bool is_option_of_another(const std::string& name) {
  static const std::set<std::string> all = names_of_all_commands();
  return all.contains(name);
}

// Null where it is for another command, or where `refused` says that another is not known already.
CLI::Option* option_of(CLI::App& command, const Setting& setting, bool refused) {
  if (CLI::Option* option = find_option(command, setting.name)) return option;
  if (refused || (!setting.in_table && is_option_of_another(setting.name))) return nullptr;
  throw usage_error(setting.place + ": there is no option " + in_quotes(setting.name) +
                        did_you_mean(setting.name, names_of(command)),
                    "names are those of 'assay " + command.get_name() + " --help' without --");
}

bool is_flag(const CLI::Option& option) { return option.get_expected_min() == 0; }

// Values of FORMAT=FILE end in a path.
std::vector<std::string> with_paths(const CLI::Option& option, const Setting& setting,
                                    const std::string& file) {
  std::vector<std::string> values = setting.values;
  const std::string type = option.get_type_name();
  if (type == "FILE" || option.get_name(true) == argument) {
    for (std::string& value : values) value = path_beside(file, value);
  } else if (type == "FORMAT=FILE") {
    for (std::string& value : values)
      if (const std::size_t equals = value.find('='); equals != std::string::npos)
        value = value.substr(0, equals + 1) + path_beside(file, value.substr(equals + 1));
  }
  return values;
}

// One value that holds several: "A,B,...".
bool is_list(const CLI::Option& option) { return option.get_type_name().ends_with(",..."); }

std::string joined(const std::vector<std::string>& values) {
  std::string all;
  for (const std::string& value : values) all += (all.empty() ? "" : ",") + value;
  return all;
}

void set(CLI::Option& option, const Setting& setting) {
  const std::string& first = setting.values.empty() ? "" : setting.values[0];
  if (setting.values.size() > 1 && option.get_expected_max() <= 1 && is_list(option))
    return set(option, {.place = setting.place, .name = setting.name, .values = {joined(setting.values)}});
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

void add_config(CLI::App& command) {
  const auto leave_to_needed_options = [&command](const std::string&) {
    for (CLI::Option* option : command.get_options())
      for (CLI::Option* needed : option->get_needs()) option->remove_needs(needed);
  };
  common(command.add_option_function<std::string>(
             "--config", leave_to_needed_options,
             "Read options from this TOML file; the command line overrides it"))
      ->trigger_on_parse()
      ->type_name("FILE")
      ->group("Configuration");
}

NeededOptions::NeededOptions(const CLI::App& command) : name_(command.get_name()) {
  for (const CLI::Option* option : command.get_options())
    for (const CLI::Option* needed : option->get_needs()) pairs_.emplace_back(option, needed);
}

void NeededOptions::check() const {
  for (const auto& [option, needed] : pairs_)
    if (!option->empty() && needed->empty())
      throw usage_error("--" + option->get_lnames().front() + " requires --" + needed->get_lnames().front(),
                        "'assay " + name_ + " --help' lists the options");
}

std::optional<std::string> config_of(const CLI::App& command) {
  const CLI::Option* const option = command.get_option_no_throw("--config");
  if (option == nullptr || option->empty()) return std::nullopt;
  const std::string& file = option->results().front();
  if (file == "-") throw usage_error("--config cannot be standard input", "name a file");
  return file;
}

std::string path_beside(const std::string& file, const std::string& path) {
  if (path == "-" || path.empty()) return path;
  return (std::filesystem::path(file).parent_path() / path).string();
}

Task with_config(CLI::App& command, Task task) {
  const auto run = [&command, needed = NeededOptions(command), run = task.run, output = task.output.get()] {
    const std::optional<std::string> file = config_of(command);
    if (!file) return run();
    output->read.push_back(*file);
    read_config(command, *file, {});
    try {
      needed.check();
      return run();
    } catch (const Error& error) {
      throw with_config(error, *file);
    }
  };
  return {.run = run, .output = std::move(task.output), .reads_config = true};
}

void read_config(CLI::App& command, const std::string& path, const RepeatedInFile& repeated) {
  std::optional<Error> first;  // the others are set: where errors are told may be among them
  for (Setting& setting : settings_in(text_of_file(path), path, command.get_name(), command_names())) try {
      CLI::Option* const found = option_of(command, setting, first.has_value());
      if (found == nullptr) continue;
      CLI::Option& option = *found;
      setting.values = with_paths(option, setting, path);
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
