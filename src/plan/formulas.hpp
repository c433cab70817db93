// Formulas that plans share.
#pragma once

#include <string>
#include <string_view>

#include "assay/plan/worked.hpp"

namespace assay {

/// "z": how many standard errors an interval of this confidence reaches out to either side.
void know_z(Worked& how, double confidence);
/// "z_power": how many standard errors short of which a gate or a test is with this probability.
void know_z_power(Worked& how, double power);

/// Rows for Wilson's interval of `width`, called `name`; "z", "spread" (p (1 - p)) and "width" are known.
double wilson_rows(Worked& how, std::string_view name);

/// The width of Wilson's interval of so many rows, called `rows`; "z" and "spread" are known.
double wilson_width(Worked& how, const std::string& rows);

}  // namespace assay
