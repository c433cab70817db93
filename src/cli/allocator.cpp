// The program's choice of how memory is kept.
#include "cli/allocator.hpp"

#include <cstdlib>  // says whether this is glibc

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace assay::cli {

void keep_large_buffers() {
#ifdef __GLIBC__
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, 1 << 28);
#endif
}

}  // namespace assay::cli
