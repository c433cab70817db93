#!/bin/sh
# Installs what is missing, builds assay, reports on a sample, and makes pages of three.
set -eu
cd "$(dirname "$0")/.."

sh samples/setup.sh
echo 'quickstart: building assay in build/release'
cmake --preset release >/dev/null
cmake --build --preset release
echo 'quickstart: ./build/release/assay report samples/breast_cancer.csv'
./build/release/assay report samples/breast_cancer.csv

./build/release/assay report samples/breast_cancer.csv -f html -o build/release/report.html
./build/release/assay report samples/digits.csv -f html -o build/release/digits.html
./build/release/assay compare samples/breast_cancer_old.csv samples/breast_cancer.csv --key id -f html \
  -o build/release/compare.html
echo 'quickstart: pages to open in a browser: report.html, digits.html and compare.html in build/release'
