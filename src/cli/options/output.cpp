// Options of what is written, and where.
#include "cli/options/output.hpp"

#include "cli/options/add.hpp"
#include "cli/options/input.hpp"

namespace assay::cli {

namespace {

constexpr const char* group = "Output";

const std::map<std::string, Format> usual_formats{
    {"text", Format::text}, {"json", Format::json}, {"csv", Format::csv}, {"markdown", Format::markdown}};

const std::map<std::string, Format> gate_formats{{"text", Format::text},   {"json", Format::json},
                                                 {"csv", Format::csv},     {"markdown", Format::markdown},
                                                 {"junit", Format::junit}, {"github", Format::github}};

void add_formats(CLI::App& app, OutputOptions& options, const std::map<std::string, Format>& formats,
                 const std::string& description) {
  add_choice<Format>(app, "-f,--format", options.format, formats, description)
      ->type_name("FORMAT")
      ->group(group);
  app.add_option("-o,--output", options.file, "Write to FILE instead of standard output")
      ->type_name("FILE")
      ->group(group);
}

void add_looks(CLI::App& app, OutputOptions& options) {
  add_number(
      app, "--digits", "Decimals in text and markdown (default 4)", "a whole number from 0 to 17 is expected",
      [](double n) { return n >= 0 && is_whole(n) && n <= 17; },
      [&options](double n) { options.digits = static_cast<int>(n); })
      ->type_name("N")
      ->group(group);
  add_choice<Color>(app, "--color", options.color,
                    {{"auto", Color::automatic}, {"always", Color::always}, {"never", Color::never}},
                    "auto (default), always or never; NO_COLOR and CLICOLOR_FORCE are respected")
      ->type_name("WHEN")
      ->group(group);
}

void add_usual_formats(CLI::App& app, OutputOptions& options) {
  add_formats(app, options, usual_formats,
              "text (default), json, csv or markdown; json and csv are in full precision");
}

}  // namespace

std::pair<Format, std::string> also_from(const std::string& text) {
  const std::size_t equals = text.find('=');
  const auto found = gate_formats.find(text.substr(0, equals));
  std::vector<std::string> words;
  for (const auto& [word, format] : gate_formats) words.push_back(word);
  if (found == gate_formats.end() || equals == std::string::npos || equals + 1 == text.size())
    refuse_value("--also", text,
                 "FORMAT=FILE is expected, such as junit=gates.xml; formats: " + listed(words));
  return {found->second, text.substr(equals + 1)};
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
  add_usual_formats(app, options);
  add_looks(app, options);
  add_quiet(
      app, [&options] { options.quiet = true; }, "No notes");
}

void add_output(CLI::App& app, OutputOptions& options, InputOptions& input) {
  add_usual_formats(app, options);
  add_looks(app, options);
  add_quiet_with_progress(app, options, input);
}

void add_gate_output(CLI::App& app, OutputOptions& options, InputOptions& input) {
  add_formats(app, options, gate_formats, "text (default), json, csv, markdown, junit or github");
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
