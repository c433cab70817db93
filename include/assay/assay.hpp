// What a program that links the library needs: read a sample, evaluate it, and render a report.
#pragma once

#include "assay/compare/comparison.hpp"       // IWYU pragma: export
#include "assay/core/error.hpp"               // IWYU pragma: export
#include "assay/core/text.hpp"                // IWYU pragma: export
#include "assay/evaluate/evaluation.hpp"      // IWYU pragma: export
#include "assay/evaluate/metric_choice.hpp"   // IWYU pragma: export
#include "assay/gate/judged.hpp"              // IWYU pragma: export
#include "assay/output/written_files.hpp"     // IWYU pragma: export
#include "assay/report/build/comparison.hpp"  // IWYU pragma: export
#include "assay/report/build/evaluation.hpp"  // IWYU pragma: export
#include "assay/report/formats.hpp"           // IWYU pragma: export
#include "assay/report/render.hpp"            // IWYU pragma: export
#include "assay/sample/sample.hpp"            // IWYU pragma: export
