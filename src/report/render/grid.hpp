// Rows of cells, aligned as text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

enum class Align { left, right };

/// Rows with a heading, aligned; a row that is empty is a blank line. A column's cells are aligned alike. The
/// texts are safe to print.
struct Grid {
  std::vector<std::string> heading;  // none where it is empty
  std::vector<Align> aligns;
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string_view> colors = {};  // of the rows, as terminals have them; empty for none
};

/// The lines of the grid: as many columns as fit beside the first, and the others in blocks below. The first
/// line of each block is its heading. A width of 0 has no end. A last column of prose may stick out.
[[nodiscard]] std::vector<std::vector<std::string>> blocks_of(const Grid& grid, std::size_t width);

}  // namespace assay
