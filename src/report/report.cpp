// What every report says of itself.
#include "assay/report/report.hpp"

namespace assay {

std::string_view version() { return ASSAY_VERSION; }

}  // namespace assay
