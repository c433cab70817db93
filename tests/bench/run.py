#!/usr/bin/python3
"""Times assay beside pandas + scikit-learn and DuckDB on the same files; README.md says how and why."""

import argparse
import dataclasses
import json
import os
import pathlib
import statistics
import sys
import time

sys.dont_write_bytecode = True  # the source tree stays clean
from contests import CONTESTS, FIGURES, BenchError, file_sizes
from prepare import PEERS, absent_peers, data_file, packages_dir

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CPUS = 2  # DuckDB is given two threads; so is everybody


@dataclasses.dataclass
class Result:
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
    sizes: dict
    absent: dict
    files: dict = dataclasses.field(default_factory=dict)

    def command(self, contestant):
        places = {"assay": self.assay, "file": self.files[contestant.data], "here": HERE,
                  "packages": packages_dir(self.work)}
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
    """What the command prints, and its peak memory."""
    out = bench.work / "stdout"
    _, peak = run(command, out, bench.work / "stderr")
    try:
        return json.loads(out.read_text()), peak
    except ValueError as error:
        raise BenchError(f"no JSON ({error}): {' '.join(command)}") from error


def assay_answer(bench, contest):
    """What assay says, however it is called, before anything is timed."""
    answers = []
    for contestant in contest.contestants:
        if not contestant.peer:
            report, _ = run_for_json(bench, [*bench.command(contestant), "--format", "json"])
            answers.append(contest.answer(report))
    if any(answer != answers[0] for answer in answers):
        raise BenchError(f"assay disagrees with itself: {answers}")
    return answers[0]


def run_once(bench, contestant, expected, result):
    command = bench.command(contestant)
    if contestant.peer:
        said, peak = run_for_json(bench, command)
        if said["counts"] != expected:
            raise BenchError(f"the counts differ: assay {expected}, {contestant.name} {said['counts']}")
        seconds, result.version = said["seconds"], said["version"]
    else:
        seconds, peak = run(command, os.devnull, bench.work / "stderr")
    result.seconds.append(seconds)
    result.peaks.append(peak)


def run_contest(bench, contest):
    """Every contestant once a round, so that a slow moment of the machine hits them all alike."""
    present = [c for c in contest.contestants if bench.takes_part(c)]
    expected = assay_answer(bench, contest) if contest.answer else None
    results = {c.key: Result() for c in present}
    rounds = contest.runs or bench.runs
    for number in range(1, rounds + 1):
        print(f"{bench.label(contest.title, present[0])}: round {number} of {rounds}", file=sys.stderr)
        for contestant in present:
            run_once(bench, contestant, expected, results[contestant.key])
    return results, expected


def row(bench, contestant, results, first):
    name = bench.label(contestant.name, contestant)
    if contestant.key not in results:
        return f"| {name} | {bench.absent[contestant.peer]} | | | |"
    result = results[contestant.key]
    name += f" ({result.version})" if result.version else ""
    span = f"{min(result.seconds):.4f}-{max(result.seconds):.4f}"
    return f"| {name} | {result.median:.4f} | {result.median / first.median:.2f} | {span} | {result.peak:.1f} |"


def print_contest(bench, contest, results, expected):
    present = [c for c in contest.contestants if c.data in bench.sizes]
    first = results[present[0].key]
    print(f"## {bench.label(contest.title, present[0])}; rounds: {len(first.seconds)}\n")
    print("| contestant | median s | ratio to assay | min-max s | peak MB |\n|--|--:|--:|--:|--:|")
    for contestant in present:
        print(row(bench, contestant, results, first))
    print(f"\nAll who ran agree on {expected}.\n" if expected and len(results) > 1 else "", flush=True)


def print_figures(results):
    print("## Asked and measured\n\n| asked | measured | holds |\n|--|--:|--|")
    for figure in FIGURES:
        try:
            number = figure.measured(results)
            print(f"| {figure.wish} | {number:.2f}{figure.unit} | {'yes' if figure.holds(number) else 'NO'} |")
        except KeyError as missing:
            print(f"| {figure.wish} | not measured: no {missing.args[0]} | |")


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--assay", type=pathlib.Path, default=ROOT / "build/release/assay", metavar="PATH")
    parser.add_argument("--rows", type=int, default=10_000_000, metavar="N", help="of the big file (10000000)")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="rounds (5)")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build/bench", metavar="DIR",
                        help="for data files and packages, kept and reused")
    parser.add_argument("--skip", default="", metavar="PEER,PEER", help=f"leave out: {','.join(PEERS)}")
    parser.add_argument("--large", action="store_true", help="also the memory at three times --rows")
    options = parser.parse_args()
    options.skip = [name for name in options.skip.split(",") if name]
    if unknown := set(options.skip) - set(PEERS):
        parser.error(f"no such peer: {', '.join(sorted(unknown))} (there are {', '.join(PEERS)})")
    if options.rows < 10 or options.runs < 1:
        parser.error("--rows is at least 10, --runs at least 1")
    if not os.access(options.assay, os.X_OK):
        parser.error(f"no program at {options.assay}; build it, or give --assay PATH")
    return options


def main():
    options = parse_options()
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CPUS])
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    sizes = file_sizes(options.rows)
    if not options.large:
        del sizes["triple"]
    bench = Bench(options.assay.resolve(), work, options.runs, sizes, absent_peers(work, options.skip))
    bench.files = {key: data_file(work, HERE / "make_data.cpp", rows) for key, rows in sizes.items()}
    results = {}
    for contest in CONTESTS:
        measured, expected = run_contest(bench, contest)
        print_contest(bench, contest, measured, expected)
        results |= {f"{contest.key}/{key}": result for key, result in measured.items()}
    print_figures(results)


if __name__ == "__main__":
    try:
        main()
    except BenchError as error:
        sys.exit(f"bench: {error}")
