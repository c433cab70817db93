// Averages over classes of metrics that are taken class by class.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "assay/core/matrix.hpp"
#include "assay/core/value.hpp"
#include "assay/formula/formula.hpp"

namespace assay {

/// macro: each class counts the same. weighted: by its rows in truth. micro: of the summed tables.
enum class Average { macro, weighted, micro };

[[nodiscard]] std::string_view name_of(Average average);

/// The cells of all tables together, of which a micro average is made.
[[nodiscard]] TwoByTwo sum_of(std::span<const TwoByTwo> tables);

/// How much a class counts in a macro or weighted average.
[[nodiscard]] double weight_of(const TwoByTwo& table, Average average);

/// What stands in for 0/0; nothing leaves it undefined. An infinite value is not 0/0 and stays.
using ZeroDivision = std::optional<double>;

/// The number of a formula; NaN where undefined.
[[nodiscard]] double number_of(const Formula& formula, const Variables& variables,
                               ZeroDivision zero_division);

/// The numbers of a formula for many tables, as many as there are.
void numbers_of(const Formula& formula, const TableColumns& tables, ZeroDivision zero_division,
                std::span<double> numbers);

/// The average of a formula whose numbers over the classes with these tables are `numbers`. NaN or infinite
/// where one of them is, but for classes without rows in truth, which do not touch a weighted average.
[[nodiscard]] double average(const Formula& formula, std::span<const TwoByTwo> tables,
                             std::span<const double> numbers, Average average, ZeroDivision zero_division);

/// Why an average is not finite, naming the class.
[[nodiscard]] Value why_no_average(const Formula& formula, std::span<const TwoByTwo> tables,
                                   std::span<const std::string> labels, Average average,
                                   ZeroDivision zero_division);

}  // namespace assay
