#!/bin/sh
# Installs what is missing, builds assay, and reports on a sample.
set -eu
cd "$(dirname "$0")/.."

sh samples/setup.sh
echo 'quickstart: building assay in build/release'
cmake --preset release >/dev/null
cmake --build --preset release
echo 'quickstart: ./build/release/assay report samples/breast_cancer.csv'
./build/release/assay report samples/breast_cancer.csv
