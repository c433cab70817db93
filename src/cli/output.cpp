// Where reports and errors go.
#include "cli/output.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string_view>

#include "assay/core/text.hpp"
#include "assay/output/written_files.hpp"
#include "assay/report/formats.hpp"
#include "assay/report/render.hpp"

namespace assay::cli {

namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

bool wants_color(Color color, bool to_file) {
  if (color != Color::automatic || to_file) return color == Color::always;
  if (!environment("NO_COLOR").empty()) return false;
  if (const auto force = environment("CLICOLOR_FORCE"); !force.empty() && force != "0") return true;
  return ::isatty(STDOUT_FILENO) == 1 && environment("TERM") != "dumb";
}

// The locale's character set, by the variables in the order in which the C library asks them.
bool locale_is_utf8() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const std::string value = lower(environment(name));
    if (!value.empty())
      return value.find("utf-8") != std::string::npos || value.find("utf8") != std::string::npos;
  }
  return false;
}

std::string plot_of(const Report& report, const OutputOptions& options) {
  for (const Part& part : report.parts) {
    if (const auto* drawing = std::get_if<Drawing>(&part))
      return render_svg(*drawing, {.digits = options.digits});
    if (const auto* comparisons = std::get_if<Comparisons>(&part)) return render_svg(*comparisons);
  }
  return "";
}

Style style_of(const OutputOptions& options, bool to_file) {
  return {.digits = options.digits,
          .color = wants_color(options.color, to_file),
          .utf8 = locale_is_utf8(),
          .width = to_file ? 0 : terminal_width(),
          .numbers_alone = options.quiet,
          .signature = options.signature,
          .detail = options.detail,
          .parts = options.parts};
}

void refuse_input(const std::string& option, const std::string& path, const Report& report,
                  const OutputOptions& options) {
  if (!is_file(path)) return;
  for (const Provenance& input : report.inputs) {
    std::vector<std::string> files = input.files;
    if (input.truth_file) files.push_back(*input.truth_file);
    for (const std::string& file : files)
      if (same_file(path, file))
        throw usage_error(option + " " + in_quotes(path) + " is the input itself", "name another file");
  }
  for (const std::string& read : options.read)
    if (same_file(path, read))
      throw usage_error(option + " " + in_quotes(path) + " is a file that is read", "name another file");
}

// Once each.
std::set<const Format*> formats_of(const OutputOptions& options) {
  std::set<const Format*> used{options.format};
  for (const auto& [format, path] : options.also) used.insert(format);
  return used;
}

// Where a CI system collects Markdown to show, from all that runs in a step; empty where it does not.
std::string summary_file(const Format& format) {
  return format.summary_variable ? std::string(environment(format.summary_variable)) : "";
}

// Before anything is written.
void check_files(const Report& report, const OutputOptions& options) {
  std::vector<std::pair<std::string, std::string>> files;  // option and path
  const auto add = [&](const std::string& option, const std::string& path) {
    for (const auto& [other, known] : files)
      if (resolved(path) == resolved(known))
        throw usage_error((option == other ? "two " + option : option + " and " + other) +
                              " name the same file, " + in_quotes(path),
                          "name two files");
    refuse_input(option, path, report, options);
    files.emplace_back(option, path);
  };
  if (options.file && options.file != "-") add("--output", *options.file);
  if (options.plot) add("--plot", *options.plot);
  for (const OwnFile& file : report.files) add(file.option, file.path);
  for (const auto& [format, path] : options.also)
    if (path != "-") add("--also", path);
  for (const Format* format : formats_of(options))
    if (const std::string path = summary_file(*format); !path.empty())
      add("$" + std::string(format->summary_variable), path);
}

// The one number that was sought, in full precision.
std::string answer_line(const Report& report) {
  if (report.answer) return exact(*report.answer) + "\n";
  if (!report.why_no_answer.empty())
    throw data_error("--value-only: the value is undefined: " + report.why_no_answer);
  throw usage_error("--value-only prints one number, and this report has several",
                    "name one metric, such as --metrics f1");
}

