// The columns that are used.
#include "assay/sample/columns.hpp"

namespace assay {

std::vector<WantedColumn> Columns::wanted() const {
  std::vector<WantedColumn> all;
  for (const Role* one : role::of_one_column)
    if (const auto position = find(*one)) all.push_back({one, *position});
  for (const ClassColumn& one : class_scores) all.push_back({&role::class_scores, one.column});
  return all;
}

std::vector<std::size_t> Columns::positions() const {
  std::vector<std::size_t> all;
  for (const WantedColumn& one : wanted()) all.push_back(one.position);
  return all;
}

}  // namespace assay
