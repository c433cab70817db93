#!/bin/sh
# Links the program statically, and runs it in an empty folder where no library can be loaded: static.sh [PROGRAM].
set -eu
cd "$(dirname "$0")/.."
if [ -z "${1-}" ]; then
  sh samples/setup.sh static
  cmake --preset static >/dev/null
  cmake --build --preset static --target assay
fi
program=${1-build/static/assay}
empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT

alone() {
  if [ "$(id -u)" -eq 0 ]; then
    chroot "$empty" /assay "$@"
  else
    unshare --map-root-user chroot "$empty" /assay "$@"
  fi
}

cp "$program" "$empty/assay"
cp samples/breast_cancer.csv "$empty/plain.csv"
for format in gzip zstd xz bzip2 lz4; do
  "$format" -c <samples/breast_cancer.csv >"$empty/of_$format"
done
printf '{"label": 1, "score": 0.9}\n{"label": 0, "score": 0.1}\n' >"$empty/rows.jsonl"

alone --version
wanted=$(alone report plain.csv --metrics f1,roc_auc -f csv)
for format in gzip zstd xz bzip2 lz4; do
  [ "$(alone report "of_$format" --metrics f1,roc_auc -f csv)" = "$wanted" ] || { echo "static: $format is read otherwise" && exit 1; }
done
alone report rows.jsonl --metrics accuracy -f csv
alone roc plain.csv --no-curve --threads 2 >"$empty/roc"
alone report /missing.csv 2>"$empty/error" && { echo 'static: a file that is not there is read' && exit 1; }
grep -q 'cannot open' "$empty/error"
ls -l "$program"
echo 'static: the program runs in an empty folder'
