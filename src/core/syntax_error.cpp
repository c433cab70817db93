// A text of the user's that is not understood.
#include "assay/core/syntax_error.hpp"

#include <algorithm>
#include <utility>

#include "assay/core/text.hpp"

namespace assay {

namespace {

// The text on a line of its own, and a caret under byte `at`; of a long one what stands around that place.
std::string pointed_at(std::string_view text, std::size_t at) {
  constexpr std::size_t before = 40, most = 72;
  const auto whole_character = [&](std::size_t byte) {  // the first that begins there or later
    while (byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0) == 0x80) ++byte;
    return byte;
  };
  const std::size_t begin = whole_character(at > before ? at - before : 0);
  const std::string left = (begin > 0 ? "..." : "") + printable(text.substr(begin, at - begin));
  const std::size_t end = whole_character(std::min(begin + most, text.size()));
  const std::string whole = (begin > 0 ? "..." : "") + printable(text.substr(begin, end - begin)) +
                            (end < text.size() ? "..." : "");
  return "\n    " + whole + "\n    " + std::string(display_width(left), ' ') + '^';
}

}  // namespace

SyntaxError::SyntaxError(std::string_view subject, std::string_view text, std::size_t at, std::string why,
                         std::string hint)
    : Error(usage_error(std::string(subject) + " is not understood: " + why + pointed_at(text, at),
                        std::move(hint))),
      position(at),
      reason(std::move(why)) {}

SyntaxError SyntaxError::inside(std::string_view subject, std::string_view text, std::size_t begin) const {
  return {subject, text, begin + position, reason, diagnostics[0].hint};
}

}  // namespace assay
