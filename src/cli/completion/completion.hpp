// What may come next on a command line, for the completion of a shell.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace assay::cli {

/// A word that may stand where the cursor is, and what it is in a few words.
struct Candidate {
  std::string text;
  std::string about = {};
};

struct Completion {
  std::vector<Candidate> candidates = {};
  bool files = false;  // names of files may stand there, too
  bool open = false;   // the word goes on: no blank follows it
};

/// `words` are those after the name of the program, without quotes; the last one, which may be empty, ends at
/// the cursor. Runs no command, and reads of a file that is named on the line only its beginning.
[[nodiscard]] Completion completion(std::span<const std::string> words);

/// The answer to "assay __complete SHELL ...", which the script of that shell asks: a line "words", "files"
/// (when no word fits) or "open", then a line for each candidate. For zsh and fish the arguments are the
/// words, and a candidate is followed by a tab and what it is. For bash they are COMP_WORDBREAKS and the line
/// up to the cursor, and candidates are written as the shell needs them. Empty when anything goes wrong.
[[nodiscard]] std::string completion_answer(std::span<const char* const> arguments);

/// The script for "bash", "zsh" or "fish".
[[nodiscard]] std::string completion_script(const std::string& shell);

/// The shells that have one.
[[nodiscard]] std::span<const std::string> completed_shells();

}  // namespace assay::cli
