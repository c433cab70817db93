#!/bin/sh
# Installs what is missing to build assay; with the argument "tests", to test it too; with "fuzz", to build the fuzz targets;
# with "static", to link it statically, too. Debian and its relatives.
set -eu
cd "$(dirname "$0")/.."

packages='g++ cmake ninja-build libcli11-dev libfmt-dev libfccp-dev nlohmann-json3-dev libboost-math-dev libhwy-dev
  libtomlplusplus-dev libutf8proc-dev libsimdjson-dev libxxhash-dev libarchive-dev zlib1g-dev libzstd-dev liblzma-dev
  libbz2-dev liblz4-dev'
if [ "${1-}" = tests ]; then
  packages="$packages catch2 clang-format jq libxml2-utils mandoc python3 gzip zstd xz-utils bzip2 lz4
    bash-completion zsh fish parallel dpkg-dev file chromium"
  command -v node >/dev/null || packages="$packages nodejs"
  command -v npm >/dev/null || packages="$packages npm"
fi
if [ "${1-}" = fuzz ]; then
  packages="$packages clang libclang-rt-dev"
fi

missing=''
for package in $packages; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || missing="$missing $package"
done
if [ -n "$missing" ]; then
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
fi

# What drives the browser that looks at pages, and what judges them; without it, that test is left out.
if [ "${1-}" = tests ] && ! cmp -s tests/browser/package.json build/browser/package.json; then
  echo 'setup: installing playwright-core and axe-core in build/browser'
  mkdir -p build/browser
  if ! npm install --prefix build/browser --no-save --no-package-lock --no-audit --no-fund --loglevel=error \
    $(sed -n 's/^ *"\(axe-core\|playwright-core\)": "\(.*[0-9]\)",*$/\1@\2/p' tests/browser/package.json); then
    echo 'setup: npm cannot install them: pages are not tested in a browser' >&2
  else
    cp tests/browser/package.json build/browser/package.json
  fi
fi

# Debian has no static libsimdjson: the two files of its source package that are needed, in build/simdjson.
if [ "${1-}" = static ] && [ ! -e build/simdjson/simdjson.cpp ]; then
  echo 'setup: fetching the source of simdjson'
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  mkdir -p "$work/sources" "$work/lists/partial" build/simdjson
  for list in /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list.d/ubuntu.sources; do
    [ ! -e "$list" ] || sed 's/^deb /deb-src /; s/^Types: .*/Types: deb-src/' "$list" >"$work/sources/${list##*/}"
  done
  apt_source() {
    apt-get -q -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$work/sources" -o Dir::State::lists="$work/lists" \
      -o Dir::Cache::pkgcache='' -o Dir::Cache::srcpkgcache='' "$@"
  }
  mv "$work/sources/sources.list" "$work/sources/sources-of-one-line.list" 2>/dev/null || true
  apt_source update
  (cd "$work" && apt_source source --download-only simdjson)
  tar -xf "$work"/simdjson_*.orig.tar.* -C build/simdjson --no-same-owner --strip-components=2 --wildcards '*/singleheader/simdjson.*'
fi
