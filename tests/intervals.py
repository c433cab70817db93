#!/usr/bin/python3
"""A law over every interval that is printed: low <= value <= high. intervals.py ASSAY [--cases N].

Small random tables, of the kinds at which estimates touch the ends of what they can be: few rows, no errors, one class, equal
scores, weights, clusters; what each command says of them in JSON is searched for intervals.
"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile

COMMANDS = [
    "report rows.csv",
    "report rows.csv --metrics all",
    "report rows.csv --metrics all -w w",
    "report rows.csv --metrics all --cluster c",
    "report rows.csv -t label -p pred --metrics all --positive 1",
    "report rows.csv --by g --metrics f1,mcc,roc_auc",
    "report classes.csv --scores 'p_*'".replace("'", ""),
    "roc rows.csv", "pr rows.csv", "calibration rows.csv", "imbalance rows.csv", "threshold rows.csv --best f1",
    "compare rows.csv --model a=score --model b=other",
    "bayes --from rows.csv --prior 100%", "bayes --from rows.csv --prior 0.1%",
]


def rows_of(chance):
    n = chance.choice([2, 3, 4, 6, 10, 30])
    levels = chance.choice([2, 3, 100])
    positive, honest = chance.choice([.1, .5, .9]), chance.choice([0, .5, 1])
    lines = ["label,score,other,pred,w,c,g"]
    for i in range(n):
        label = int(i == 0 or (i != 1 and chance.random() < positive))
        score = round(chance.random() * levels) / levels
        score = score * (1 - honest) + label * honest
        lines.append(f"{label},{score},{round(chance.random(), 2)},{int(score >= .5)},{chance.choice([1, 2, .5])},"
                     f"{i // 2},{i % 2}")
    return "\n".join(lines) + "\n"


def classes_of(chance):
    lines = ["label,p_a,p_b,p_c"]
    for i in range(chance.choice([3, 5, 12])):
        shares = [chance.choice([0, 1, 2, 5]) for _ in "abc"]
        shares[i % 3] += 1
        lines.append(",".join(["abc"[i % 3], *(str(share / sum(shares)) for share in shares)]))
    return "\n".join(lines) + "\n"


def intervals(node, path=""):
    if isinstance(node, dict):
        if {"low", "high", "value"} <= node.keys():
            yield path, node
        for key, child in node.items():
            yield from intervals(child, f"{path}.{key}")
    elif isinstance(node, list):
        for i, child in enumerate(node):
            yield from intervals(child, f"{path}[{i}]")


def breaks(node):
    ends = [node[key] for key in ("low", "value", "high") if isinstance(node[key], (int, float))]
    return ends != sorted(ends)


def faults(assay, command, folder):
    done = subprocess.run([assay, *command.split(), "-f", "json"], cwd=folder, stdin=subprocess.DEVNULL,
                          capture_output=True, check=False, timeout=60)
    if done.returncode not in (0, 1, 2, 3):
        return [f"status {done.returncode}: {done.stderr.decode()}"], 0
    found = list(intervals(json.loads(done.stdout))) if done.stdout else []
    return [f"{path} is {node}" for path, node in found if breaks(node)], len(found)


def main():
    assay = pathlib.Path(sys.argv[1]).resolve()
    cases = int(sys.argv[sys.argv.index("--cases") + 1]) if "--cases" in sys.argv else 12
    wrong, seen = [], 0
    for case in (*range(cases), 386, 477):  # two that failed
        chance = random.Random(case)
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "rows.csv").write_text(rows_of(chance))
            pathlib.Path(folder, "classes.csv").write_text(classes_of(chance))
            for command in COMMANDS:
                found, count = faults(assay, command, folder)
                seen += count
                wrong += [f"case {case}: {command}: {one}" for one in found]
    if wrong:
        sys.exit("\n".join(wrong[:40]))
    if seen < 100 * cases:
        sys.exit(f"only {seen} intervals were seen")


if __name__ == "__main__":
    main()
