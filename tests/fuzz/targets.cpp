// The fuzz targets, and what they share.
#include <array>
#include <cstdio>
#include <cstdlib>

#include "target.hpp"

namespace assay::fuzz {

std::span<const Target> targets() {
  static constexpr std::array<Target, 11> all{{{"csv", read_csv},
                                               {"json_lines", read_json_lines},
                                               {"archive", decompress},
                                               {"formula", read_formula},
                                               {"gate", read_gate},
                                               {"config", read_config},
                                               {"baseline", read_baseline},
                                               {"states", read_states},
                                               {"solve", solve},
                                               {"file", run_on_file},
                                               {"arguments", run_without_file}}};
  return all;
}

void fail(const std::string& what) {
  static_cast<void>(std::fprintf(stderr, "law broken: %s\n", what.c_str()));
  std::abort();
}

unsigned take_byte(std::string_view& bytes) {
  if (bytes.empty()) return 0;
  const auto byte = static_cast<unsigned char>(bytes[0]);
  bytes.remove_prefix(1);
  return byte;
}

std::string_view take_line(std::string_view& bytes) {
  const std::string_view line = bytes.substr(0, bytes.find('\n'));
  bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
  return line;
}

}  // namespace assay::fuzz
