#!/bin/sh
# clang-tidy over the sources, or over those of some folders: tidy.sh [FOLDER ...], such as tidy.sh metric catalogue.
set -eu
cd "$(dirname "$0")/.."
command -v clang-tidy >/dev/null || {
  echo 'clang-tidy is missing. On Debian: apt-get install clang-tidy' >&2
  exit 2
}
cmake --preset dev >/dev/null
files=$(sed -n 's/.*"file": "\(.*\)".*/\1/p' build/dev/compile_commands.json | grep -v '/tests/')
if [ $# -gt 0 ]; then
  folders=$(printf '%s|' "$@")
  files=$(printf '%s\n' "$files" | grep -E "/(unity_)?(${folders%|})(_cxx\.cxx|/[^/]*\.cpp)$") || {
    echo "tests/tidy.sh: no folder of src has such a name: $*" >&2
    exit 2
  }
fi
printf '%s\n' "$files" | xargs -P "$(nproc)" -n 1 \
  clang-tidy -p build/dev --quiet --extra-arg=-Wno-unknown-warning-option
