#!/bin/sh
# Installs the build, and builds a program against the installed library: install.sh BUILD.
set -eu
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

DESTDIR='' cmake --install "$build" --prefix "$work/prefix" >/dev/null
test -x "$work/prefix/bin/assay"
test -f "$work/prefix/share/man/man1/assay-report.1"

mkdir "$work/user"
cat >"$work/user/CMakeLists.txt" <<'EOF'
cmake_minimum_required(VERSION 3.25)
project(user LANGUAGES CXX)
find_package(assay 0.1 REQUIRED)
add_executable(user user.cpp)
target_link_libraries(user PRIVATE assay::assay)
EOF
cat >"$work/user/user.cpp" <<'EOF'
#include <assay/metric/catalogue.hpp>
#include <cstdio>

int main() {
  const auto precision = assay::bound_metric("precision").formula()->value(assay::variables_of(assay::TwoByTwo{.tp = 10, .fp = 5}));
  std::printf("%.4f\n", precision.number());
}
EOF
flags=$(sed -n 's/^CMAKE_CXX_FLAGS:[A-Z]*=//p' "$build/CMakeCache.txt" | grep -oE -- '-fsanitize=[a-z,]+' || true)
cmake -G Ninja -S "$work/user" -B "$work/user/build" -DCMAKE_PREFIX_PATH="$work/prefix" -DCMAKE_CXX_FLAGS="$flags" >/dev/null
cmake --build "$work/user/build" >/dev/null
test "$("$work/user/build/user")" = 0.6667
