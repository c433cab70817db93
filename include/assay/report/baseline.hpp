// An earlier report that figures must not fall behind.
#pragma once

#include <memory>
#include <string>

#include "assay/gate/gate.hpp"
#include "assay/models/models.hpp"
#include "assay/report/earlier.hpp"
#include "assay/report/rules.hpp"

namespace assay {

/// What figures must not fall behind: an earlier report, or another model's predictions, and the file that it
/// was read from.
struct NamedBaseline {
  std::string path;
  BaselineReport report = {};
  std::shared_ptr<const PairedSample> rows =
      nullptr;  // instead: the baseline and the new model, in that order
};

/// Throws a data error that names the differences where the baseline was made by another assay, by other
/// rules of the input, or with another value for 0/0. Intervals and slices may differ.
void check_alike(const BaselineReport& baseline, const std::string& path, const Provenance& input,
                 ZeroDivision zero_division);

/// Slices of the two are by the same column.
[[nodiscard]] bool sliced_alike(const Provenance& there, const Provenance& here);

/// What the baseline has of an estimand; nothing where it has none.
[[nodiscard]] std::optional<Estimate> estimate_in(const BaselineReport& baseline, const Estimand& estimand);

/// What the baseline has of an estimand, which is called `asked`. Throws a data error where it has none.
[[nodiscard]] Estimate estimate_in(const BaselineReport& baseline, const std::string& path,
                                   const Estimand& estimand, const std::string& asked);

}  // namespace assay
