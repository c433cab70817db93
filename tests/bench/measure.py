"""Runs the contestants, compares their answers and keeps their times."""

import dataclasses
import json
import math
import os
import pathlib
import statistics
import sys
import time

from contests import BenchError
from prepare import HERE, NPM, npm_dir


@dataclasses.dataclass
class Result:
    rows: int
    seconds: list = dataclasses.field(default_factory=list)
    peaks: list = dataclasses.field(default_factory=list)
    version: str = ""

    @property
    def median(self):
        return statistics.median(self.seconds)

    @property
    def peak(self):
        return max(self.peaks)


@dataclasses.dataclass
class Bench:
    """What every run needs: where things are, and who is absent and why."""
    assay: pathlib.Path
    work: pathlib.Path
    runs: int
    sizes: dict  # without those too large for this run
    absent: dict
    files: dict

    def command(self, contestant):
        places = {"assay": self.assay, "file": self.files[contestant.data], "here": HERE, "work": self.work}
        places |= {peer: npm_dir(self.work, peer) for peer in NPM}
        return [part.format(**places) for part in contestant.command]

    def label(self, text, contestant):
        return text.format(rows=f"{self.sizes[contestant.data]:,}")

    def takes_part(self, contestant):
        return contestant.data in self.sizes and contestant.peer not in self.absent


def run(command, out, err):
    """Seconds from spawn to exit, and peak resident memory in MB (10^6 bytes)."""
    write = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [(os.POSIX_SPAWN_OPEN, number, path, write, 0o644) for number, path in ((1, out), (2, err))]
    start = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(pid, 0)
    seconds = time.perf_counter() - start
    if code := os.waitstatus_to_exitcode(status):
        raise BenchError(f"exit status {code}: {' '.join(command)}\n{err.read_text(errors='replace').strip()}")
    return seconds, usage.ru_maxrss * 1024 / 1e6


def run_for_json(bench, command):
    """What the command prints, its seconds from spawn to exit and its peak memory."""
    out = bench.work / "stdout"
    seconds, peak = run(command, out, bench.work / "stderr")
    try:
        return json.loads(out.read_text()), seconds, peak
    except ValueError as error:
        raise BenchError(f"no JSON ({error}): {' '.join(command)}") from error


def assay_answer(bench, contest):
    """What assay says, however it is called, before anything is timed."""
    answers = []
    for contestant in contest.contestants:
        if not contestant.peer:
            report, _, _ = run_for_json(bench, [*bench.command(contestant), "--format", "json"])
            answers.append(contest.answer(report))
    if any(answer != answers[0] for answer in answers):
        raise BenchError(f"assay disagrees with itself: {answers}")
    return answers[0]


def same(one, other):
    return math.isclose(one, other, rel_tol=1e-9) if isinstance(one, float) else one == other


def compare(expected, contestant, said):
    """A peer says at least one of the things that assay says."""
    shared = expected.keys() & said.keys()
    if not shared:
        raise BenchError(f"{contestant.name} says none of {', '.join(expected)}: {said}")
    for key in shared:
        if not same(expected[key], said[key]):
            raise BenchError(f"the {key} differ: assay {expected[key]}, {contestant.name} {said[key]}")


def run_once(bench, contestant, expected, result):
    command = bench.command(contestant)
    if contestant.peer and not contestant.silent:
        said, seconds, peak = run_for_json(bench, command)
        compare(expected, contestant, said)
        seconds = seconds if contestant.whole else said["seconds"]
        result.version = said.get("version", "")
    else:
        seconds, peak = run(command, os.devnull, bench.work / "stderr")
    result.seconds.append(seconds)
    result.peaks.append(peak)


def run_contest(bench, contest):
    """Every contestant once a round, so that a slow moment of the machine hits them all alike."""
    present = [c for c in contest.contestants if bench.takes_part(c)]
    expected = assay_answer(bench, contest) if contest.answer else None
    results = {c.key: Result(bench.sizes[c.data]) for c in present}
    rounds = contest.runs or bench.runs
    for number in range(1, rounds + 1):
        print(f"{bench.label(contest.title, present[0])}: round {number} of {rounds}", file=sys.stderr)
        for contestant in present:
            run_once(bench, contestant, expected, results[contestant.key])
    return results, expected
