// Runs each target on each file of its corpus: replay FOLDER, which has a folder for each target.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "target.hpp"

int main(int argc, char** argv) {
  using namespace assay::fuzz;
  namespace fs = std::filesystem;
  if (argc != 2) fail("replay FOLDER is expected");
  std::size_t files = 0;
  for (const Target& target : targets()) {
    const std::size_t before = files;
    for (const auto& entry : fs::directory_iterator(fs::path(argv[1]) / target.name)) {
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string bytes(std::istreambuf_iterator<char>(file), {});
      static_cast<void>(
          std::fprintf(stderr, "%s\n", entry.path().c_str()));  // what is read last, should it end here
      target.run(bytes);
      ++files;
    }
    if (files == before) fail("the corpus of " + std::string(target.name) + " is empty");
  }
}
