// What every report says of itself.
#include "assay/report/report.hpp"

namespace assay {

std::string_view version() { return ASSAY_VERSION; }

Text paragraph(std::string key, Phrase text, std::string about) {
  return {.key = std::move(key), .rows = {{std::move(about), {std::move(text)}}}};
}

}  // namespace assay
