// Which column plays which role.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace assay {

/// Columns as asked for: by name, or by 1-based number. Nothing asked: recognised by the names people use.
struct ColumnChoice {
  std::optional<std::string> truth;
  std::optional<std::string> predicted;
  std::optional<std::string> score;
  std::optional<std::string> weight;  // only ever asked for
  /// Columns of scores, one a class, only ever asked for: "p_*", where the class stands for the asterisk, or
  /// "cat=p_cat,dog=p_dog".
  std::optional<std::string> class_scores;
  std::optional<std::string> slice;  // whose values are told apart; only ever asked for
};

/// A class, and the column of its scores.
struct ClassColumn {
  std::string label;
  std::size_t column;
};

/// Columns by position, from 0.
struct Columns {
  std::size_t truth = 0;
  std::optional<std::size_t> predicted = std::nullopt;
  std::optional<std::size_t> score = std::nullopt;
  std::optional<std::size_t> weight = std::nullopt;
  std::vector<ClassColumn> class_scores = {};  // instead of a score
  std::optional<std::size_t> slice = std::nullopt;
};

/// Throws a data error that lists the columns when one that is needed is not there, is there twice, or when
/// two are candidates for a role. There may be neither predictions nor scores.
[[nodiscard]] Columns choose_columns(std::span<const std::string> header, const ColumnChoice& choice,
                                     const std::string& file);

}  // namespace assay
