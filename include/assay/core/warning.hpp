// Something that the reader of a report should know.
#pragma once

#include <cstddef>
#include <string>

#include "assay/core/phrase.hpp"

namespace assay {

/// What it is about, and what to do about it.
struct Warning {
  std::string code;
  Phrase message;
  std::size_t count = 1;   // rows, classes or whatever the message is about
  bool of_points = false;  // about series that are not listed: people do not see these
};

}  // namespace assay
