// The values of options and arguments, by their kind.
#pragma once

#include <string>

#include "cli/completion/completion.hpp"
#include "cli/completion/typed.hpp"

namespace assay::cli {

/// Of a kind such as FILE, COL or METRIC, or of words such as "error|drop"; with ",..." several of them, with
/// commas. Whole words, of which the shell is offered those that begin with what is typed.
[[nodiscard]] Completion values(const std::string& kind, const Typed& line);

}  // namespace assay::cli
