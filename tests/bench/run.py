#!/usr/bin/python3
"""Times assay beside other programs on the same files; README.md says how and why."""

import argparse
import os
import pathlib
import sys

sys.dont_write_bytecode = True  # the source tree stays clean
from contests import CONTESTS, BenchError, file_sizes
from measure import Bench, run_contest
from prepare import HERE, PEERS, absent_peers, data_file, gzip_file, joined_file, json_file
from tables import print_contest, print_figures

ROOT = HERE.parent.parent
CPUS = 2  # DuckDB and Polars are given two threads; so is everybody


def names_among(known):
    """The type of an option that takes a comma-separated list of known names."""
    def parse(text):
        names = [name for name in text.split(",") if name]
        if unknown := [name for name in names if name not in known]:
            raise argparse.ArgumentTypeError(f"no {', '.join(unknown)} (there are {', '.join(known)})")
        return names
    return parse


def parse_options():
    contests = [contest.key for contest in CONTESTS]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--assay", type=pathlib.Path, default=ROOT / "build/release/assay", metavar="PATH")
    parser.add_argument("--rows", type=int, default=10_000_000, metavar="N", help="of the big file (10000000)")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="rounds (5)")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build/bench", metavar="DIR",
                        help="for data files and packages, kept and reused")
    parser.add_argument("--contest", type=names_among(contests), default=contests, metavar="NAME,NAME",
                        help=f"hold only these: {','.join(contests)}")
    parser.add_argument("--skip", type=names_among(PEERS), default=[], metavar="PEER,PEER",
                        help=f"leave out: {','.join(PEERS)}")
    parser.add_argument("--large", action="store_true", help="also assay at three times --rows")
    options = parser.parse_args()
    if options.rows < 100 or options.runs < 1 or not options.contest:
        parser.error("--rows is at least 100, --runs at least 1, --contest at least one")
    if not os.access(options.assay, os.X_OK):
        parser.error(f"no program at {options.assay}; build it, or give --assay PATH")
    return options


def prepare(options, contests):
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    sizes = file_sizes(options.rows)
    if not options.large:
        del sizes["triple"]
    contestants = [contestant for contest in contests for contestant in contest.contestants]
    absent = absent_peers(work, {c.peer for c in contestants if c.peer}, options.skip)
    wanted = {c.data for c in contestants}
    files = {key: data_file(work, rows, 100 if key == "sliced" else 0) for key, rows in sizes.items() if key in wanted}
    for key, other_form in (("json", json_file), ("gzip", gzip_file), ("joined", joined_file)):
        if key in files:
            files[key] = other_form(files[key])
    return Bench(options.assay.resolve(), work, options.runs, sizes, absent, files)


def main():
    options = parse_options()
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CPUS])
    contests = [contest for contest in CONTESTS if contest.key in options.contest]
    bench = prepare(options, contests)
    results = {}
    for contest in contests:
        measured, expected = run_contest(bench, contest)
        print_contest(bench, contest, measured, expected)
        results |= {f"{contest.key}/{key}": result for key, result in measured.items()}
    print_figures(results, options.contest)


if __name__ == "__main__":
    try:
        main()
    except BenchError as error:
        sys.exit(f"bench: {error}")
