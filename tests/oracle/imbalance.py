"""Compares what assay says of imbalance, and of slices, with what imbalance_reference.py computes."""

import tempfile

from slice_cases import all_slice_cases


def flat(report, path=""):
    """Numbers and words of a report by paths such as skill/f1/baseline, as {"value": ...}; slices and lists are out."""
    if not isinstance(report, dict):
        return {} if isinstance(report, list) else {path: {"value": report}}
    if "value" in report:
        return {path: report}
    found = {}
    for name, part in report.items():
        if name not in ("slices", "worst_slices", "input"):
            found |= flat(part, f"{path}/{name}" if path else name)
    return found


def is_infinite(found):
    return found.get("value") is None and found.get("reason", "").startswith("infinite")


def compare_value(comparison, run, path, found, expected):
    if expected == "infinite":
        comparison.numbers += 1
        if not is_infinite(found):
            comparison.differ(run, path, found, expected)
    elif isinstance(expected, str):
        comparison.numbers += 1
        if found.get("value") != expected:
            comparison.differ(run, path, found.get("value"), expected)
    else:
        comparison.compare(run, path, found, expected)


def compare_numbers(comparison, run, found, expected):
    for path, number in expected.items():
        compare_value(comparison, run, path, found.get(path, {}), number)


def compare_slices(comparison, run, report, command, expected, values_of):
    """Of the whole, whose name is empty, and of each slice."""
    slices = report.get("slices", {})
    names = [value for value in expected["rows"] if value]
    if list(slices) != names:
        comparison.differ(run, "slices", list(slices), names)
        return
    for value, numbers in expected["numbers"][command].items():
        part = slices[value] if value else report
        where = f"{run}: slice '{value}'" if value else run
        compare_numbers(comparison, where, values_of(part), numbers)
        if value:
            compare_value(comparison, where, "rows", {"value": part["rows"]}, expected["rows"][value])
    worst = report.get("worst_slices", {})
    for metric, value in expected["worst"].get(command, {}).items():
        comparison.numbers += 1
        if worst.get(metric) != value:
            comparison.differ(run, f"worst_slices/{metric}", worst.get(metric), value)


def only_matrix(expected):
    """What `assay confusion` says: of each slice the matrix."""
    matrices = {value: {path: number for path, number in numbers.items() if path.startswith("matrix/")}
                for value, numbers in expected["numbers"]["report"].items()}
    return expected | {"numbers": {"confusion": matrices}, "worst": {}}


def compare_judged(comparison, run, report, expected, min_rows):
    for value, part in report.get("slices", {}).items():
        comparison.numbers += 1
        if part["judged"] != (expected["rows"][value] >= min_rows):
            comparison.differ(run, f"slices/{value}/judged", part["judged"], not part["judged"])


def compare_absent(comparison, run, report, absent):
    for part in [report, *report.get("slices", {}).values()]:
        for key in absent:
            comparison.numbers += 1
            if key in part:
                comparison.differ(run, key, "reported", "absent")


def commands_of(slice_case, expected):
    """Curves have slices of one score only; without slices, other parts of the oracle compare them."""
    if not slice_case.by:
        return ["imbalance"]
    return ["imbalance", "report", "confusion"] + [one for one in ("roc", "pr") if one in expected["numbers"]]


def compare_case(assay, comparison, name, slice_case, expected, folder, tools):
    file = slice_case.case.file(folder)
    for command in commands_of(slice_case, expected):
        is_curve = command in ("roc", "pr")
        reading = slice_case.case.reading() if is_curve else slice_case.case.arguments()
        arguments = [*reading, *tools.told.get(command, []), *slice_case.arguments()]
        report, failure = tools.run(assay, command, file, arguments)
        run = f"{command} {name}"
        if failure:
            comparison.mismatches.append(f"{run}: assay: {failure}")
            continue
        wanted = only_matrix(expected) if command == "confusion" else expected
        values_of = flat if command == "imbalance" else tools.by_path
        compare_slices(comparison, run, report, command, wanted, values_of)
        compare_judged(comparison, run, report, expected, slice_case.min_rows)
        if command == "imbalance":
            compare_absent(comparison, run, report, expected["absent"])


def compare_imbalance(assay, comparison, answers, tools):
    """`tools`: how run.py runs assay and reads its reports."""
    cases = all_slice_cases()
    with tempfile.TemporaryDirectory() as folder:
        for name, slice_case in cases.items():
            compare_case(assay, comparison, name, slice_case, answers[name], folder, tools)
