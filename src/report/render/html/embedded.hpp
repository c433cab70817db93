// Style and script of pages, which the build puts into the program.
#pragma once

namespace assay {

extern const char* const page_style;
extern const char* const page_script;

/// What allows them alone to run: "sha256-...", as Content-Security-Policy has it.
extern const char* const page_style_hash;
extern const char* const page_script_hash;

}  // namespace assay
