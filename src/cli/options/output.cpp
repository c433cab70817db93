// Options of what is written, and where.
#include "cli/options/output.hpp"

#include <algorithm>

#include "cli/options/add.hpp"
#include "cli/options/input.hpp"

namespace assay::cli {

namespace {

constexpr const char* group = "Output";

// Some formats are only of gates.
bool may_be(const Format& format, bool of_gates) { return of_gates || !format.of_gates; }

std::vector<std::string> format_names(bool of_gates) {
  std::vector<std::string> names;
  for (const Format& format : formats())
    if (may_be(format, of_gates)) names.emplace_back(format.name);
  return names;
}

const Format* format_named(const std::string& name, bool of_gates) {
  const Format* format = find_format(name);
  return format != nullptr && may_be(*format, of_gates) ? format : nullptr;
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

std::string format_description(bool of_gates) {
  const std::string first(formats().front().name);
  std::string names = names_where("or", [&](const Format& one) { return may_be(one, of_gates); });
  return names.insert(first.size(), " (default)") + "; also md; " +
         names_where("and", [](const Format& one) { return one.all_digits; }) + " are in full precision";
}

void add_formats(CLI::App& app, OutputOptions& options, bool of_gates) {
  common(app.add_option_function<std::string>(
             "-f,--format",
             [&options, of_gates](const std::string& text) {
               const std::vector<std::string> names = format_names(of_gates);
               const Format* const format = format_named(text, of_gates);
               if (format == nullptr) refuse_value("--format", text, "choose one of " + listed(names), names);
               options.format = format;
               options.format_is_given = true;
             },
             format_description(of_gates)))
      ->check(completed_to(one_of(format_names(of_gates))))
      ->type_name("FORMAT")
      ->group(group);
}

void add_file(CLI::App& app, OutputOptions& options, bool of_gates) {
  common(app.add_option_function<std::string>(
             "-o,--output",
             [&options, of_gates](const std::string& path) {
               options.file = path;
               const Format* const implied = format_of_file(path);
               if (!options.format_is_given && implied != nullptr && may_be(*implied, of_gates))
                 options.format = implied;
             },
             "Write to FILE, in the format of its ending (out.json) unless --format says another"))
      ->type_name("FILE")
      ->group(group);
}

const char* also_example(bool of_gates) { return of_gates ? "junit=gates.xml" : "json=report.json"; }

void add_also(CLI::App& app, OutputOptions& options, bool of_gates) {
  app.add_option_function<std::vector<std::string>>(
         "--also",
         [&options, of_gates](const std::vector<std::string>& texts) {
           for (const std::string& text : texts) options.also.push_back(also_from(text, of_gates));
         },
         std::string("Write the report to a file in this format as well, such as ") + also_example(of_gates) +
             "; may be repeated")
      ->allow_extra_args(false)
      ->type_name("FORMAT=FILE")
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

namespace {

void add_detail(CLI::App& app, OutputOptions& options) {
  common(app.add_flag_callback(
             "--brief", [&options] { options.detail = Detail::brief; }, "Show the answer and its table only"))
      ->group(group);
  common(app.add_flag_callback(
             "--full", [&options] { options.detail = Detail::full; }, "Show all parts of the report"))
      ->group(group);
  app.add_option_function<std::string>(
         "--show", [&options](const std::string& text) { options.parts = split(text, ','); },
         "Show these parts only, named as JSON names them: metrics,classes,matrix")
      ->type_name("PART,...")
      ->group(group);
  app.add_flag("--signature", options.signature, "Print everything that decides the numbers, in one line")
      ->group(group);
  common(app.add_flag("--value-only", options.answer_only,
                      "Print the one number that was asked for, in full precision"))
      ->group(group);
}

}  // namespace

std::pair<const Format*, std::string> also_from(const std::string& text, bool of_gates) {
  const std::size_t equals = text.find('=');
  const Format* format = format_named(text.substr(0, equals), of_gates);
  if (!format || equals == std::string::npos || equals + 1 == text.size())
    refuse_value("--also", text,
                 std::string("FORMAT=FILE is expected, such as ") + also_example(of_gates) +
                     "; formats: " + listed(format_names(of_gates)));
  return {format, text.substr(equals + 1)};
}

namespace {

void add_quiet(CLI::App& app, std::function<void()> store, const std::string& description) {
  app.add_flag_callback("-q,--quiet", std::move(store), description)->group(group);
}

void add_quiet_with_progress(CLI::App& app, OutputOptions& options, InputOptions& input) {
  add_quiet(
      app, [&options, &input] { options.quiet = input.quiet = true; },
      "Print numbers alone: no sentences, notes, signature or progress");
}

}  // namespace

void add_plot(CLI::App& app, OutputOptions& options, const std::string& description,
              const std::string& group) {
  common(app.add_option_function<std::string>(
             "--plot",
             [&options](const std::string& file) {
               if (!file.ends_with(".svg")) refuse_value("--plot", file, "name a file that ends in .svg");
               options.plot = file;
             },
             description))
      ->type_name("FILE")
      ->group(group);
}

void add_printed_output(CLI::App& app, OutputOptions& options) {
  add_formats(app, options, false);
  add_looks(app, options);
  add_quiet(
      app, [&options] { options.quiet = true; }, "Print numbers alone: no sentences");
}

void add_output(CLI::App& app, OutputOptions& options) {
  add_formats(app, options, false);
  add_file(app, options, false);
  add_also(app, options, false);
  add_looks(app, options);
  add_detail(app, options);
  add_quiet(
      app, [&options] { options.quiet = true; }, "Print numbers alone: no sentences, notes or signature");
}

void add_output(CLI::App& app, OutputOptions& options, InputOptions& input) {
  add_formats(app, options, false);
  add_file(app, options, false);
  add_also(app, options, false);
  add_looks(app, options);
  add_detail(app, options);
  add_quiet_with_progress(app, options, input);
}

void add_gate_output(CLI::App& app, OutputOptions& options, InputOptions& input) {
  add_formats(app, options, true);
  add_file(app, options, true);
  add_also(app, options, true);
  add_looks(app, options);
  add_detail(app, options);
  add_quiet_with_progress(app, options, input);
}

}  // namespace assay::cli
