// Options of what is written, and where.
#include "cli/options/output.hpp"

#include "cli/options/add.hpp"
#include "cli/options/input.hpp"

namespace assay::cli {

namespace {

constexpr const char* group = "Output";

// By name: those of any report, and those that only gates have.
std::map<std::string, const Format*> formats_by_name(bool of_gates) {
  std::map<std::string, const Format*> known;
  for (const Format& format : formats())
    if (of_gates || !format.of_gates) known.emplace(format.name, &format);
  return known;
}

// "text, json or csv": the names of formats that `fit`, the last after a word.
template <class Fits>
std::string names_where(const std::string& word, Fits fits) {
  std::vector<std::string> names;
  for (const Format& format : formats())
    if (fits(format)) names.emplace_back(format.name);
  const std::string last = names.back();
  names.pop_back();
  return listed(names) + " " + word + " " + last;
}

void add_formats(CLI::App& app, OutputOptions& options, bool of_gates) {
  const std::string first(formats().front().name);
  std::string names = names_where("or", [&](const Format& one) { return of_gates || !one.of_gates; });
  names.insert(first.size(), " (default)");
  if (!of_gates)
    names += "; " + names_where("and", [](const Format& one) { return one.all_digits; }) +
             " are in full precision";
  common(add_choice<const Format*>(app, "-f,--format", options.format, formats_by_name(of_gates), names))
      ->type_name("FORMAT")
      ->group(group);
  common(app.add_option("-o,--output", options.file, "Write to FILE instead of standard output"))
      ->type_name("FILE")
      ->group(group);
}

void add_looks(CLI::App& app, OutputOptions& options) {
  add_number(
      app, "--digits",
      "Decimals in " +
          names_where("and", [](const Format& one) { return !one.all_digits && !one.of_gates; }) +
          " (default 4)",
      "a whole number from 0 to 17 is expected", [](double n) { return n >= 0 && is_whole(n) && n <= 17; },
      [&options](double n) { options.digits = static_cast<int>(n); })
      ->type_name("N")
      ->group(group);
  add_choice<Color>(app, "--color", options.color,
                    {{"auto", Color::automatic}, {"always", Color::always}, {"never", Color::never}},
                    "Colours: auto (default), always or never; NO_COLOR and CLICOLOR_FORCE are respected")
      ->type_name("WHEN")
      ->group(group);
}

}  // namespace

std::pair<const Format*, std::string> also_from(const std::string& text) {
  const std::size_t equals = text.find('=');
  const Format* format = find_format(text.substr(0, equals));
  std::vector<std::string> words;
  for (const auto& [word, known] : formats_by_name(true)) words.push_back(word);
  if (!format || equals == std::string::npos || equals + 1 == text.size())
    refuse_value("--also", text,
                 "FORMAT=FILE is expected, such as junit=gates.xml; formats: " + listed(words));
  return {format, text.substr(equals + 1)};
}

namespace {

void add_quiet(CLI::App& app, std::function<void()> store, const std::string& description) {
  app.add_flag_callback("-q,--quiet", std::move(store), description)->group(group);
}

void add_quiet_with_progress(CLI::App& app, OutputOptions& options, InputOptions& input) {
  add_quiet(
      app, [&options, &input] { options.quiet = input.quiet = true; }, "No notes and no progress line");
}

}  // namespace

void add_output(CLI::App& app, OutputOptions& options) {
  add_formats(app, options, false);
  add_looks(app, options);
  add_quiet(
      app, [&options] { options.quiet = true; }, "No notes");
}

void add_output(CLI::App& app, OutputOptions& options, InputOptions& input) {
  add_formats(app, options, false);
  add_looks(app, options);
  add_quiet_with_progress(app, options, input);
}

void add_gate_output(CLI::App& app, OutputOptions& options, InputOptions& input) {
  add_formats(app, options, true);
  app.add_option_function<std::vector<std::string>>(
         "--also",
         [&options](const std::vector<std::string>& texts) {
           for (const std::string& text : texts) options.also.push_back(also_from(text));
         },
         "Write this format to a file, too; may be repeated")
      ->allow_extra_args(false)
      ->type_name("FORMAT=FILE")
      ->group(group);
  add_looks(app, options);
  add_quiet_with_progress(app, options, input);
}

}  // namespace assay::cli
