#!/bin/sh
# Tallies the files of a folder, some at a time, with GNU parallel, and joins their states: parallel.sh FOLDER STATE COMMAND [OPTION...]
# For example: parallel.sh shards all.state report --metrics f1,roc_auc; then: assay report --metrics f1,roc_auc --from-state all.state
set -eu
[ $# -ge 3 ] || { echo 'parallel.sh FOLDER STATE COMMAND [OPTION...] is expected' >&2; exit 2; }
folder=$1 state=$2 command=$3
shift 3

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
find "$folder" -maxdepth 1 -type f ! -name '.*' -print0 | sort -z >"$work/shards"
count=$(tr -dc '\0' <"$work/shards" | wc -c)

# A shard that fails three times ends the run; one that runs twice writes the same state again.
parallel --will-cite --null --quote --retries 3 --halt soon,fail=1 \
  assay "$command" {} "$@" --partial "$work/{#}.state" <"$work/shards"
# A shard that is lost, or there twice, is an error here.
find "$work" -name '*.state' -print0 | xargs -0 -r cat | assay merge --expect-shards "$count" -o "$state"
