// Options of how rows are read.
#include "cli/options/reading.hpp"

#include <algorithm>
#include <thread>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "cli/options/add.hpp"

namespace assay::cli {

char delimiter_from(const std::string& text) {
  if (text == "tab" || text == "\\t") return '\t';
  if (text == "space") return ' ';
  if (text.size() == 1 && supported_delimiters.find(text[0]) != std::string_view::npos) return text[0];
  refuse_value("--delimiter", text, "choose one of , ; | : tab space");
}

namespace {

ByteRange range_of_option(const std::string& text) {
  if (const auto range = range_from(text)) return *range;
  refuse_value("--range", text,
               "bytes A-B are expected, counted from 0, such as 1200-2400: see 'assay shards'");
}

void add_range(CLI::App& app, Dialect& dialect) {
  app.add_option_function<std::string>(
         "--range", [&dialect](const std::string& text) { dialect.range = range_of_option(text); },
         "Read only the rows in bytes A to B of the file, as 'assay shards' prints them")
      ->type_name("A-B")
      ->group(group_of_reading);
}

}  // namespace

void add_dialect(CLI::App& app, Dialect& dialect) {
  const std::string group = group_of_reading;
  app.add_option_function<std::string>(
         "-d,--delimiter",
         [&dialect](const std::string& text) {
           dialect.delimiter = delimiter_from(text);
           dialect.recognise = false;
         },
         "Character between cells: , ; | : tab or space (default: detected)")
      ->type_name("CHAR")
      ->check(completed_to("tab|space"))
      ->group(group);
  app.add_flag_callback(
         "--no-header", [&dialect] { dialect.header = false; },
         "The file has no header; columns are named by number")
      ->group(group);
  app.add_flag("--growing", dialect.growing,
               "The file may grow while it is read: read its whole lines up to where it ends now")
      ->group(group);
}

void add_reading(CLI::App& app, InputOptions& options) {
  const std::string group = group_of_reading;
  add_dialect(app, options.dialect);
  add_range(app, options.dialect);
  add_choice<Missing>(app, "--missing", options.missing, {{"error", Missing::error}, {"drop", Missing::drop}},
                      "Rows with an empty, NA, NaN or null value: error (default), or drop and say how many")
      ->type_name("error|drop")
      ->group(group);
  options.threads = std::max(1U, std::thread::hardware_concurrency());
  add_number(
      app, "--threads", "Number of threads (default: one for each core); the result is the same",
      "a whole number from 1 to 256 is expected", [](double n) { return is_whole(n) && n >= 1 && n <= 256; },
      [&options](double n) { options.threads = static_cast<unsigned>(n); })
      ->type_name("N")
      ->group(group);
}

}  // namespace assay::cli
