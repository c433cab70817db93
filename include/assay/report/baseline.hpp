// An earlier report that figures must not fall behind.
#pragma once

#include <string>

#include "assay/gate/gate.hpp"
#include "assay/report/earlier.hpp"
#include "assay/report/rules.hpp"

namespace assay {

/// Throws a data error that names the differences where the baseline was made by another assay, by other
/// rules of the input, or with another value for 0/0. Intervals and slices may differ.
void check_alike(const BaselineReport& baseline, const std::string& path, const Provenance& input,
                 ZeroDivision zero_division);

/// Slices of the two are by the same column.
[[nodiscard]] bool sliced_alike(const Provenance& there, const Provenance& here);

/// What the baseline has of an estimand; nothing where it has none.
[[nodiscard]] std::optional<Value> value_in(const BaselineReport& baseline, const Estimand& estimand);

/// What the baseline has of an estimand, which is called `asked`. Throws a data error where it has none.
[[nodiscard]] Value value_in(const BaselineReport& baseline, const std::string& path,
                             const Estimand& estimand, const std::string& asked);

}  // namespace assay
