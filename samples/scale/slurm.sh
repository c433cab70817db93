#!/bin/sh
# Tallies the files of a folder as tasks of a Slurm array, and joins their states in a job that waits for them:
# slurm.sh FOLDER STATE COMMAND [OPTION...]. All machines must see the folder and the place of STATE, and have assay.
set -eu
if [ "${1-}" = --shard ]; then # a task: its line of the list is its shard
  work=$2 command=$3
  shift 3
  shard=$(sed -n "${SLURM_ARRAY_TASK_ID}p" "$work/shards")
  for try in 1 2 3; do # Slurm itself runs a task again only where its machine failed
    ! assay "$command" "$shard" "$@" --partial "$work/$SLURM_ARRAY_TASK_ID.state" || exit 0
  done
  exit 1
fi
if [ "${1-}" = --merge ]; then # a shard that is lost, or there twice, is an error
  find "$2" -name '*.state' -print0 | xargs -0 -r cat | assay merge --expect-shards "$(wc -l <"$2/shards")" -o "$3"
  exit
fi
[ $# -ge 3 ] || { echo 'slurm.sh FOLDER STATE COMMAND [OPTION...] is expected' >&2; exit 2; }
folder=$1 state=$2 command=$3
shift 3

work=$(mktemp -d "$state.XXXXXX") # beside the state: a temporary folder of this machine is not seen by others
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
find "$folder" -maxdepth 1 -type f ! -name '.*' | sort >"$work/shards"
count=$(wc -l <"$work/shards")
[ "$count" -gt 0 ] || { echo "slurm.sh: no files in $folder" >&2; exit 3; }

job=$(sbatch --parsable --requeue --array="1-$count" --output="$work/%a.log" "$0" --shard "$work" "$command" "$@")
if ! sbatch --wait --dependency="afterok:$job" --kill-on-invalid-dep=yes --output="$work/merge.log" "$0" --merge "$work" "$state"; then
  cat "$work"/*.log >&2
  exit 1
fi
cat "$work/merge.log"
