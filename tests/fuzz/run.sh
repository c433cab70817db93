#!/bin/sh
# Builds the fuzz targets with clang, and runs each for so long, its corpus first: run.sh SECONDS [TARGET...].
# What is found new is kept in build/fuzz/found; an input that breaks something in build/fuzz/broken.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1-}
case $seconds in
'' | *[!0-9]*)
  echo 'run.sh SECONDS [TARGET...] is expected' >&2
  exit 2
  ;;
esac
shift
[ $# -gt 0 ] || set -- $(ls tests/fuzz/corpus)

sh samples/setup.sh fuzz
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz --target fuzz
mkdir -p build/fuzz/broken
status=0
for target in "$@"; do
  echo "fuzz: $target"
  mkdir -p "build/fuzz/found/$target"
  # The CSV package takes 48 MiB for each block: to poison them takes 100 times as long as to read it.
  case $target in
  csv | file) heap=0 ;;
  *) heap=1 ;;
  esac
  # Some seconds of work are right for a search, which sanitizers make twenty times as long.
  ASAN_OPTIONS=poison_heap=$heap ASSAY_FUZZ=$target build/fuzz/tests/fuzz/fuzz -max_total_time="$seconds" -timeout=100 -rss_limit_mb=4096 \
    -dict="tests/fuzz/dictionaries/$target.dict" -artifact_prefix="build/fuzz/broken/$target-" -verbosity=0 \
    -print_final_stats=1 "build/fuzz/found/$target" "tests/fuzz/corpus/$target" </dev/null || status=1
done
exit $status
