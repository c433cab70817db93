// Help: what to type first, and the options of a command.
#pragma once

#include <cstddef>
#include <string>

#include "cli/command.hpp"

namespace assay::cli {

/// Columns of a help, whatever the terminal, unless that is narrower.
inline constexpr std::size_t widest_help = 80;

/// Common options, or all of them by group.
enum class HelpOf { common_options, all_options };

/// The help of a command whose options are declared in `app`, in lines of at most `width` columns.
[[nodiscard]] std::string help_of(const Command& command, CLI::App& app, HelpOf part, std::size_t width);

/// The commands, and the options before or instead of one.
[[nodiscard]] std::string help_of_program(CLI::App& app, std::size_t width);

/// For somebody who typed nothing but the name of the program.
[[nodiscard]] std::string first_steps();

}  // namespace assay::cli
