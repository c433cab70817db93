// What libFuzzer calls: $ASSAY_FUZZ names the target.
#include <cstdint>
#include <cstdlib>

#include "target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace assay::fuzz;
  static const Target& chosen = []() -> const Target& {
    const char* const name = std::getenv("ASSAY_FUZZ");
    for (const Target& target : targets())
      if (name != nullptr && target.name == name) return target;
    fail("ASSAY_FUZZ names no target");
  }();
  chosen.run({reinterpret_cast<const char*>(data), size});
  return 0;
}
