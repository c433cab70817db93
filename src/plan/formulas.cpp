// Formulas that plans share.
#include "plan/formulas.hpp"

#include <cmath>

#include "assay/core/text.hpp"
#include "stats/distributions.hpp"

namespace assay {

void know_z(Worked& how, double confidence) {
  how.take("z", "normal quantile of " + exact(std::round((1 + confidence) / 2 * 1e9) / 1e9),
           normal_quantile(confidence));
}

void know_z_power(Worked& how, double power) {
  how.take("z_power", "normal quantile of " + exact(power), normal_quantile(2 * power - 1));
}

double wilson_rows(Worked& how, std::string_view name) {
  how.work_out("h", "width / 2");
  return how.work_out(name, "z^2 * (spread - 2 * h^2 + sqrt(spread^2 - 4 * spread * h^2 + h^2)) / (2 * h^2)");
}

double wilson_width(Worked& how, const std::string& rows) {
  return how.work_out(
      "width", "2 * z * sqrt(spread / " + rows + " + z^2 / (4 * " + rows + "^2)) / (1 + z^2 / " + rows + ")");
}

}  // namespace assay
