#!/bin/sh
# Tallies the files of a folder, or parts of one file, some at a time, with GNU parallel, and joins their states:
# parallel.sh FOLDER|FILE STATE COMMAND [OPTION...], such as: parallel.sh shards all.state report --metrics f1,roc_auc
# Then: assay report --metrics f1,roc_auc --from-state all.state
set -eu
[ $# -ge 3 ] || { echo 'parallel.sh FOLDER|FILE STATE COMMAND [OPTION...] is expected' >&2; exit 2; }
source=$1 state=$2 command=$3
shift 3

# The options that say how records are told apart.
of_records() {
  while [ $# -gt 0 ]; do
    case $1 in
      -d | --delimiter) printf '%s %s ' "$1" "$2"; shift ;;
      -d?* | --delimiter=* | --no-header | --growing) printf '%s ' "$1" ;;
    esac
    shift
  done
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
if [ -d "$source" ]; then
  find "$source" -maxdepth 1 -type f ! -name '.*' -print0 | sort -z >"$work/shards"
  set -- {} "$@"
else
  # shellcheck disable=SC2046 # words of their own
  assay shards "$source" "$(nproc)" $(of_records "$@") -f csv >"$work/ranges"
  tail -n +2 "$work/ranges" | cut -d, -f 2 | tr '\n' '\0' >"$work/shards"
  set -- "$source" --range {} "$@"
fi
count=$(tr -dc '\0' <"$work/shards" | wc -c)

# A shard that fails three times ends the run; one that runs twice writes the same state again.
parallel --will-cite --null --quote --retries 3 --halt soon,fail=1 \
  assay "$command" "$@" --partial "$work/{#}.state" <"$work/shards"
# A shard that is lost, or there twice, is an error here.
find "$work" -name '*.state' -print0 | xargs -0 -r cat | assay merge --expect-shards "$count" -o "$state"
