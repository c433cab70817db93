#!/bin/sh
# Holds the sources against .clang-format: format.sh [--write], which puts them right.
set -eu
cd "$(dirname "$0")/.."
if [ "${1-}" = --write ]; then
  find include src tests -name '*.[ch]pp' -exec clang-format -i {} +
else
  find include src tests -name '*.[ch]pp' -exec clang-format --dry-run -Werror {} +
fi
