// The formats of rows.
#include "input/format.hpp"

#include <array>

#include "input/csv.hpp"
#include "input/splitter.hpp"

namespace assay {

std::span<const RowFormat> row_formats() {
  static constexpr std::array formats{
      format_of<Splitter>("csv", ".csv", cut_csv, read_csv_header),
  };
  return formats;
}

const RowFormat& format_of_file(std::string_view path) {
  for (const RowFormat& format : row_formats())
    if (path.ends_with(format.suffix)) return format;
  return row_formats().front();
}

}  // namespace assay
