#!/bin/sh
# Runs a case: run_case.sh ASSAY FOLDER. The folder's cmd is run by sh, in a copy of the folder, with assay first in PATH
# and the samples in $SAMPLES; what it prints is compared with out and err, and its exit status with code (0 without one).
# With ACCEPT=1 the files are written instead: read the difference before it is committed.
set -eu
assay=$1
folder=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir "$work/bin" "$work/case"
ln -s "$assay" "$work/bin/assay"
cp -R "$folder/." "$work/case"
cd "$work/case"
rm -f out err code
PATH=$work/bin:$PATH
SAMPLES=$(cd "$folder/../../../../samples" && pwd)
LC_ALL=C.UTF-8
export PATH SAMPLES LC_ALL
unset NO_COLOR CLICOLOR_FORCE GITHUB_STEP_SUMMARY || true

code=0
sh ./cmd >"$work/out" 2>"$work/err" </dev/null || code=$?
echo "$code" >"$work/code"

if [ "${ACCEPT-}" = 1 ]; then
  cp "$work/out" "$folder/out"
  if [ -s "$work/err" ]; then cp "$work/err" "$folder/err"; else rm -f "$folder/err"; fi
  if [ "$code" -ne 0 ]; then cp "$work/code" "$folder/code"; else rm -f "$folder/code"; fi
  exit 0
fi

failed=0
compare() {
  expected=$folder/$1
  if [ ! -f "$expected" ]; then
    printf '%s' "$2" >"$work/expected"
    expected=$work/expected
  fi
  diff -u --label "expected $1" "$expected" --label "actual $1" "$work/$1" || failed=1
}
compare out ''
compare err ''
compare code '0
'
exit $failed
