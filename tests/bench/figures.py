"""The figures asked of assay, as data."""

import dataclasses
from typing import Callable


@dataclasses.dataclass(frozen=True)
class Figure:
    wish: str
    measured: Callable  # from the results, by "contest/contestant", to a number
    holds: Callable
    unit: str


def at_least(ratio, wish, slow, fast):
    return Figure(wish, lambda by: by[slow].median / by[fast].median, lambda number: number >= ratio, "x as fast")


def at_most(ratio, wish, slow, fast):
    return Figure(wish, lambda by: by[slow].median / by[fast].median, lambda number: number <= ratio, "x its time")


def starts_within(limit, wish, key):
    return Figure(wish, lambda by: 1000 * by[key].median, lambda time: time < limit, " ms")


FIGURES = (
    at_least(10, "report >= 10x pandas+sklearn", "report/pandas", "report/assay"),
    at_most(1.3, "report <= 1.3x DuckDB", "report/assay", "report/duckdb"),
    Figure("report <= 150 MB", lambda by: by["report/assay"].peak, lambda peak: peak <= 150, " MB"),
    at_least(1.6, "report, 2 threads >= 1.6x 1 thread", "report/one_thread", "report/assay"),
    starts_within(10, "report, 100-row file < 10 ms", "small/assay"),
)
