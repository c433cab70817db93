// Help that fits a terminal.
#pragma once

#include <cstddef>
#include <memory>

namespace CLI {
class FormatterBase;
}

namespace assay::cli {

/// Sets descriptions in lines of at most `width` columns, beside the options and below each other.
[[nodiscard]] std::shared_ptr<CLI::FormatterBase> wrapped_help(std::size_t width);

}  // namespace assay::cli
