#!/usr/bin/python3
"""Compares what assay computes with scikit-learn, as recorded and as computed now where scikit-learn is installed, and
what gates around these numbers come to; with exact arithmetic; of calibration with what R said, and scikit-learn says;
and, where scipy and pandas are installed too, what it says of imbalance and of slices."""

import argparse
import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

sys.dont_write_bytecode = True  # the source tree stays as it is
from arithmetic import compare_bayes, compare_solve
from calibration import compare_calibration
from cases import MIN_TPR, SAMPLES, all_cases
from gates import compare_gates
from imbalance import compare_imbalance

PYTHON = "/usr/bin/python3"  # the one that Debian's python3-sklearn serves
HERE = Path(__file__).resolve().parent
TOLERANCE = 1e-12

# How assay is run on each case, and which part of an answer holds the numbers that change then.
RUNS = [
    ("report", [], None),
    ("report", ["--zero-division", "0"], "zero_division_0"),
    ("report", ["--zero-division", "1"], "zero_division_1"),
    ("confusion", [], None),
]
# How it is run besides on each case with a score for the positive class.
CURVES = {"roc": ["--min-tpr", repr(MIN_TPR)], "pr": []}
ALWAYS = {
    "report": ["--metrics", "all", "--no-intervals"],
    "confusion": [],
    "roc": ["--points", "all", "--no-intervals"],
    "pr": ["--points", "all", "--no-intervals"],
    "imbalance": ["--no-intervals"],
    "calibration": ["--no-intervals"],
}


class Comparison:
    """Counts what was compared with one source of expected numbers, and keeps what differs."""

    def __init__(self, source):
        self.source = source
        self.numbers = 0
        self.undefined = 0
        self.mismatches = []

    def differ(self, run, path, found, expected):
        self.mismatches.append(f"{run}: {path}: assay {found}, {self.source} {expected}")

    def compare(self, run, path, found, expected):
        if expected is None:
            self.undefined += 1
            if not is_undefined(found):
                self.differ(run, path, worded(found), "undefined")
            return
        self.numbers += 1
        if not close(found.get("value"), expected):
            self.differ(run, path, worded(found), expected)

    def compare_column(self, run, path, found, expected):
        """Of the points that differ, only the first is told of."""
        self.numbers += len(expected)
        if len(found) != len(expected):
            self.differ(run, path, f"{len(found)} points", len(expected))
            return
        wrong = [i for i, pair in enumerate(zip(found, expected)) if not same(*pair)]
        if wrong:
            self.differ(run, f"{path}/{wrong[0]}", found[wrong[0]], expected[wrong[0]])

    def summary(self):
        return f"{self.numbers} numbers and {self.undefined} undefined values against {self.source}"


def close(found, expected):
    return found is not None and math.isclose(found, expected, rel_tol=TOLERANCE, abs_tol=TOLERANCE)


def same(found, expected):
    return found is None if expected is None else close(found, expected)


def is_undefined(found):
    """Reported, as no number; an infinite value has none either, but says so."""
    return found.get("value") is None and not found.get("reason", "infinite").startswith("infinite")


def worded(found):
    """A found value for a mismatch: the number, or why there is none."""
    value = found.get("value")
    return f"none ({found.get('reason', 'not reported')})" if value is None else value


