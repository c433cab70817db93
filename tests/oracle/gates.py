"""Compares what gates of `assay check` come to with what the numbers of scikit-learn say: just on the good side of the
limit, just on the bad one, no better than a baseline, or undefined."""

import json
import subprocess

NEAR = 1e-9  # how far limits are from the number, relative to it, or absolute below 1
LOWER_IS_BETTER = {"error_rate", "log_loss", "brier_score", "equal_error_rate"}
F1 = "2*TP / (2*TP + FP + FN)"


def run(assay, file, arguments, gates):
    """By gate what assay says of it, and the exit status; or what went wrong."""
    done = subprocess.run([assay, "check", str(file), "--format", "json", "--no-intervals", *arguments, *gates],
                          capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        return {"failed": f"exit status {done.returncode}: {done.stderr.strip()}"}, done.returncode
    return {gate["expression"]: gate for gate in json.loads(done.stdout)["gates"]}, done.returncode


def required(gates):
    return [argument for gate in gates for argument in ("--require", gate)]


def quantity_of(path):
    """What a gate calls the number at a path such as classes/cat/recall; nothing for what is no metric."""
    group, *where, name = path.split("/")
    if group == "matrix" or name == "support":
        return None
    if group == "metrics":
        return name
    if group == "classes":
        return f"{name}[{where[0]}]"
    # Both spellings are understood.
    return f"{name}_{where[0]}" if name in ("recall", "f1") else f"{where[0]}_{name}"


def quantities_of(numbers):
    """By what gates call them the numbers of an answer. Where scores are no probabilities, losses are refused."""
    found = {quantity_of(path): (path, number) for path, number in numbers.items()}
    return {text: number for text, (path, number) in found.items()
            if text and not (number is None and path in ("metrics/log_loss", "metrics/brier_score"))}


def tables_of(numbers, labels):
    """Each label's tp, fp, fn, tn by the matrix."""
    cells = {(truth, predicted): numbers[f"matrix/{truth}/{predicted}"] for truth in labels for predicted in labels}
    total = sum(cells.values())
    for label in labels:
        tp = cells[label, label]
        fn = sum(cells[label, other] for other in labels) - tp
        fp = sum(cells[other, label] for other in labels) - tp
        yield label, (tp, fp, fn, total - tp - fp - fn)


def formulas_of(case, numbers):
    """Formulas of the user's own, by the cells of scikit-learn's matrix and by its F1."""
    found = {}
    for label, (tp, fp, fn, tn) in tables_of(numbers, case.labels):
        if label not in (case.selected or case.labels):
            continue
        own = {"5*FN + FP": 5 * fn + fp, "FP": fp, "n - TP": fp + fn + tn, "sqrt(TP) - 1": tp**0.5 - 1,
               F1: numbers[f"classes/{label}/f1"]}
        found |= {f"({text})[{label}]": number for text, number in own.items()}
        if label == case.positive:
            found |= own
    return found


def is_out_of_range(number, limit):
    """Such a limit is refused of most metrics, whose numbers end at -1, 0 or 1."""
    return number <= 1 < limit or limit < 0 <= number or limit < -1 <= number


def expected_outcomes(quantities):
    """Gates around the numbers, and what they must come to."""
    outcomes = {}
    for text, number in quantities.items():
        if number is None:
            outcomes |= {f"{text} {sign} 0": "undefined" for sign in (">=", "<")}
            continue
        less, more = (number + side * NEAR * max(1, abs(number)) for side in (-1, 1))
        outcomes |= {f"{text} {sign} {limit!r}": outcome for sign, limit, outcome in [
            (">=", less, "pass"), (">", less, "pass"), ("<=", more, "pass"), ("<", more, "pass"),
            (">=", more, "fail"), (">", more, "fail"), ("<=", less, "fail"), ("<", less, "fail")]
            if not is_out_of_range(number, limit)}
    return outcomes


def outcomes_at_counts(case, numbers):
    """Of whole numbers also gates at the very limit."""
    if not case.positive or case.rows and "weight" in case.rows[0]:
        return {}
    fp = dict(tables_of(numbers, case.labels))[case.positive][1]
    return {f"FP {sign} {fp:.0f}": outcome
            for sign, outcome in [(">=", "pass"), (">", "fail"), ("<=", "pass"), ("<", "fail")]}


def compare_outcomes(comparison, name, found, expected):
    for gate, outcome in expected.items():
        comparison.numbers += outcome != "undefined"
        comparison.undefined += outcome == "undefined"
        if found.get(gate, {}).get("outcome") != outcome:
            comparison.differ(name, gate, found.get("failed", found.get(gate)), outcome)


def compare_required(assay, comparison, name, file, arguments, expected):
    """All gates at once, and those that hold alone: the exit status must say so."""
    holding = [gate for gate, outcome in expected.items() if outcome == "pass"]
    for gates in (list(expected), holding):
        found, status = run(assay, file, arguments, required(gates))
        compare_outcomes(comparison, name, found, {gate: expected[gate] for gate in gates})
        if status != (gates != holding):
            comparison.differ(name, "exit status", status, int(gates != holding))


def worsened(name, number, amount):
    return number + amount if name in LOWER_IS_BETTER else number - amount


def baseline_of(answer, made, amount):
    """A report by scikit-learn that is better by so much, made as `made` was."""
    report = {**{key: made[key] for key in ("schema", "version", "input", "rules")}, "metrics": {}, "classes": {}, "averages": {}}
    for path, number in answer["numbers"].items():
        group, *where, name = path.split("/")
        if quantity_of(path) is None:
            continue
        place = report[group].setdefault(where[0], {}) if where else report[group]
        better = None if number is None else worsened(name, number, -amount)
        place[name] = {"value": better} if better is not None else {"value": None, "reason": "0/0"}
    return report


def compare_drops(assay, comparison, case, file, folder, answer):
    """A baseline that is better by 0.02 allows a drop of 0.02 and a bit, and not of a bit less."""
    plain = subprocess.run([assay, "report", str(file), "--format", "json", "--no-intervals", *case.arguments()],
                           capture_output=True, encoding="utf-8", check=False)
    name = f"{case.name} check --max-drop"
    if plain.returncode != 0:
        comparison.mismatches.append(f"{name}: assay: {plain.stderr.strip()}")
        return
    path = folder / f"{case.name}.json"
    path.write_text(json.dumps(baseline_of(answer, json.loads(plain.stdout), 0.02)), encoding="utf-8")
    drops, expected = [], {}
    for text, number in quantities_of(answer["numbers"]).items():
        sign = "<= baseline +" if worsened(text, 0, 1) > 0 else ">= baseline -"
        for amount, outcome in [("0.02000001", "pass"), ("0.01999999", "fail")]:
            drops += ["--max-drop", f"{text} {amount}"]
            expected[f"{text} {sign} {amount}"] = outcome if number is not None else "undefined"
    found, _ = run(assay, file, [*case.arguments(), "--baseline", str(path)], drops)
    compare_outcomes(comparison, name, found, expected)


def compare_gates(assay, comparison, case, file, folder, answer):
    """Of one case, whose CSV is `file`."""
    numbers = answer["numbers"]
    expected = expected_outcomes(quantities_of(numbers) | formulas_of(case, numbers))
    expected |= outcomes_at_counts(case, numbers)
    compare_required(assay, comparison, f"{case.name} check", file, case.arguments(), expected)
    for zero_division in ("0", "1"):
        changed = expected_outcomes(quantities_of(answer[f"zero_division_{zero_division}"]))
        if changed:
            arguments = [*case.arguments(), "--zero-division", zero_division]
            name = f"{case.name} check --zero-division {zero_division}"
            compare_required(assay, comparison, name, file, arguments, changed)
    compare_drops(assay, comparison, case, file, folder, answer)
