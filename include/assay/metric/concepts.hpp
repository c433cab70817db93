// Concepts around metrics: what a reader asks about that is not itself a number.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// A concept, explained. Names are compared as those of metrics are.
struct Concept {
  std::string_view name;  // "accuracy_paradox"
  std::vector<std::string_view> aliases;
  std::string_view question;               // that it answers, for a reader who is new to it
  std::string_view answer;                 // in a few sentences
  std::string_view example;                // with its numbers worked out
  std::string_view interpretation;         // the one sentence to remember
  std::string_view command;                // of assay that shows it, ready to be run, without a file
  std::vector<std::string_view> see_also;  // metrics and concepts by name
  std::string_view reference;
  /// A small table of numbers beside the example: names of columns, and rows.
  struct Numbers {
    std::vector<std::string_view> columns;
    std::vector<std::vector<double>> rows;
  };
  Numbers numbers = {};
};

[[nodiscard]] std::span<const Concept> concepts();

/// The concept of that name or alias; null when there is none.
[[nodiscard]] const Concept* find_concept(std::string_view name);

/// Names and aliases of all concepts, for suggestions.
[[nodiscard]] std::vector<std::string> concept_names();

}  // namespace assay
