// Walking the nodes of a formula.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>

#include "assay/formula/formula.hpp"
#include "assay/formula/working.hpp"

namespace assay {

using Kind = Formula::Kind;
using Node = Formula::Node;
using Nodes = std::span<const Node>;

/// The number of a node; NaN where undefined.
[[nodiscard]] double evaluate_node(Nodes nodes, std::size_t at, const Variables& variables,
                                   double zero_division = undefined_number);

/// a b - c d, rounded as if once: counts of a billion rows multiply to more digits than a double holds.
[[nodiscard]] double difference_of_products(double a, double b, double c, double d);

/// The four factors of a difference of two products; nothing where a node is none.
[[nodiscard]] std::optional<std::array<std::size_t, 4>> factors_of_difference(Nodes nodes, std::size_t at);

/// The node behind its names.
[[nodiscard]] std::size_t unnamed(Nodes nodes, std::size_t at);

/// A node in its canonical spelling, with metrics by name.
[[nodiscard]] std::string text_of(Nodes nodes, std::size_t at);

/// The same with numbers for variables and for metrics.
[[nodiscard]] Phrase phrase_of(Nodes nodes, std::size_t at, const Variables& variables, double zero_division);

/// Which rows a node counts, its operands being among `nodes`: a variable, a sum of disjoint counts, or a
/// count less a part of it. None, 0, when it is no count of rows.
[[nodiscard]] unsigned rows_counted(const Node& node, Nodes nodes, Scope scope);

}  // namespace assay
