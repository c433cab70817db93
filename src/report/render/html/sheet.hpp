// Rows of cells as a table of a page.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// What a cell has besides its text: classes of its look, and markup behind the text.
struct CellLook {
  std::string classes = {};
  std::string behind = {};
};

/// A table as texts, of which nothing is markup. Columns without a name whose cells are all empty are left
/// out.
struct Sheet {
  std::string caption;                         // for those who hear it
  std::vector<std::vector<std::string>> rows;  // the first is the heading
  std::size_t labels = 1;                      // so many columns of words come first
  std::size_t prose = 0;                       // and so many last
  bool sortable = false;
  bool names_in_rows = false;     // the first column has names of metrics
  bool names_in_heading = false;  // the heading has
  /// Of the cell in that row (the heading is row 0) and column; may be empty.
  std::function<CellLook(std::size_t row, std::size_t column)> look = {};
};

/// As markup; `named` is that of a name that the catalogue may explain.
[[nodiscard]] std::string markup_of(Sheet sheet, const std::function<std::string(const std::string&)>& named);

/// The same with names as they are.
[[nodiscard]] std::string markup_of(const Sheet& sheet);

/// The class of a bar or a shade that is as long or as dark as a share, in twentieths: "b7".
[[nodiscard]] std::string step_of(char kind, double share);

}  // namespace assay
