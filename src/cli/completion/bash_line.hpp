// A command line as bash has it, and words as it needs them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay::cli {

/// The words of a line up to the cursor, and how the last one is written.
struct BashLine {
  std::vector<std::string> words = {};  // without quotes; nothing is expanded
  char quote = '\0';                    // that is open in the last word
  std::size_t kept = 0;  // bytes of the last word, without quotes, before what readline replaces
};

/// `breaks` is COMP_WORDBREAKS: readline replaces what follows the last of these that is not quoted.
[[nodiscard]] BashLine bash_line(std::string_view line, std::string_view breaks);

/// A word that bash reads as `text` and nothing else, written in the quotes that are open: that it ends in
/// them is for readline to see.
[[nodiscard]] std::string bash_word(std::string_view text, char quote);

}  // namespace assay::cli
