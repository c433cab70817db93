// A text of the user's that does not parse.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "assay/core/error.hpp"

namespace assay {

/// What does not parse, and at which byte of its text. The message shows the text, and a caret under the
/// place: "formula does not parse: 'XP' is not known", and below "5*FN + XP" and "       ^".
class SyntaxError : public Error {
 public:
  /// `subject` is what the text should be: "formula", "gate".
  SyntaxError(std::string_view subject, std::string_view text, std::size_t at, std::string why,
              std::string hint);

  std::size_t position;
  std::string reason;

  /// The same inside a longer text, of which this one begins at byte `begin`.
  [[nodiscard]] SyntaxError inside(std::string_view subject, std::string_view text, std::size_t begin) const;
};

}  // namespace assay
