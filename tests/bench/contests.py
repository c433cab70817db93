"""What the bench measures, as data: contests, their contestants, and the figures asked of assay."""

import dataclasses
from typing import Callable

PYTHON = "/usr/bin/python3"  # Debian's, which sees Debian's pandas and scikit-learn


class BenchError(Exception):
    """Something that makes the measurement worthless."""


@dataclasses.dataclass(frozen=True)
class Contestant:
    key: str
    name: str  # {rows} is filled in
    command: tuple  # {assay} {file} {here} {packages} are filled in
    data: str = "full"  # a key of file_sizes
    peer: str = ""  # a key of prepare.PEERS; a peer times itself, assay is timed from spawn to exit


@dataclasses.dataclass(frozen=True)
class Contest:
    key: str
    title: str  # {rows}: those of its first contestant
    contestants: tuple  # ratios are taken to the first
    runs: int = 0  # 0: as many as --runs asks for
    answer: Callable | None = None  # from assay's JSON report to what the peers print as "counts"


@dataclasses.dataclass(frozen=True)
class Figure:
    wish: str
    measured: Callable  # from the results, by "contest/contestant", to a number
    holds: Callable
    unit: str


def file_sizes(rows):
    return {"small": 100, "tenth": rows // 10, "full": rows, "triple": 3 * rows}


def two_by_two(report):
    matrix = report["matrix"]
    if matrix["labels"] != ["0", "1"]:
        raise BenchError(f"assay's matrix has the labels {matrix['labels']}, not ['0', '1']")
    return matrix["counts"]


REPORT = ("{assay}", "report", "{file}", "--threshold", "0.5")

CONTESTS = (
    Contest("report", "Report, {rows} rows", answer=two_by_two, contestants=(
        Contestant("assay", "assay report", REPORT),
        Contestant("one_thread", "assay report --threads 1", (*REPORT, "--threads", "1")),
        Contestant("pandas", "pandas + sklearn", (PYTHON, "{here}/peer_pandas.py", "{file}"), peer="pandas"),
        Contestant("duckdb", "DuckDB", ("node", "{here}/peer_duckdb.mjs", "{file}", "{packages}"), peer="duckdb"),
    )),
    Contest("small", "Report, {rows} rows", runs=51, contestants=(
        Contestant("assay", "assay report", REPORT, data="small"),
    )),
    Contest("memory", "Memory as the file grows", contestants=(
        Contestant("tenth", "assay report, {rows} rows", REPORT, data="tenth"),
        Contestant("full", "assay report, {rows} rows", REPORT),
        Contestant("triple", "assay report, {rows} rows", REPORT, data="triple"),
    )),
)

FIGURES = (
    Figure(">= 10x pandas+sklearn", lambda by: by["report/pandas"].median / by["report/assay"].median,
           lambda ratio: ratio >= 10, "x as fast"),
    Figure("<= 1.3x DuckDB", lambda by: by["report/assay"].median / by["report/duckdb"].median,
           lambda ratio: ratio <= 1.3, "x its time"),
    Figure("<= 150 MB", lambda by: by["report/assay"].peak, lambda peak: peak <= 150, " MB"),
    Figure("100-row file < 10 ms", lambda by: 1000 * by["small/assay"].median, lambda time: time < 10, " ms"),
    Figure("2 threads >= 1.6x 1 thread", lambda by: by["report/one_thread"].median / by["report/assay"].median,
           lambda ratio: ratio >= 1.6, "x as fast"),
)
