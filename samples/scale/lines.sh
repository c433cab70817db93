#!/bin/sh
# For engines that move lines of text, such as Hadoop streaming and Spark's rdd.pipe: a state as one line.
# lines.sh map COMMAND OPTION...   rows without a header, perhaps none, to a line; the columns are numbers: -t 1 -s 2
# lines.sh reduce                  such lines to one line; also as a combiner
# lines.sh state STATE             such lines to a file, for: assay COMMAND --from-state STATE
# Spark must be told to look at the exit status: rdd.pipe(command, checkCode=True). Check the number of rows: assay merge STATE
# --expect-rows N.
set -eu
# A line that is damaged gives bytes that no state begins with.
decoded() {
  while read -r line || [ -n "$line" ]; do printf '%s\n' "$line" | base64 -d || printf damaged; done
}
case ${1-} in
map)
  command=$2
  shift 2
  # Hadoop names its tasks; whoever does not gets a name that nobody else has.
  shard=${mapreduce_task_id:-$(od -An -N16 -tx8 /dev/urandom | tr -d ' ')}
  state=$(assay "$command" --no-header "$@" --shard "$shard" --partial - | base64 -w 0)
  ;;
reduce) state=$(decoded | assay merge -o - | base64 -w 0) ;;
state)
  decoded | assay merge -o "$2"
  exit
  ;;
*)
  echo 'lines.sh map COMMAND OPTION..., lines.sh reduce or lines.sh state STATE is expected' >&2
  exit 2
  ;;
esac
[ -n "$state" ] # a pipe hides that assay failed
printf '%s\n' "$state"
