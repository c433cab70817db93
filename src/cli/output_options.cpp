// Options of what is written, and where.
#include <cmath>

#include "cli/options.hpp"

namespace assay::cli {

namespace {

void add_formats(CLI::App& app, OutputOptions& options) {
  const std::string group = "Output";
  add_choice<Format>(
      app, "-f,--format", options.format,
      {{"text", Format::text}, {"json", Format::json}, {"csv", Format::csv}, {"markdown", Format::markdown}},
      "text (default), json, csv or markdown; json and csv are in full precision")
      ->type_name("FORMAT")
      ->group(group);
  app.add_option("-o,--output", options.file, "Write to FILE instead of standard output")
      ->type_name("FILE")
      ->group(group);
  add_number(
      app, "--digits", "Decimals in text and markdown (default 4)", "a whole number from 0 to 17 is expected",
      [](double n) { return n >= 0 && n == std::floor(n) && n <= 17; },
      [&options](double n) { options.digits = static_cast<int>(n); })
      ->type_name("N")
      ->group(group);
  add_choice<Color>(app, "--color", options.color,
                    {{"auto", Color::automatic}, {"always", Color::always}, {"never", Color::never}},
                    "auto (default), always or never; NO_COLOR and CLICOLOR_FORCE are respected")
      ->type_name("WHEN")
      ->group(group);
}

void add_quiet(CLI::App& app, std::function<void()> store, const std::string& description) {
  app.add_flag_callback("-q,--quiet", std::move(store), description)->group("Output");
}

}  // namespace

void add_output(CLI::App& app, OutputOptions& options) {
  add_formats(app, options);
  add_quiet(
      app, [&options] { options.quiet = true; }, "No notes");
}

void add_output(CLI::App& app, OutputOptions& options, InputOptions& input) {
  add_formats(app, options);
  add_quiet(
      app, [&options, &input] { options.quiet = input.quiet = true; }, "No notes and no progress line");
}

}  // namespace assay::cli
