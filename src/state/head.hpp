// What a state says of itself before its tallies: which shards, which options, which columns.
#pragma once

#include <string>
#include <string_view>

#include "assay/state/partial.hpp"

namespace assay {

/// All but the tallies, as CBOR.
[[nodiscard]] std::string head_of(const PartialState& state);

/// Reads it back. The tallies are empty, but of the kinds that are to be loaded. Throws a data error that
/// begins with the source.
[[nodiscard]] PartialState state_with_head(std::string_view head, const std::string& source);

/// An option or a column that two states differ in, and what it is in each; in JSON, "not given" where it is
/// not.
struct OptionDifference {
  std::string name, first, second;
};

/// The first option with which they were read differently.
[[nodiscard]] std::optional<OptionDifference> difference_in_options(const InputPlan& first,
                                                                    const InputPlan& second);
/// The same for those only that `given` has otherwise than by default.
[[nodiscard]] std::optional<OptionDifference> difference_in_given(const InputPlan& given,
                                                                  const InputPlan& second);
[[nodiscard]] std::optional<OptionDifference> difference_in_needs(const Needs& first, const Needs& second);
/// By name, not by position.
[[nodiscard]] std::optional<OptionDifference> difference_in_columns(const State& first, const State& second);

}  // namespace assay
