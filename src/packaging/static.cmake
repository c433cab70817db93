# Where Debian has no static library: fmt is used by its headers alone, and simdjson is built from its source.
set(ASSAY_FMT fmt::fmt-header-only)
find_library(SIMDJSON_LIBRARY simdjson)
if(NOT SIMDJSON_LIBRARY)
  set(ASSAY_SIMDJSON_SOURCE ${PROJECT_SOURCE_DIR}/build/simdjson CACHE PATH "Folder of simdjson.h and simdjson.cpp")
  if(NOT EXISTS ${ASSAY_SIMDJSON_SOURCE}/simdjson.cpp)
    message(FATAL_ERROR "libsimdjson.a is missing, and there is no simdjson.cpp in ${ASSAY_SIMDJSON_SOURCE}. "
                        "On Debian, 'sh samples/setup.sh static' puts it there.")
  endif()
  add_library(simdjson_source STATIC EXCLUDE_FROM_ALL ${ASSAY_SIMDJSON_SOURCE}/simdjson.cpp)
  set(SIMDJSON_INCLUDE_DIR ${ASSAY_SIMDJSON_SOURCE} CACHE PATH "" FORCE)
  set(SIMDJSON_LIBRARY simdjson_source)
endif()