def run_assay(assay, command, file, arguments):
    """The report of assay, or what it said instead."""
    done = subprocess.run([assay, command, str(file), "--format", "json", *ALWAYS[command], *arguments],
                          capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        return None, f"exit status {done.returncode}: {done.stderr.strip()}"
    return json.loads(done.stdout), ""


def by_path(report):
    """The values of a report by names such as classes/cat/recall."""
    values = {f"metrics/{name}": value for name, value in report.get("metrics", {}).items()}
    for table in ("classes", "averages"):
        for row, cells in report.get(table, {}).items():
            values |= {f"{table}/{row}/{name}": cell for name, cell in cells.items() if name != "support"}
            values[f"{table}/{row}/support"] = {"value": cells["support"]}
    matrix = report.get("matrix", {"labels": [], "counts": []})
    labels = matrix["labels"]
    for truth, counts in zip(labels, matrix["counts"]):
        for predicted, count in zip(labels, counts):
            values[f"matrix/{truth}/{predicted}"] = {"value": count}
    return values


def expected_numbers(answer, command, part):
    numbers = answer["numbers"]
    if command == "confusion":
        return {path: number for path, number in numbers.items() if path.startswith("matrix/")}
    if part is None:
        return numbers
    # What scikit-learn has no zero_division for stays out.
    defined = {path: number for path, number in numbers.items() if number is not None}
    return defined | answer[part]


def compare_report(comparison, run, report, labels, expected):
    if report["matrix"]["labels"] != labels:
        comparison.differ(run, "matrix.labels", report["matrix"]["labels"], labels)
    found = by_path(report)
    for path, number in expected.items():
        comparison.compare(run, path, found.get(path, {}), number)


def compare_curve(comparison, run, report, expected):
    found = by_path(report)
    for name, number in expected["numbers"].items():
        comparison.compare(run, f"metrics/{name}", found.get(f"metrics/{name}", {}), number)
    for name, points in expected.get("columns", {}).items():  # only short curves are recorded
        comparison.compare_column(run, f"curve/{name}", report["curve"][name], points)


def compare_curves(assay, case, file, answers):
    """Of a case with a score for the positive class; others have no curves in their answers."""
    for command, arguments in CURVES.items():
        expected = [(comparison, answer["curves"][command]) for comparison, answer in answers if answer["curves"]]
        if not expected:
            return
        report, failure = run_assay(assay, command, file, [*case.reading(), *arguments])
        for comparison, curve in expected:
            if failure:
                comparison.mismatches.append(f"{case.name} {command}: assay: {failure}")
            else:
                compare_curve(comparison, f"{case.name} {command}", report, curve)


def compare_case(assay, case, folder, answers):
    """One case, each way of running assay, against each (Comparison, answer)."""
    file = case.file(folder)
    for command, arguments, part in RUNS:
        report, failure = run_assay(assay, command, file, [*case.arguments(with_scores=command != "confusion"), *arguments])
        name = " ".join([case.name, command, *arguments])
        for comparison, answer in answers:
            if failure:
                comparison.mismatches.append(f"{name}: assay: {failure}")
            else:
                compare_report(comparison, name, report, answer["labels"], expected_numbers(answer, command, part))
    compare_curves(assay, case, file, answers)
    for comparison, answer in answers:
        compare_gates(assay, comparison, case, file, Path(folder), answer)


def has(*modules):
    imports = "; ".join(f"import {module}" for module in modules)
    return subprocess.run([PYTHON, "-c", imports], capture_output=True, check=False).returncode == 0


def computed(program):
    printed = subprocess.run([PYTHON, str(HERE / program)], stdout=subprocess.PIPE, check=True).stdout
    return json.loads(printed)


def references():
    """What scikit-learn says: recorded, and computed now where that can be done."""
    recorded = json.loads((HERE / "recorded.json").read_text(encoding="utf-8"))
    found = [(Comparison(f"recorded scikit-learn {recorded['sklearn']}"), recorded["cases"])]
    if has("sklearn"):
        now = computed("reference.py")
        found.append((Comparison(f"installed scikit-learn {now['sklearn']}"), now["cases"]))
    return found


def compared_imbalance(assay):
    """With what is computed now, where that can be done: nothing of it is recorded."""
    if not has("sklearn", "scipy", "pandas"):
        print("oracle: imbalance and slices are not compared: scikit-learn, scipy and pandas are not all installed")
        return []
    now = computed("imbalance_reference.py")
    comparison = Comparison(f"{now['source']}, of imbalance and slices")
    tools = SimpleNamespace(run=run_assay, by_path=by_path, told=CURVES)
    compare_imbalance(assay, comparison, now["cases"], tools)
    return [comparison]


def compared_calibration(assay):
    """With what R said, and with what is computed now, where that can be done."""
    now = computed("calibration_reference.py") if has("sklearn") else {"source": "scikit-learn", "samples": {}}
    comparisons = [Comparison("recorded rms::val.prob"), Comparison(f"{now['source']}, of calibration")]
    compare_calibration(assay, *comparisons, now["samples"], SimpleNamespace(run=run_assay, samples=SAMPLES))
    return comparisons


def compare_all(assay, cases, sources):
    with tempfile.TemporaryDirectory() as folder:
        for case in cases:
            answers = [(comparison, answers[case.name]) for comparison, answers in sources if case.name in answers]
            compare_case(assay, case, folder, answers)
    names = {case.name for case in cases}
    for comparison, answers in sources:
        for name in sorted(names ^ answers.keys()):
            comparison.mismatches.append(f"{name}: the cases and {comparison.source} do not both have it; "
                                         "reference.py --record writes recorded.json anew")
        if comparison.numbers == 0:
            comparison.mismatches.append(f"no number was compared with {comparison.source}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--assay", required=True, help="the program to test")
    assay = parser.parse_args().assay
    cases = all_cases()
    sources = references()
    compare_all(assay, cases, sources)
    exact = [Comparison("exact fractions"), Comparison("every table of a few rows")]
    compare_bayes(assay, exact[0])
    compare_solve(assay, exact[1])
    comparisons = [comparison for comparison, _ in sources] + exact + compared_calibration(assay) + compared_imbalance(assay)
    mismatches = [line for comparison in comparisons for line in comparison.mismatches]
    for line in mismatches:
        print(line)
    print(f"oracle: {len(cases)} cases, {len(RUNS)} runs and gates each, and {len(CURVES)} of those with curves; "
          f"{len(mismatches)} mismatches")
    for comparison in comparisons:
        print(f"oracle: {comparison.summary()}")
    return 1 if mismatches else 0


if __name__ == "__main__":
    sys.exit(main())
