#!/bin/sh
# Holds the manual against the program: manual.sh ASSAY. Every page is clean mdoc, every command has one, and each page
# lists the options of its --help, no more and no fewer.
set -eu
assay=$1
cd "$(dirname "$0")/../man"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

options_of_help() { grep -oE '^  (-[A-Za-z],)?--[a-z0-9-]+' | tr ', ' '\n\n' | grep -E '^-' | sort -u; }
options_of_page() {
  sed -n 's/^\.It //p' "$1" | tr ' ' '\n' | awk 'take { print "-" $1; take = 0 } $1 == "Fl" { take = 1 }' | sort -u
}

check() {
  page=$1
  shift
  if [ ! -f "$page" ]; then
    echo "manual: there is no man/$page"
    failed=1
    return
  fi
  mandoc -T lint -W warning "$page" || failed=1
  "$assay" "$@" --help | options_of_help >"$work/help"
  [ -s "$work/help" ] || { echo "manual: no options found in: assay $* --help"; failed=1; }
  options_of_page "$page" >"$work/page"
  diff -u --label "assay $* --help" "$work/help" --label "man/$page" "$work/page" || failed=1
}

check assay.1
"$assay" --help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z][a-z-]*\) .*/\1/p' >"$work/commands"
[ -s "$work/commands" ] || { echo 'manual: no commands found in assay --help'; failed=1; }
while read -r command; do
  check "assay-$command.1" "$command"
done <"$work/commands"
exit $failed
