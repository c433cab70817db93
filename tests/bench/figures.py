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


def beyond_rows(key):
    """Peak memory in MB, less 12 bytes a row."""
    return lambda by: by[key].peak - 12 * by[key].rows / 1e6


def fits(wish, key):
    return Figure(wish, beyond_rows(key), lambda peak: peak <= 120, " MB beyond 12 bytes a row")


QUICK = {"bayes": "bayes", "measured": "bayes from counts", "explain": "explain with counts",
         "classes": "explain, ten classes", "catalogue": "explain, the catalogue", "solve": "solve, three rates"}

FIGURES = (
    at_least(10, "report >= 10x pandas+sklearn", "report/pandas", "report/assay"),
    at_most(1.3, "report <= 1.3x DuckDB", "report/assay", "report/duckdb"),
    Figure("report <= 150 MB", lambda by: by["report/assay"].peak, lambda peak: peak <= 150, " MB"),
    at_least(1.6, "report, 2 threads >= 1.6x 1 thread", "report/one_thread", "report/assay"),
    at_least(5, "JSON Lines >= 5x pandas", "json/pandas", "json/assay"),
    at_most(1, "JSON Lines <= DuckDB", "json/assay", "json/duckdb"),
    at_most(1, "join <= DuckDB", "join/assay", "join/duckdb"),
    at_most(1.15, "gzip <= 1.15x zcat into assay", "gzip/assay", "gzip/zcat"),
    at_least(10, "roc >= 10x pandas+sklearn", "roc/pandas", "roc/assay"),
    at_least(2.5, "roc >= 2.5x Polars", "roc/polars", "roc/assay"),
    at_least(2.5, "roc >= 2.5x DuckDB", "roc/duckdb", "roc/assay"),
    at_most(2.5, "roc <= 2.5x floor", "roc/assay", "roc/floor"),
    fits("roc <= 120 MB + 12 bytes a row", "roc/assay"),
    fits("roc, --large <= 120 MB + 12 bytes a row", "roc_growth/triple"),
    at_least(10, "calibration >= 10x pandas+sklearn", "calibration/pandas", "calibration/assay"),
    at_most(1.5, "calibration <= 1.5x roc", "calibration_by_roc/calibration", "calibration_by_roc/roc"),
    Figure("calibration, memory <= roc's + 120 MB", 
           lambda by: by["calibration_by_roc/calibration"].peak - by["calibration_by_roc/roc"].peak,
           lambda more: more <= 120, " MB more"),
    starts_within(10, "report, 100-row file < 10 ms", "small/assay"),
    starts_within(10, "roc, 100-row file < 10 ms", "small/roc"),
    starts_within(10, "check with a gate, 100-row file < 10 ms", "small/check"),
    at_most(1.1, "check with ten gates <= 1.1x report", "check/check", "check/report"),
    at_most(2, "inspect <= 2x report", "inspect/inspect", "inspect/report"),
    at_most(1.1, "imbalance <= 1.1x report", "imbalance/imbalance", "imbalance/report"),
    Figure("imbalance, memory <= 1.1x report's", lambda by: by["imbalance/imbalance"].peak / by["imbalance/report"].peak,
           lambda ratio: ratio <= 1.1, "x"),
    at_most(1.5, "report --by <= 1.5x report", "slices/by", "slices/report"),
    at_most(1.5, "report with areas, --by <= 1.5x report", "slices/ranked_by", "slices/ranked"),
    *(starts_within(10, f"{name} < 10 ms", f"quick/{key}") for key, name in QUICK.items()),
    *(at_least(100, f"{name} >= 100x importing sklearn.metrics", "quick/sklearn", f"quick/{key}")
      for key, name in QUICK.items()),
    starts_within(1000, "solve, n = 1,000, three figures < 1 s", "quick/solve_hard"),
)
