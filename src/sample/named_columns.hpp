// Columns that are asked for.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "assay/core/error.hpp"
#include "assay/sample/columns.hpp"

namespace assay {

/// The columns of a header, by name, or by number from 1. All functions throw a data error that lists the
/// columns when one is not there, or is there twice.
class NamedColumns {
 public:
  NamedColumns(std::span<const std::string> header, const std::string& file) : header_(header), file_(file) {}

  /// `role` is what it is asked for.
  [[nodiscard]] std::size_t position(const std::string& column, const Role& role) const;

  /// Of "p_*" or "cat=p_cat,dog=p_dog": none that is `taken`, and none twice.
  [[nodiscard]] std::vector<ClassColumn> of_classes(const std::string& choice,
                                                    std::span<const std::size_t> taken) const;

  /// What names the column for sure: its name, or its number where others have the same.
  [[nodiscard]] std::string reference(std::size_t position) const;

  /// "the columns are: 'a', 'b'".
  [[nodiscard]] std::string listed_columns() const;

  [[nodiscard]] Error error(const std::string& what, const std::string& hint) const {
    return data_error(file_ + ": " + what, hint);
  }

 private:
  [[nodiscard]] std::vector<ClassColumn> listed_classes(const std::string& choice) const;
  [[nodiscard]] std::vector<ClassColumn> matching_classes(const std::string& pattern) const;
  [[nodiscard]] std::optional<std::size_t> column_number(const std::string& text) const;

  std::span<const std::string> header_;
  const std::string& file_;
};

/// "cat" of "p_cat" and the pattern "p_*"; nothing where the name does not match.
[[nodiscard]] std::optional<std::string> class_in(std::string_view column, std::string_view pattern);

}  // namespace assay
