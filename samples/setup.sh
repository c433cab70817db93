#!/bin/sh
# Installs what is missing to build assay; with the argument "tests", to test it too. Debian and its relatives.
set -eu

packages='g++ cmake ninja-build libcli11-dev libfmt-dev libfccp-dev nlohmann-json3-dev libboost-math-dev libhwy-dev
  libtomlplusplus-dev libutf8proc-dev libsimdjson-dev libarchive-dev zlib1g-dev libzstd-dev liblzma-dev libbz2-dev
  liblz4-dev'
if [ "${1-}" = tests ]; then
  packages="$packages catch2 clang-format clang-tidy jq libxml2-utils mandoc python3 bash-completion zsh fish gzip zstd xz-utils bzip2 lz4"
fi

missing=''
for package in $packages; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || missing="$missing $package"
done
if [ -z "$missing" ]; then
  exit 0
fi

if ! command -v apt-get >/dev/null; then
  echo "setup: these Debian packages, or what they are called here, are needed:$missing" >&2
  exit 1
fi
as_root=''
if [ "$(id -u)" -ne 0 ]; then
  as_root=sudo
fi
echo "setup: installing$missing"
$as_root apt-get update -q
# shellcheck disable=SC2086  # a list of words
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
