// Numbers as text.
#pragma once

#include <string>

namespace coverage {

/// The shortest text: "0.02", "1000".
[[nodiscard]] std::string shown(double number);

/// With so many digits behind the point; "-" where it is no number.
[[nodiscard]] std::string shown(double number, int digits);

}  // namespace coverage