// Names of parts that the report does not have, such as a misspelled one.
void check_parts(const Report& report, const std::vector<std::string>& asked) {
  std::vector<std::string> known;
  for (const Part& part : report.parts)
    if (std::find(known.begin(), known.end(), key_of(part)) == known.end()) known.emplace_back(key_of(part));
  for (const std::string& name : asked)
    if (std::find(known.begin(), known.end(), name) == known.end())
      throw usage_error(
          "--show " + in_quotes(name) + ": this report has no such part" + did_you_mean(name, known),
          "its parts are: " + listed(known, known.size()));
}

// What is to be written, before anything is: memory that runs out, or one number that there is not, leave all
// files as they are.
class Rendered {
 public:
  Rendered(const Report& report, const OutputOptions& options) : report_(report), options_(options) {
    if (options.plot) files_.push_back({*options.plot, plot_of(report, options)});
    for (const OwnFile& file : report.files) files_.push_back({file.path, file.text});
    add(*options.format, options.file);
    for (const auto& [format, path] : options.also) add(*format, path);
    for (const Format* format : formats_of(options))
      if (const std::string path = summary_file(*format); !path.empty() && !report.failure)
        summary_ = {path, render_markdown(report, {.digits = options.digits}) + '\n'};
  }

  void write() const {
    if (!printed_.empty()) print(printed_);  // first: a closed pipe ends the program
    write_files(files_);
    if (!summary_.path.empty()) append_to_file(summary_.path, summary_.text);
  }

 private:
  void add(const Format& format, const std::optional<std::string>& path) {
    if (report_.failure && !format.tells_failures) return;
    const bool to_file = path && path != "-";
    const Style style = style_of(options_, to_file);
    if (!format.words && !style.numbers_alone && !options_.answer_only)
      for (const Warning& warning : report_.warnings)
        print_to_standard_error("note: " + printable(warning.message.text(options_.digits)) + "\n");
    std::string text = options_.answer_only ? answer_line(report_) : format.render(report_, style);
    if (to_file) {
      files_.push_back({*path, std::move(text)});
    } else {
      printed_ += text;
    }
  }

  const Report& report_;
  const OutputOptions& options_;
  std::vector<WrittenFile> files_;
  WrittenFile summary_;
  std::string printed_;
};

}  // namespace

bool tells_of_failures(const OutputOptions& options) {
  const auto used = formats_of(options);
  return std::any_of(used.begin(), used.end(), [](const Format* format) { return format->tells_failures; });
}

void write(const Report& report, const OutputOptions& options) {
  check_files(report, options);
  if (!report.failure) check_parts(report, options.parts);
  Rendered(report, options).write();
}

std::size_t terminal_width() {
  winsize size{};
  if (::isatty(STDOUT_FILENO) != 1) return 0;
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

void print(const std::string& text) { write_all(STDOUT_FILENO, text, "standard output"); }

void print_to_standard_error(std::string_view text) {
  static_cast<void>(
      ::write(STDERR_FILENO, text.data(), text.size()));  // when it fails there is nowhere left to say so
}

namespace {

// Its lines, which may hold a name of any length.
std::string readable(const std::string& what) {
  constexpr std::size_t most_bytes = 4000, widest = 1000;
  std::string lines;
  for (std::size_t begin = 0, end = 0; end != std::string::npos; begin = end + 1) {
    end = what.find('\n', begin);
    const std::string line = what.substr(begin, end - begin);
    lines += (begin == 0 ? "" : "\n") + shortened(printable(line.substr(0, most_bytes)), widest);
  }
  return lines;
}

}  // namespace

void print_error(const Error& error, const std::string& suggestion) {
  const bool colored = ::isatty(STDERR_FILENO) == 1 && environment("NO_COLOR").empty();
  const std::string subject = colored ? "\x1b[31massay:\x1b[0m " : "assay: ";
  std::string text;
  for (const Diagnostic& diagnostic : error.diagnostics) {
    text += subject + readable(diagnostic.what) + "\n";
    if (!diagnostic.hint.empty()) text += printable_lines("hint: " + diagnostic.hint) + "\n";
  }
  if (error.unlisted > 0) text += subject + "and " + std::to_string(error.unlisted) + " more\n";
  if (!suggestion.empty()) text += printable_lines("try: " + suggestion) + "\n";
  print_to_standard_error(text);
}

}  // namespace assay::cli
