#!/bin/sh
# What takes too long before each change: clang-tidy, all tests under sanitizers, the fuzzers, and mutants:
# nightly.sh [SECONDS], which each fuzzer runs (20).
set -eu
cd "$(dirname "$0")/.."
seconds=${1-20}
status=0

step() {
  echo "nightly: $*"
  "$@" || {
    echo "nightly: failed: $*"
    status=1
  }
}

step sh tests/tidy.sh
step sh tests/run.sh asan
step sh tests/run.sh tsan
step sh tests/fuzz/run.sh "$seconds"
step cmake --preset dev -B build/mutants
step cmake --build build/mutants
step /usr/bin/python3 tests/faults/faults.py build/mutants/assay build/mutants/tests/faults.so --all
step /usr/bin/python3 tests/mutants/mutants.py build/mutants
exit $status
