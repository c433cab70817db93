// Help: what to type first, and the options of a command.
#include "cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "assay/core/text.hpp"
#include "cli/options/add.hpp"

namespace assay::cli {

namespace {

constexpr std::size_t names_width = 26;  // columns for the names of options, with the blanks around them
constexpr std::size_t narrowest = 20;    // of descriptions, even where that is too wide

constexpr const char* exit_statuses =
    "Exit status: 0 done, 1 a condition is not met, 2 wrong usage, 3 bad data, 4 cannot read or write, "
    "70 a fault of assay.";

using Options = std::vector<CLI::Option*>;

// Lines of a page that is at most `width` columns wide.
class Page {
 public:
  explicit Page(std::size_t width) : width_(width) {}

  [[nodiscard]] std::string text() && { return std::move(text_); }

  void add(const std::string& paragraph, std::size_t indent = 0) {
    for (const std::string& line : wrapped(paragraph, std::max(width_, narrowest + indent) - indent))
      text_ += std::string(indent, ' ') + line + '\n';
  }
  void add_blank() { text_ += '\n'; }

  // A command, which is not broken: it is to be copied.
  void add_example(const Example& example) {
    add(std::string("# ") + example.shows, 2);
    text_ += fmt::format("  {}\n", example.command);
  }

  // A name, and what is said of it beside it, or below it where the name is long.
  void add_entry(const std::string& name, const std::string& description) {
    const std::string start = "  " + name;
    const bool fits = start.size() + 2 <= names_width;
    text_ += fits ? start + std::string(names_width - start.size(), ' ') : start + '\n';
    const std::size_t before = text_.size();
    add(description, names_width);
    if (fits) text_.erase(before, names_width);  // its first line is begun
  }

 private:
  std::size_t width_;
  std::string text_;
};

bool is_shown(const CLI::Option& option) { return !option.get_group().empty() && option.nonpositional(); }

// "-t, --truth COL"
std::string names_of(const CLI::Option& option) {
  std::string names;
  for (const std::string& letter : option.get_snames()) names += "-" + letter + ", ";
  names += "--" + option.get_lnames().front();
  const bool takes_value = option.get_items_expected_max() > 0;
  return takes_value ? names + " " + option.get_type_name() : names;
}

std::string description_of(const CLI::Option& option) {
  std::string text = option.get_description();
  for (const CLI::Option* needed : option.get_needs()) text += "; needs --" + needed->get_lnames().front();
  return text;
}

void add_options(Page& page, const std::string& title, const Options& options) {
  if (options.empty()) return;
  page.add_blank();
  page.add(title + ":");
  for (const CLI::Option* option : options) page.add_entry(names_of(*option), description_of(*option));
}

template <class Fits>
Options shown_options(CLI::App& app, Fits fits) {
  return app.get_options([&](CLI::Option* one) { return is_shown(*one) && fits(*one); });
}

constexpr std::string_view ungrouped = "Options";  // CLI11's group of the options of help

void add_common_options(Page& page, CLI::App& app) {
  Options all = shown_options(app, is_common);
  std::stable_partition(all.begin(), all.end(),
                        [](const CLI::Option* one) { return one->get_group() != ungrouped; });
  add_options(page, "Common options", all);
}

void add_all_options(Page& page, CLI::App& app) {
  for (const std::string& group : app.get_groups())
    if (group != ungrouped)
      add_options(page, group,
                  shown_options(app, [&](const CLI::Option& one) { return one.get_group() == group; }));
  add_options(page, "Help",
              shown_options(app, [&](const CLI::Option& one) { return one.get_group() == ungrouped; }));
}

void add_usage(Page& page, const Command& command, CLI::App& app) {
  std::string usage = fmt::format("Usage: assay {}", command.name);
  const Options arguments = app.get_options([](CLI::Option* one) { return one->get_positional(); });
  for (const CLI::Option* one : arguments)
    usage += fmt::format(" [{}{}]", one->get_name(true), one->get_expected_max() > 1 ? "..." : "");
  page.add(usage + " [OPTIONS]");
  page.add_blank();
  page.add(command.summary);
  for (const CLI::Option* one : arguments) {
    page.add_blank();
    page.add_entry(one->get_name(true), one->get_description());
  }
}

void add_commands(Page& page) {
  page.add_blank();
  page.add("Commands:");
  for (const Command& command : commands()) page.add_entry(command.name, command.summary);
}

const Example& first_example(std::string_view name) {
  const auto all = commands();
  return std::find_if(all.begin(), all.end(), [&](const Command& one) { return one.name == name; })
      ->examples.front();
}

void add_first_examples(Page& page) {
  for (const char* name : {"report", "bayes", "explain"}) page.add_example(first_example(name));
}

}  // namespace

std::string help_of(const Command& command, CLI::App& app, HelpOf part, std::size_t width) {
  Page page(width);
  add_usage(page, command, app);
  page.add_blank();
  page.add("Examples:");
  for (const Example& example : command.examples) page.add_example(example);
  if (part == HelpOf::all_options) {
    add_all_options(page, app);
  } else {
    add_common_options(page, app);
  }
  page.add_blank();
  page.add(exit_statuses);
  page.add(fmt::format(
      "{}The manual: man assay-{}",
      part == HelpOf::all_options ? "" : fmt::format("All options: assay {} --help-all. ", command.name),
      command.name));
  return std::move(page).text();
}

std::string help_of_program(CLI::App& app, std::size_t width) {
  Page page(width);
  page.add("Usage: assay COMMAND [FILE] [OPTIONS]");
  page.add_blank();
  page.add(app.get_description());
  add_commands(page);
  add_options(page, "Options", shown_options(app, [](const CLI::Option&) { return true; }));
  page.add_blank();
  page.add("Examples:");
  add_first_examples(page);
  page.add_blank();
  page.add(exit_statuses);
  page.add("The options of a command: assay COMMAND --help. The manual: man assay");
  return std::move(page).text();
}

std::string first_steps() {
  Page page(widest_help);
  page.add("Usage: assay COMMAND [FILE] [OPTIONS]");
  page.add_blank();
  page.add("Commands to try:");
  add_first_examples(page);
  page.add_blank();
  page.add("'assay --help' lists all commands.");
  return std::move(page).text();
}

}  // namespace assay::cli
