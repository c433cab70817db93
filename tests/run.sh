#!/bin/sh
# Installs what is missing, builds assay with its tests, and runs all of them: run.sh [dev|asan|tsan].
set -eu
cd "$(dirname "$0")/.."
preset=${1:-dev}

sh samples/setup.sh tests
echo "tests: building in build/$preset"
cmake --preset "$preset" >/dev/null
cmake --build --preset "$preset"
echo 'tests: running'
ctest --preset "$preset" -j "$(nproc)"
