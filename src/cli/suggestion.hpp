// A command that would do what the one given could not.
#pragma once

#include <span>
#include <string>

namespace assay::cli {

/// The command line with other options: those of the remedy ("--truth", "gold", ...) instead of the same
/// options in the arguments. Quoted for a shell where it must be.
[[nodiscard]] std::string suggested_command(std::span<const char* const> arguments,
                                            std::span<const std::string> remedy);

}  // namespace assay::cli
