// What may come next on a command line, for the completion of a shell.
#include "cli/completion/completion.hpp"

#include <algorithm>
#include <set>

#include "assay/core/text.hpp"
#include "cli/command.hpp"
#include "cli/command_line.hpp"
#include "cli/completion/typed.hpp"
#include "cli/completion/values.hpp"
#include "cli/options/completes.hpp"

namespace assay::cli {

namespace {

// Long names, but for those that are given and do not repeat, and those that the help does not show.
void add_options(const CLI::App& app, const Typed& line, std::vector<Candidate>& candidates) {
  for (const CLI::Option* option : app.get_options()) {
    const bool repeats = option->get_expected_max() > 1;
    if (option->get_group().empty() || (line.has(*option) && !repeats)) continue;
    if (!option->get_lnames().empty())  // others are older names
      candidates.push_back({"--" + option->get_lnames().front(), option->get_description()});
  }
}

// The argument that is no value of an option; null where there are enough of them.
CLI::Option* next_argument(CLI::App& app, const Typed& line) {
  std::size_t room = 0;
  for (CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) continue;
    room += static_cast<std::size_t>(std::max(option->get_items_expected_max(), 1));
    if (line.arguments.size() < room) return option;
  }
  return nullptr;
}

std::string kind_of_argument(CLI::Option& option) {
  const std::string kind = values_of(option);
  return kind.empty() ? option.get_name(true) : kind;
}

Completion after_command(CLI::App& app, const Typed& line) {
  if (line.awaits) return values(values_of(*line.awaits), line);
  const bool begins_option = line.word.starts_with('-') && !line.no_more_options;
  Completion found;
  CLI::Option* const argument = begins_option ? nullptr : next_argument(app, line);
  if (argument) found = values(kind_of_argument(*argument), line);
  if (begins_option || (!argument && line.word.empty())) add_options(app, line, found.candidates);
  return found;
}

// Those that begin as the word does, once each. What a terminal would not show as it is cannot be completed,
// nor what CLI11 would take for an option.
void keep_what_fits(Completion& found, const Typed& line) {
  std::set<std::string> seen;
  const auto fits = [&](const Candidate& one) {
    const bool is_option = line.awaits && line.before.empty() && one.text.starts_with('-');
    return !one.text.empty() && one.text.starts_with(line.word) && !is_option &&
           printable(one.text) == one.text && seen.insert(one.text).second;
  };
  std::erase_if(found.candidates, [&](const Candidate& one) { return !fits(one); });
  for (Candidate& one : found.candidates) one.text.insert(0, line.before);
}

Completion of_command(const Command& command, std::span<const std::string> words) {
  CLI::App app("", command.name);
  const Task declared = declare(command, app);  // owns what the options refer to
  const Typed line = typed(app, words);
  Completion found = after_command(app, line);
  keep_what_fits(found, line);
  return found;
}

// The first word, or the second after "help".
Completion of_program(std::span<const std::string> words) {
  CLI::App app;
  declare_program(app);
  const Typed line = typed(app, words);
  Completion found;
  if (words.size() == 1 && line.word.starts_with('-')) add_options(app, line, found.candidates);
  if (words.size() == 1 || (words.size() == 2 && words[0] == "help")) {
    for (const Command& command : commands()) found.candidates.push_back({command.name, command.summary});
    if (words.size() == 1) found.candidates.push_back({"help", "Help with a command"});
  }
  keep_what_fits(found, line);
  return found;
}

}  // namespace

Completion completion(std::span<const std::string> words) {
  const auto is_first = [&](const Command& one) { return words[0] == one.name; };
  if (words.size() > 1)
    if (const auto found = std::find_if(commands().begin(), commands().end(), is_first);
        found != commands().end())
      return of_command(*found, words.subspan(1));
  return words.empty() ? Completion{} : of_program(words);
}

}  // namespace assay::cli
