// Options of what is written, and where.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "assay/report/formats.hpp"

namespace CLI {
class App;
}

namespace assay::cli {

struct InputOptions;

enum class Color { automatic, always, never };

struct OutputOptions {
  const Format* format = &formats().front();
  bool format_is_given = false;  // else the end of the file's name may say it
  std::optional<std::string> file;
  std::vector<std::pair<const Format*, std::string>> also;  // further formats, each to a file
  std::vector<std::string> read;                            // files that are not to be written over
  std::optional<std::string> plot;                          // an SVG of the report's drawing, besides
  bool answer_only = false;                                 // the report's one number and nothing else
  int digits = 4;
  Color color = Color::automatic;
  bool quiet = false;
  bool signature = false;
  Detail detail = Detail::usual;
  std::vector<std::string> parts;        // that text and Markdown show; empty for the usual ones
  std::optional<int> inconclusive_exit;  // the exit status where gates are inconclusive and none fails

  /// Some format asked for is such a one.
  template <class Fits>
  [[nodiscard]] bool any(Fits fits) const {
    return fits(*format) ||
           std::any_of(also.begin(), also.end(), [&](const auto& one) { return fits(*one.first); });
  }
  /// Some format asked for lets readers move the threshold.
  [[nodiscard]] bool sweeps() const {
    return any([](const Format& one) { return one.sweeps; });
  }
};

// Each adds its options to a command, and stores what they say in `options`, which must outlive the parsing.

/// --plot, where a report has something to draw.
void add_plot(CLI::App& app, OutputOptions& options, const std::string& description,
              const std::string& group);
void add_output(CLI::App& app, OutputOptions& options);
/// Of a report that goes to standard output.
void add_printed_output(CLI::App& app, OutputOptions& options);
/// Call last: -q is for the output and for the progress of the input.
void add_output(CLI::App& app, OutputOptions& options, InputOptions& input);
/// "junit=report.xml", as --also has it.
[[nodiscard]] std::pair<const Format*, std::string> also_from(const std::string& text, bool of_gates);
/// The same with the formats of CI systems.
void add_gate_output(CLI::App& app, OutputOptions& options, InputOptions& input);

}  // namespace assay::cli
