#!/bin/sh
# Installs the build, and builds a program against the installed library: install.sh BUILD. The program is the one that the
# README shows.
set -eu
build=$1
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

DESTDIR='' cmake --install "$build" --prefix "$work/prefix" >/dev/null
test -x "$work/prefix/bin/assay"
for file in man/man1/assay-report.1 bash-completion/completions/assay zsh/site-functions/_assay \
  fish/vendor_completions.d/assay.fish doc/assay/copyright doc/assay/changelog doc/assay/examples/breast_cancer.csv; do
  test -f "$work/prefix/share/$file"
done

mkdir "$work/user"
cat >"$work/user/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.25)
project(user LANGUAGES CXX)
find_package(assay 0.2 REQUIRED)
add_executable(user user.cpp)
target_link_libraries(user PRIVATE assay::assay)
END
# What stands between ```cpp and ``` in the README.
sed -n '/^```cpp$/,/^```$/p' "$root/README.md" | sed '/^```/d' >"$work/user/user.cpp"
test -s "$work/user/user.cpp"
flags=$(sed -n 's/^CMAKE_CXX_FLAGS:[A-Z]*=//p' "$build/CMakeCache.txt" | grep -oE -- '-fsanitize=[a-z,]+' || true)
cmake -G Ninja -S "$work/user" -B "$work/user/build" -DCMAKE_PREFIX_PATH="$work/prefix" -DCMAKE_CXX_FLAGS="$flags" >/dev/null
cmake --build "$work/user/build" >/dev/null
cd "$root"
"$work/user/build/user" samples/breast_cancer.csv >"$work/printed"
"$work/prefix/bin/assay" report samples/breast_cancer.csv --metrics f1,roc_auc -f json | jq .metrics.f1.value >"$work/expected"
head -n 1 "$work/printed" | diff -u "$work/expected" -
grep -qF '| roc\_auc | 0.9911 | 0.9711 - 0.9973 |' "$work/printed"
