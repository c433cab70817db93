#!/usr/bin/python3
"""Tallies the files of a folder on the workers of a Dask cluster, and joins their states by a tree:
dask_shards.py SCHEDULER FOLDER STATE COMMAND [OPTION...], such as: dask_shards.py tcp://10.0.0.1:8786 shards all.state roc
All workers must see the folder and have assay."""
import pathlib
import subprocess
import sys

from distributed import Client

JOINED_AT_ONCE = 8


def tallied(shard, command, options):
    """The state of a shard."""
    return subprocess.run(["assay", command, shard, *options, "--partial", "-"], check=True, stdout=subprocess.PIPE).stdout


def joined(states):
    """One state of several."""
    return subprocess.run(["assay", "merge", "-o", "-"], check=True, input=b"".join(states), stdout=subprocess.PIPE).stdout


def main(scheduler, folder, state, command, *options):
    shards = sorted(str(path) for path in pathlib.Path(folder).iterdir() if path.is_file() and not path.name.startswith("."))
    with Client(scheduler) as cluster:
        states = cluster.map(tallied, shards, command=command, options=options, pure=False, retries=3)
        while len(states) > 1:
            groups = [states[at:at + JOINED_AT_ONCE] for at in range(0, len(states), JOINED_AT_ONCE)]
            states = [cluster.submit(joined, group, pure=False, retries=3) for group in groups]
        whole = b"".join(cluster.gather(states))
    # A shard that is lost, or there twice, is an error here.
    return subprocess.run(["assay", "merge", "--expect-shards", str(len(shards)), "-o", state], input=whole, check=False).returncode


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit("dask_shards.py SCHEDULER FOLDER STATE COMMAND [OPTION...] is expected")
    sys.exit(main(*sys.argv[1:]))
