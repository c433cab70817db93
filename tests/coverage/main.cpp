// coverage: how often the program's intervals cover the true value, and its gates are wrong.
#include <cstdio>
#include <exception>
#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "earlier.hpp"
#include "grid.hpp"
#include "simulation.hpp"
#include "tables.hpp"

namespace {

constexpr const char* usage =
    "Usage: coverage [--short | --long] [--metric NAME] [--target NAME] [--setting NAME] [--model NAME]\n"
    "                [--prevalence P] [--n N] [--reps N] [--seed N] [--threads N] [--csv FILE]\n"
    "                [--against FILE]\n"
    "--short: a part of the grid with few samples, and exit status 1 where a cell misses the goal.\n"
    "--long: the whole grid, and a table of it. Without either, a line for each cell.\n"
    "--against: the CSV of an earlier run, whose mean widths are compared.\n";

enum class Mode { look, brief, whole };

struct Options {
  Mode mode = Mode::look;
  coverage::Part part = {};
  coverage::Simulation how = {};
  std::string csv = {}, against = {};
  std::optional<std::size_t> repetitions = std::nullopt;
};

Options options_of(const std::vector<std::string>& words) {
  Options options;
  const std::map<std::string, std::function<void(const std::string&)>> with_value{
      {"--metric", [&](const std::string& value) { options.how.asked.metric = value; }},
      {"--target", [&](const std::string& value) { options.how.asked.target = value; }},
      {"--setting", [&](const std::string& value) { options.part.setting = value; }},
      {"--model", [&](const std::string& value) { options.part.model = value; }},
      {"--prevalence", [&](const std::string& value) { options.part.prevalence = std::stod(value); }},
      {"--n", [&](const std::string& value) { options.part.rows = std::stoul(value); }},
      {"--reps", [&](const std::string& value) { options.repetitions = std::stoul(value); }},
      {"--seed", [&](const std::string& value) { options.how.seed = std::stoul(value); }},
      {"--threads",
       [&](const std::string& value) { options.how.threads = static_cast<unsigned>(std::stoul(value)); }},
      {"--csv", [&](const std::string& value) { options.csv = value; }},
      {"--against", [&](const std::string& value) { options.against = value; }}};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--short" || words[i] == "--long") {
      options.mode = words[i] == "--short" ? Mode::brief : Mode::whole;
      continue;
    }
    const auto option = with_value.find(words[i]);
    if (option == with_value.end() || i + 1 == words.size()) throw std::invalid_argument(words[i]);
    option->second(words[++i]);
  }
  return options;
}

coverage::Widths widths_of(const std::string& path) {
  if (path.empty()) return {};
  std::ifstream file(path);
  if (!file) throw std::invalid_argument(path + " cannot be read");
  return coverage::widths_in(file);
}

int run(Options options) {
  constexpr std::size_t few = 400, many = 2000;
  const bool brief = options.mode == Mode::brief;
  const coverage::Widths earlier = widths_of(options.against);
  options.part.brief = brief;
  options.how.asked.brief = brief;
  options.how.repetitions = options.repetitions.value_or(brief ? few : many);
  const auto cells = cells_of(options.part, options.how, options.mode == Mode::whole);
  if (!options.csv.empty()) std::ofstream(options.csv) << coverage::csv_of(cells);
  const std::string text = brief                         ? coverage::misses_table(cells)
                           : options.mode == Mode::whole ? coverage::metrics_table(cells, earlier)
                                                         : coverage::cells_table(cells, earlier);
  std::fputs(text.c_str(), stdout);
  return brief && !text.empty() ? 1 : 0;
}

}  // namespace

int main(int count, char** words) {
  try {
    return run(options_of({words + 1, words + count}));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "coverage: %s\n%s", error.what(), usage);
    return 2;
  }
}
