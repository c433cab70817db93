// Numbers worked out one from another, with their formulas.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "assay/formula/formula.hpp"

namespace assay {

/// Formulas, each of which may name numbers above it: what is printed as the working is what was computed.
class Worked {
 public:
  /// A number that later formulas may name.
  void know(std::string_view name, double number);
  /// One that is worked out; known from then on.
  double work_out(std::string_view name, std::string_view formula);
  /// One that comes of more than a formula, which `how` says.
  double take(std::string_view name, std::string_view how, double number);
  /// Steps from elsewhere, the last of which is known from then on.
  void follow(std::vector<Derivation> steps);

  [[nodiscard]] const std::vector<Derivation>& steps() const { return steps_; }

 private:
  std::map<std::string, Formula, std::less<>> known_;
  std::vector<Derivation> steps_;
};

}  // namespace assay
