"""What the bench measures, as data: contests and their contestants."""

import dataclasses
from typing import Callable

PYTHON = "/usr/bin/python3"  # Debian's, which sees Debian's pandas and scikit-learn


class BenchError(Exception):
    """Something that makes the measurement worthless."""


@dataclasses.dataclass(frozen=True)
class Contestant:
    key: str
    name: str  # {rows} is filled in
    command: tuple  # {assay} {file} {here} {work} and, for each key of prepare.NPM, its folder are filled in
    data: str = "full"  # a key of file_sizes
    peer: str = ""  # a key of prepare.PEERS: it may be absent, and it prints its answer; none: this is assay
    silent: bool = False  # a peer that prints nothing: only its time counts
    whole: bool = False  # a peer that is timed from spawn to exit, as assay is, not by its own stopwatch


@dataclasses.dataclass(frozen=True)
class Contest:
    key: str
    title: str  # {rows}: those of its first contestant
    contestants: tuple  # ratios are taken to the first
    runs: int = 0  # 0: as many as --runs asks for
    answer: Callable | None = None  # from assay's JSON report to all that a peer may say, by name
    growth: bool = False  # contestants differ in rows: what a row costs is shown, not ratios


def file_sizes(rows):
    """Rows by key; those of "sliced" have a column of 100 slices, too, and those of "json", "gzip" and "joined" are of "full"."""
    return {"json": rows, "gzip": rows, "joined": rows, "sliced": rows, "small": 100, "tenth": rows // 10, "third": 3 * rows // 10, "full": rows, "triple": 3 * rows}


def counts(report):
    matrix = report["matrix"]
    if matrix["labels"] != ["0", "1"]:
        raise BenchError(f"assay's matrix has the labels {matrix['labels']}, not ['0', '1']")
    return {"counts": matrix["counts"]}


def area(report):
    return {"auc": report["metrics"]["roc_auc"]["value"], "rows": report["input"]["rows"]}


def losses_and_bins(report):
    """Shares of positives in the bins, log loss and Brier score, rounded: sums of millions differ in the last digits."""
    numbers = [row["observed"] for row in report["bins"]]
    numbers += [report["metrics"][name]["value"] for name in ("log_loss", "brier_score")]
    return {"calibration": [round(number, 9) for number in numbers]}


DEFAULT_REPORT = ("{assay}", "report", "{file}", "--threshold", "0.5")
# What follows from counts and losses: the peers of a report rank nothing, and so it ranks nothing beside them.
REPORT = (*DEFAULT_REPORT, "--metrics", "accuracy,balanced_accuracy,precision,recall,specificity,npv,f1,mcc,kappa,"
          "prevalence,log_loss,brier_score")
ROC = ("{assay}", "roc", "{file}", "--no-curve")
CALIBRATION = ("{assay}", "calibration", "{file}")

# One gate on the two-by-two table; and ten, on counts, losses and areas, of classes and bounds.
GATE = ("{assay}", "check", "{file}", "--require", "f1 >= 0.1")
LIMITS = ("f1 >= 0.1", "recall[1] >= 0.1", "precision.low >= 0.1", "macro_f1 >= 0.1", "mcc >= 0.1",
          "(5*FN + FP) / n <= 5", "roc_auc.low >= 0.5", "average_precision >= 0.1", "log_loss <= 9", "brier_score <= 0.9")
TEN_GATES = ("{assay}", "check", "{file}", "--threshold", "0.5", *(part for limit in LIMITS for part in ("--require", limit)))

JOIN = ("{assay}", "report", "{file}", "--truth-file", "{file}.truth.csv", "--key", "id", *REPORT[3:])

TEST = ("--prior", "5%", "--sensitivity", "60%", "--fpr", "50%")
COUNTS = ("--tp", "10", "--fp", "5", "--fn", "2", "--tn", "83")
RATES = ("--n", "1000", "--prevalence", "10%", "--precision", "0.75", "--recall", "0.60")
COEFFICIENTS = ("--n", "1000", "--mcc", "0.50", "--kappa", "0.48", "--f1", "0.60")


def pandas(what):
    command = (PYTHON, "{here}/peer_pandas.py", "{file}", what)
    return Contestant("pandas", "pandas + sklearn", command, peer="pandas")


def duckdb(what):
    command = ("node", "{here}/peer_duckdb.mjs", "{file}", what, "{duckdb}")
    return Contestant("duckdb", "DuckDB", command, peer="duckdb")


def pandas_json(what):
    return Contestant("pandas", "pandas read_json(lines=True)", pandas(what).command, data="json", peer="pandas")


def duckdb_json(what):
    return Contestant("duckdb", "DuckDB read_json", duckdb(what).command, data="json", peer="duckdb")


def growing(name, command, sizes):
    return tuple(Contestant(size, f"{name}, {{rows}} rows", command, data=size) for size in sizes)


CONTESTS = (
    Contest("report", "Report, {rows} rows", answer=counts, contestants=(
        Contestant("assay", "assay report, no ranking", REPORT),
        Contestant("one_thread", "the same, --threads 1", (*REPORT, "--threads", "1")),
        Contestant("ranked", "assay report with its areas", DEFAULT_REPORT),
        pandas("counts"),
        duckdb("counts"),
    )),
    Contest("json", "JSON Lines, {rows} rows", answer=counts, contestants=(
        Contestant("assay", "assay report, no ranking", REPORT, data="json"),
        Contestant("one_thread", "the same, --threads 1", (*REPORT, "--threads", "1"), data="json"),
        Contestant("csv", "the same of a CSV", REPORT),
        pandas_json("counts"),
        duckdb_json("counts"),
    )),
    Contest("gzip", "Gzip, {rows} rows", contestants=(
        Contestant("assay", "assay report, no ranking", REPORT, data="gzip"),
        Contestant("zcat", "zcat FILE into assay report", ("sh", "-c", 'zcat "$0" | "$@"', "{file}", REPORT[0], REPORT[1],
                                                         *REPORT[3:]), data="gzip"),
    )),
    Contest("join", "Two files of {rows} rows", answer=counts, contestants=(
        Contestant("assay", "assay report --truth-file --key", JOIN, data="joined"),
        Contestant("one_file", "the same of one file", REPORT),
        Contestant("duckdb", "DuckDB, JOIN", duckdb("joined_counts").command, data="joined", peer="duckdb"),
    )),
    Contest("roc", "Area under the ROC curve, {rows} rows", answer=area, contestants=(
        Contestant("assay", "assay roc --no-curve", ROC),
        pandas("auc"),
        Contestant("polars", "Polars", ("node", "{here}/peer_polars.mjs", "{file}", "{polars}"), peer="polars"),
        duckdb("auc"),
        Contestant("floor", "floor: read, parse, sort once", ("{work}/floor", "{file}"), peer="floor", whole=True),
    )),
    Contest("calibration", "Calibration, {rows} rows", answer=losses_and_bins, contestants=(
        Contestant("assay", "assay calibration", CALIBRATION),
        pandas("calibration"),
    )),
    Contest("calibration_by_roc", "Calibration and ROC, {rows} rows", contestants=(
        Contestant("roc", "assay roc", ("{assay}", "roc", "{file}")),
        Contestant("calibration", "assay calibration", CALIBRATION),
    )),
    Contest("imbalance", "Imbalance, {rows} rows", contestants=(
        Contestant("report", "assay report with its areas", DEFAULT_REPORT),
        Contestant("imbalance", "assay imbalance", ("{assay}", "imbalance", "{file}", "--threshold", "0.5")),
    )),
    Contest("inspect", "Looking at a file, {rows} rows", contestants=(
        Contestant("report", "assay report with its areas", ("{assay}", "report", "{file}")),
        Contestant("inspect", "assay inspect", ("{assay}", "inspect", "{file}")),
    )),
    Contest("check", "Ten gates, {rows} rows", contestants=(
        Contestant("report", "assay report with its areas", DEFAULT_REPORT),
        Contestant("check", "assay check with ten gates", TEN_GATES),
    )),
    Contest("slices", "100 slices, {rows} rows", contestants=(
        Contestant("report", "assay report, no ranking", REPORT, data="sliced"),
        Contestant("by", "the same --by slice", (*REPORT, "--by", "slice"), data="sliced"),
        Contestant("ranked", "assay report with its areas", DEFAULT_REPORT, data="sliced"),
        Contestant("ranked_by", "the same --by slice", (*DEFAULT_REPORT, "--by", "slice"), data="sliced"),
    )),
    Contest("threshold", "Choosing a threshold, {rows} rows", contestants=(
        Contestant("best", "assay threshold --best f1", ("{assay}", "threshold", "{file}", "--best", "f1")),
        Contestant("where", "assay threshold --best recall --where 'precision >= 0.7'",
                   ("{assay}", "threshold", "{file}", "--best", "recall", "--where", "precision >= 0.7")),
    )),
    Contest("small", "Starting, {rows} rows", runs=51, contestants=(
        Contestant("assay", "assay report", DEFAULT_REPORT, data="small"),
        Contestant("roc", "assay roc --no-curve", ROC, data="small"),
        Contestant("check", "assay check with one gate", GATE, data="small"),
    )),
    Contest("quick", "Quick calculations, whole process", runs=51, contestants=(
        Contestant("bayes", "assay bayes, one test", ("{assay}", "bayes", *TEST), data="small"),
        Contestant("measured", "assay bayes from counts, with intervals", ("{assay}", "bayes", "--prior", "1%", *COUNTS),
                   data="small"),
        Contestant("explain", "assay explain f1 with counts", ("{assay}", "explain", "f1", *COUNTS), data="small"),
        Contestant("classes", "assay explain f1, ten classes with intervals",
                   ("{assay}", "explain", "f1", "--from", "{here}/../../samples/digits.csv"), data="small"),
        Contestant("catalogue", "assay explain", ("{assay}", "explain"), data="small"),
        Contestant("solve", "assay solve, n = 1,000, three rates", ("{assay}", "solve", *RATES), data="small"),
        Contestant("solve_hard", "assay solve, n = 1,000, mcc, kappa, f1", ("{assay}", "solve", *COEFFICIENTS),
                   data="small"),
        Contestant("sklearn", "python3 -c 'import sklearn.metrics'", (PYTHON, "-c", "import sklearn.metrics"),
                   data="small", peer="pandas", silent=True),
    )),
    Contest("memory", "Report as the file grows", growth=True,
            contestants=growing("assay report, no ranking", REPORT, ("tenth", "full", "triple"))),
    Contest("roc_growth", "ROC as the file grows", growth=True,
            contestants=growing("assay roc --no-curve", ROC, ("tenth", "third", "full", "triple"))),
)
