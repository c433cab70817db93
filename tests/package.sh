#!/bin/sh
# Makes the Debian package of a build, looks into it, and runs the program that is in it: package.sh BUILD.
set -eu
build=$(cd "$1" && pwd)
for tool in dpkg-deb dpkg-shlibdeps file; do
  if ! command -v "$tool" >/dev/null; then
    echo "package: $tool is not installed, and the test is left out"
    exit 77
  fi
done
if grep -q -e '-fsanitize' "$build/CMakeCache.txt"; then
  echo 'package: sanitizers are not packaged, and the test is left out'
  exit 77
fi
umask 077  # which must not show in the package
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "package: $1"
  exit 1
}

cpack -G DEB --config "$build/CPackConfig.cmake" -B "$work/made" >"$work/log" 2>&1 || { cat "$work/log" && fail 'cpack fails'; }
package=$(echo "$work"/made/*.deb)

dpkg-deb -c "$package" >"$work/list"
for file in bin/assay share/man/man1/assay.1.gz share/man/man1/assay-report.1.gz share/man/man1/assay-completion.1.gz \
  share/bash-completion/completions/assay share/zsh/vendor-completions/_assay share/fish/vendor_completions.d/assay.fish \
  share/doc/assay/copyright share/doc/assay/changelog.gz share/doc/assay/changelog.Debian.gz \
  share/doc/assay/examples/breast_cancer.csv share/doc/assay/examples/assay.toml \
  share/doc/assay/examples/ci/github-actions.yml; do
  grep -q " \./usr/$file\$" "$work/list" || fail "there is no /usr/$file"
done
others=$(grep -vE '^(drwxr-xr-x|-rw-r--r--) root/root |^-rwxr-xr-x root/root .* \./usr/bin/assay$' "$work/list") || true
[ -z "$others" ] || fail "owned or permitted otherwise: $others"
more=$(grep -vE ' \./usr/(bin/|share/|$)' "$work/list") || true
[ -z "$more" ] || fail "where no program has its files: $more"

dpkg-deb -I "$package" >"$work/control"
grep -q '^ Package: assay$' "$work/control" || fail 'the package has another name'
grep -q '^ Depends: .*libc6 (>= .*libstdc++6 (>= ' "$work/control" || fail 'libraries are not among what it depends on'
grep -q '^ Maintainer: .* <.*@.*>$' "$work/control" || fail 'it has no maintainer'

dpkg-deb -x "$package" "$work/root"
usr=$work/root/usr
gzip -t "$usr"/share/man/man1/*.gz "$usr"/share/doc/assay/*.gz
! file "$usr/bin/assay" | grep -q 'not stripped' || fail 'the program is not stripped'
"$usr/bin/assay" report "$usr/share/doc/assay/examples/breast_cancer.csv" >"$work/report"
grep -q '^recall ' "$work/report" || fail 'the program does not report on its example'
(cd "$usr/share/doc/assay" && "$usr/bin/assay" check --quiet --config examples/assay.toml examples/breast_cancer.csv) \
  >/dev/null || fail 'the gates of the examples do not hold'
"$usr/bin/assay" completion bash | cmp - "$usr/share/bash-completion/completions/assay"

if command -v lintian >/dev/null; then
  lintian --allow-root --fail-on error "$package" >"$work/lintian" 2>&1 || { cat "$work/lintian" && fail 'lintian finds errors'; }
fi
