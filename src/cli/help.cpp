// Help that fits a terminal.
#include "cli/help.hpp"

#include <algorithm>
#include <sstream>

#include "assay/core/text.hpp"

namespace assay::cli {

namespace {

constexpr std::size_t narrowest = 20;  // of descriptions, even where that is too wide

class WrappedHelp : public CLI::Formatter {
 public:
  explicit WrappedHelp(std::size_t width) : width_(width) {}

  std::string make_option_desc(const CLI::Option* option) const override {
    return beside_names(option->get_description());
  }
  std::string make_subcommand(const CLI::App* command) const override {
    std::ostringstream out;
    CLI::detail::format_help(out, command->get_name(), beside_names(command->get_description()),
                             get_column_width());
    return out.str();
  }
  std::string make_footer(const CLI::App* app) const override {
    std::string footer;
    for (const std::string& line : split(app->get_footer(), '\n')) footer += in_lines(line, width_) + "\n";
    return footer;
  }

 private:
  static std::string in_lines(const std::string& text, std::size_t width) {
    return CLI::detail::join(wrapped(text, width), "\n");
  }
  [[nodiscard]] std::string beside_names(const std::string& text) const {
    return in_lines(text, std::max(width_, get_column_width() + narrowest) - get_column_width());
  }

  std::size_t width_;
};

}  // namespace

std::shared_ptr<CLI::FormatterBase> wrapped_help(std::size_t width) {
  return std::make_shared<WrappedHelp>(width);
}

}  // namespace assay::cli
