// Text in and out: numbers, names nearly right, and data made safe for where it is printed.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// The whole of `text` as a number: decimal or scientific, one leading '+' allowed, "inf" and "infinity" (any
/// case) understood. Nothing for empty text, NaN, hexadecimal, overflow or trailing characters. Too small for
/// a double is 0. Needs no locale.
[[nodiscard]] std::optional<double> number_from(std::string_view text);

/// The same, with NaN for nothing: for the millions of cells of a file.
[[nodiscard]] double number_or_nan(std::string_view text);

/// Whole numbers up to here are exact in a double: 2^53.
inline constexpr double largest_count = 9007199254740992;

/// A whole number of rows from 0 to 2^53.
[[nodiscard]] std::optional<double> count_from(const std::string& text);

/// It has no decimals. Of an infinite number too.
[[nodiscard]] bool is_whole(double number);

/// The shortest text that reads back as the same double; whole numbers up to 2^53 with all their digits.
[[nodiscard]] std::string exact(double number);

/// 1 - p, as people write it: of 0.98 it is 0.02, where doubles have 0.020000000000000018.
[[nodiscard]] double complement(double probability);

/// For people: `digits` decimals; as many significant digits where that would leave fewer than two; and as
/// many as tell a number below 1 from 1.
[[nodiscard]] std::string rounded(double number, int digits);

/// For a terminal or a message: control characters, invalid UTF-8 and characters that reorder or hide text
/// are shown as \x1b or \u{202e}. No ESC survives, and no "##[" or leading "::" that a CI log would obey.
[[nodiscard]] std::string printable(std::string_view text);

/// The same of each line of a text that has several.
[[nodiscard]] std::string printable_lines(std::string_view text);

/// printable(), with characters beyond ASCII as \u{e9} too.
[[nodiscard]] std::string ascii(std::string_view text);

/// Printable text cut to a width, "..." at its end.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t width);

/// printable(), in single quotes and cut to a readable length: for a value from the data inside a message.
[[nodiscard]] std::string in_quotes(std::string_view text);

/// Letters and their marks as one character each, where there is one (Unicode's NFC); what is no UTF-8, as it
/// is.
[[nodiscard]] std::string composed(std::string_view text);

/// Valid UTF-8: a byte that is not becomes U+FFFD and its code, "\uFFFDxff", so that what differs still
/// differs.
[[nodiscard]] std::string valid_utf8(std::string_view text);

/// The same JSON with \u escapes for what a terminal or a CI log would obey and what reorders or hides text:
/// its texts stay what they are.
[[nodiscard]] std::string json_for_logs(std::string json);

/// A cell of CSV output: printable but for newlines, quoted where it must be; text that a spreadsheet would
/// run as a formula gets a leading '. Of TSV, with a tab as its separator, the same.
[[nodiscard]] std::string csv_cell(std::string_view text, char separator = ',');

/// A cell of a Markdown table: printable, with Markdown's and HTML's special characters escaped.
[[nodiscard]] std::string markdown_cell(std::string_view text);

/// A word of a command for a shell, in quotes where it needs them.
[[nodiscard]] std::string shell_word(const std::string& word);

/// Text or an attribute of XML: printable, with the special characters escaped.
[[nodiscard]] std::string xml_text(std::string_view text);

/// How many columns of a terminal the printable text takes (wide East Asian characters take two, marks none).
[[nodiscard]] std::size_t display_width(std::string_view text);

/// Text in lines of at most `width` columns, broken at blanks; a longer word is broken after an underscore,
/// or where the line ends.
[[nodiscard]] std::vector<std::string> wrapped(const std::string& text, std::size_t width);

/// The known name nearest to `name`, if one is near enough to be meant.
[[nodiscard]] std::optional<std::string> nearest(std::string_view name, std::span<const std::string> known);

/// "; did you mean 'x'?" or, where nothing is near, "".
[[nodiscard]] std::string did_you_mean(std::string_view name, std::span<const std::string> known);

/// "a, b, c"; after `most` of them "and 17 more".
[[nodiscard]] std::string listed(std::span<const std::string> names, std::size_t most = 12);

/// "1 row", "2 rows", "0 rows".
[[nodiscard]] std::string counted(double count, std::string_view noun);

/// The parts of `text` between separators, blanks around them removed.
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);

[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::string lower(std::string_view text);

/// A name as it is compared: trimmed, in lower case, without apostrophes, blanks and hyphens as underscores.
[[nodiscard]] std::string as_name(std::string_view text);

}  // namespace assay
