// Files that are no rows of text, known by their first bytes.
#include "input/foreign.hpp"

#include <array>
#include <string_view>

#include "assay/core/error.hpp"

namespace assay {

namespace {

struct ForeignFormat {
  std::string_view magic;
  std::string_view name;
  std::string_view hint;
};

constexpr std::array<ForeignFormat, 12> foreign_formats{{
    {"\x1f\x8b", "gzip-compressed twice", "pipe it through: gzip -dc FILE | assay ..."},
    {"\x28\xb5\x2f\xfd", "zstd-compressed twice", "pipe it through: zstd -dc FILE | assay ..."},
    {"\xfd\x37zXZ", "xz-compressed twice", "pipe it through: xz -dc FILE | assay ..."},
    {"\x1f\x9d", "compressed by compress", "pipe it through: gzip -dc FILE | assay ..."},
    {"PK\x03\x04", "a ZIP archive or spreadsheet", "export the table as CSV"},
    {"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "pipe the file in it: 7z x -so FILE MEMBER | assay ..."},
    {"PAR1", "a Parquet file", "export the table as CSV"},
    {"SQLite format 3", "an SQLite database", "export the table as CSV"},
    {"%PDF", "a PDF", "export the table as CSV"},
    {"\xff\xfe", "UTF-16 text", "convert it: iconv -f UTF-16 -t UTF-8 FILE | assay ..."},
    {"\xfe\xff", "UTF-16 text", "convert it: iconv -f UTF-16 -t UTF-8 FILE | assay ..."},
    {"\xef\xbb\xbf\xef\xbb\xbf", "text with two byte-order marks",
     "remove the first three bytes: tail -c +4 FILE | assay ..."},
}};

bool is_json_array_of_objects(std::string_view text) {
  if (!text.starts_with('[')) return false;
  const std::size_t next = text.find_first_not_of(" \t\r\n", 1);
  return next != std::string_view::npos && text[next] == '{';
}

// What Weka prints: columns aligned by blanks, with a column that is often empty.
bool is_weka_text(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \r\n");
  if (first == std::string_view::npos) return false;
  return text.substr(first).starts_with("=== Predictions ") || text.substr(first).starts_with("inst# ");
}

constexpr std::string_view tar_magic = "ustar";
constexpr std::size_t tar_magic_offset = 257;

}  // namespace

void refuse_foreign(std::string_view beginning, const std::string& file) {
  for (const ForeignFormat& format : foreign_formats)
    if (beginning.starts_with(format.magic))
      throw data_error(file + " is " + std::string(format.name) + ", not CSV", std::string(format.hint));
  if (is_json_array_of_objects(beginning))
    throw data_error(file + " is one array of JSON objects, not JSON Lines",
                     "pipe the objects, one a line: jq -c '.[]' FILE | assay ...");
  if (is_weka_text(beginning))
    throw data_error(file + " is text printed by Weka, not CSV",
                     "let Weka write CSV: -classifications "
                     "\"weka.classifiers.evaluation.output.prediction.CSV -file FILE\"");
  if (beginning.size() >= tar_magic_offset && beginning.substr(tar_magic_offset).starts_with(tar_magic))
    throw data_error(file + " is a tar archive, which holds files",
                     "pipe one of them: tar -xOf FILE MEMBER | assay ...");
}

}  // namespace assay
