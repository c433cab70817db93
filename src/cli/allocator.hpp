// The program's choice of how memory is kept.
#pragma once

namespace assay::cli {

/// Has the allocator keep large buffers that are freed: the CSV package takes one of 48 MiB for each block
/// that it reads, of which it uses little, and giving that back to the system each time would cost more than
/// the reading.
void keep_large_buffers();

}  // namespace assay::cli
