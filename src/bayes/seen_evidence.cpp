// Evidence as it is named on a command line.
#include "assay/bayes/hypotheses.hpp"
#include "assay/core/error.hpp"
#include "assay/core/text.hpp"

namespace assay {

SeenEvidence seen_evidence(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos) return {.column = std::string(trimmed(text))};
  const std::string word = lower(trimmed(std::string_view(text).substr(colon + 1)));
  const bool absent = word == "no" || word == "absent" || word == "0";
  if (!absent && word != "yes" && word != "present" && word != "1")
    throw usage_error("--evidence cannot be " + in_quotes(text),
                      "write the name of a column, or NAME:no where it was absent");
  return {.column = std::string(trimmed(std::string_view(text).substr(0, colon))), .absent = absent};
}

}  // namespace assay
