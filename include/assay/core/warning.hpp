// Something that the reader of a report should know.
#pragma once

#include <cstddef>
#include <string>

namespace assay {

/// What it is about, and what to do about it.
struct Warning {
  std::string code;
  std::string message;
  std::size_t count = 1;  // rows, classes or whatever the message is about
};

}  // namespace assay
