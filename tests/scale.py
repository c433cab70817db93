#!/usr/bin/python3
"""The scripts of samples/scale, with workers that are killed at random: what comes out is what one run over all rows gives, or an
error: scale.py ASSAY [RUNS]. Engines that are not installed, or do not answer, are left out."""
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile

SCRIPTS = pathlib.Path(__file__).resolve().parent.parent / "samples" / "scale"
SHARDS, ROWS = 8, 400

# Every fourth worker is killed: in the middle, or when it has done its work and nobody knows.
DYING = """#!/bin/sh
n=$(od -An -N1 -tu1 /dev/urandom)
[ "$n" -ge 32 ] || exec timeout -s KILL 0.00$((n % 8)) {assay} "$@"
{assay} "$@" || exit
[ "$n" -lt 224 ] || kill -9 $$
"""


class Place:
    """A folder with shards, the table that they are, and an assay that may die."""

    def __init__(self, assay, folder):
        self.assay, self.folder = assay, folder
        draw = random.Random(21)
        rows = [f"{int(draw.random() < 0.3)},{draw.random():.3f}" for _ in range(SHARDS * ROWS)]
        (folder / "shards").mkdir()
        (folder / "lines").mkdir()
        for i in range(SHARDS):
            part = "\n".join(rows[i * ROWS:(i + 1) * ROWS]) + "\n"
            (folder / "shards" / f"part {i}.csv").write_text("label,score\n" + part, encoding="utf-8")
            (folder / "lines" / str(i)).write_text(part, encoding="utf-8")
        (folder / "all.csv").write_text("label,score\n" + "\n".join(rows) + "\n", encoding="utf-8")
        for name, text in (("steady", 'exec {assay} "$@"\n'), ("dying", DYING)):
            (folder / name).mkdir()
            (folder / name / "assay").write_text("#!/bin/sh\n" * (name == "steady") + text.format(assay=assay), encoding="utf-8")
            (folder / name / "assay").chmod(0o755)
        self.expected = self.metrics("all.csv")

    def metrics(self, *words):
        done = subprocess.run([self.assay, "report", *words, "-f", "json"], cwd=self.folder, capture_output=True, check=True)
        return json.loads(done.stdout)["metrics"]

    def run(self, assay, *command, **more):
        path = f"{self.folder / assay}:{os.environ['PATH']}"
        return subprocess.run(command, cwd=self.folder, capture_output=True, env=os.environ | {"PATH": path}, check=False, **more)

    def state_of(self, engine, assay):
        """Whether the engine made a state, which must be right; its errors where it did not."""
        (self.folder / "all.state").unlink(missing_ok=True)
        errors = engine(self, assay)
        there = (self.folder / "all.state").exists()
        if there and self.metrics("--from-state", "all.state") != self.expected:
            raise AssertionError(f"{engine.__name__}: the metrics are not those of one run")
        if not there and not errors:
            raise AssertionError(f"{engine.__name__}: neither a state nor an error")
        left = sorted(path.name for path in self.folder.iterdir() if path.name.startswith("all.state."))
        if left:
            raise AssertionError(f"{engine.__name__}: left behind: {left}")
        return there, errors


def gnu_parallel(place, assay):
    done = place.run(assay, "sh", SCRIPTS / "parallel.sh", "shards", "all.state", "report")
    return done.stderr.decode() if done.returncode else ""


def gnu_parallel_of_ranges(place, assay):
    done = place.run(assay, "sh", SCRIPTS / "parallel.sh", "all.csv", "all.state", "report")
    return done.stderr.decode() if done.returncode else ""


def streaming(place, assay):
    """What Hadoop streaming does, in a few lines: tasks that fail run again, and one of them gets nothing to read."""
    lines, script = [], SCRIPTS / "lines.sh"
    for task in range(SHARDS + 1):
        part = place.folder / "lines" / str(task)
        for _ in range(4):
            done = place.run(assay, "sh", script, "map", "report", "-t", "1", "-s", "2", input=part.read_bytes() if part.exists() else b"")
            if done.returncode == 0:
                break
        else:
            return done.stderr.decode() or "a task failed four times"
        lines.append(done.stdout)
    combined = [place.run("steady", "sh", script, "reduce", input=b"".join(some)).stdout for some in (lines[:3], lines[3:])]
    return place.run(assay, "sh", script, "state", "all.state", input=b"".join(combined)).stderr.decode() or "killed"


def slurm(place, assay):
    done = place.run(assay, "sh", SCRIPTS / "slurm.sh", "shards", "all.state", "report")
    return (done.stderr or b"the jobs failed").decode() if done.returncode else ""


def slurm_answers():
    """Whether there is a cluster that takes jobs."""
    try:
        return b"idle" in subprocess.run(["sinfo"], capture_output=True, timeout=5, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return False


class Dask:
    """A cluster of two workers on this machine."""

    __name__ = "dask"
    SCHEDULER = "tcp://127.0.0.1:18786"

    def __init__(self, place):
        def start(program, *options):
            # The dashboard would listen on all addresses.
            words = (program, *options, "--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0")
            return subprocess.Popen(words, cwd=place.folder, env=environment, stdout=log, stderr=log, start_new_session=True)

        environment = os.environ | {"PATH": f"{place.folder / 'worker'}:{os.environ['PATH']}"}
        with open(place.folder / "dask.log", "wb") as log:
            self.started = [start("/usr/bin/dask-scheduler", "--port", "18786", "--no-show")]
            self.started += [start("/usr/bin/dask-worker", self.SCHEDULER, "--nthreads", "1", "--local-directory", str(place.folder))
                             for _ in range(2)]

    def __call__(self, place, assay):
        link = place.folder / "worker"
        link.unlink(missing_ok=True)
        link.symlink_to(assay)
        try:
            script = ("/usr/bin/python3", SCRIPTS / "dask_shards.py", self.SCHEDULER, "shards", "all.state", "report")
            done = place.run("steady", *script, timeout=60)
            return done.stderr.decode() if done.returncode else ""
        except subprocess.TimeoutExpired:
            return "the cluster does not answer"

    def stop(self):
        for process in self.started:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def lost_shard(place):
    """Lines of which one is damaged, or none is there."""
    for damaged in (b"!\n", b"QUJD\n", b""):
        done = place.run("steady", "sh", SCRIPTS / "lines.sh", "state", "lost.state", input=damaged)
        if done.returncode == 0 or (place.folder / "lost.state").exists():
            raise AssertionError(f"lines.sh: {damaged} makes a state")


def main():
    assay, runs = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 6
    with tempfile.TemporaryDirectory() as name:
        place = Place(assay, pathlib.Path(name))
        lost_shard(place)
        dask = [Dask(place)] if os.access("/usr/bin/dask-worker", os.X_OK) else []
        try:
            for engine in [streaming] + [gnu_parallel, gnu_parallel_of_ranges] * (shutil.which("parallel") is not None) + [slurm] * slurm_answers() + dask:
                there, errors = place.state_of(engine, "steady")
                if not there:
                    sys.exit(f"{engine.__name__}: {errors}")
                survived = sum(place.state_of(engine, "dying")[0] for _ in range(runs))
                print(f"{engine.__name__}: {survived} of {runs} runs with killed workers gave the state, the others an error")
        finally:
            for cluster in dask:
                cluster.stop()


if __name__ == "__main__":
    main()
