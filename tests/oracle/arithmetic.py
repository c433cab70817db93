"""What exact arithmetic says of assay's bayes and solve: fractions, and every table of a few rows."""

import json
import random
import subprocess
from fractions import Fraction
from itertools import product

RELATIVE = Fraction(1, 10**12)
METRICS = {
    "accuracy": lambda tp, fp, fn, tn: (tp + tn, tp + fp + fn + tn),
    "prevalence": lambda tp, fp, fn, tn: (tp + fn, tp + fp + fn + tn),
    "precision": lambda tp, fp, fn, tn: (tp, tp + fp),
    "recall": lambda tp, fp, fn, tn: (tp, tp + fn),
    "specificity": lambda tp, fp, fn, tn: (tn, tn + fp),
    "npv": lambda tp, fp, fn, tn: (tn, tn + fn),
    "f1": lambda tp, fp, fn, tn: (2 * tp, 2 * tp + fp + fn),
    "jaccard": lambda tp, fp, fn, tn: (tp, tp + fp + fn),
    "lr-plus": lambda tp, fp, fn, tn: (tp * (fp + tn), fp * (tp + fn)),
    "dor": lambda tp, fp, fn, tn: (tp * tn, fp * fn),
    "kappa": lambda tp, fp, fn, tn: (2 * (tp * tn - fn * fp), (tp + fp) * (fp + tn) + (tp + fn) * (fn + tn)),
    "informedness": lambda tp, fp, fn, tn: (tp * tn - fp * fn, (tp + fn) * (fp + tn)),
}


def ratio(numerator, denominator):
    return Fraction(numerator) / denominator if denominator else None


def run(assay, *arguments):
    done = subprocess.run([assay, *arguments, "--format", "json"], capture_output=True, encoding="utf-8", check=False)
    return json.loads(done.stdout) if done.returncode in (0, 1) else {"failed": done.stderr.strip()}


def pick(source, count):
    # Of the module `random` only random() promises the same numbers in every version of Python.
    return int(source.random() * count)


def probability(source):
    """A probability as someone writes it, and as a fraction."""
    denominator = (10, 100, 1000, 10**5, 7, 40)[pick(source, 6)]
    numerator = pick(source, denominator + 1)
    exact = Fraction(numerator, denominator)
    if denominator in (7, 40):
        return (f"{numerator}/{denominator}", f"{numerator} in {denominator}")[pick(source, 2)], exact
    places = len(str(denominator)) - 1
    if pick(source, 2) and places > 2:
        return f"{numerator // 10**(places - 2)}.{numerator % 10**(places - 2):0{places - 2}}%", exact
    return f"{numerator // denominator}.{numerator % denominator:0{places}}", exact


def compare(comparison, name, path, found, numerator, denominator):
    """With the quotient: a number, or none where it is 0/0 or infinite."""
    expected = ratio(numerator, denominator)
    value = found.get("value")
    if expected is None:
        comparison.undefined += 1
        right = value is None and found.get("reason", "").startswith("infinite") == (numerator != 0)
    else:
        comparison.numbers += 1
        right = value is not None and abs(Fraction(value) - expected) <= RELATIVE * expected
    if not right:
        comparison.differ(name, path, found, expected if expected is None else float(expected))


def compare_crowd(comparison, name, crowd, prior, sensitivity, fpr):
    """Parts are the nearest whole numbers to their shares, and `exact` says whether they are their shares."""
    affected = prior * crowd["population"]
    shares = {"affected": affected, "true_positives": sensitivity * crowd["affected"],
              "false_positives": fpr * crowd["unaffected"]}
    comparison.numbers += len(shares)
    far = [part for part, share in shares.items() if abs(crowd[part] - share) > Fraction(501, 1000)]
    exact = all(crowd[part] == share for part, share in shares.items())
    if far or crowd["exact"] != exact or crowd["population"] < 10_000:
        comparison.differ(name, "natural_frequencies", crowd, {part: float(share) for part, share in shares.items()})


def compare_bayes(assay, comparison, tests=200):
    source = random.Random(1)
    for _ in range(tests):
        (prior_text, prior), (sensitivity_text, sensitivity) = probability(source), probability(source)
        fpr_text, fpr = probability(source)
        arguments = ["bayes", "--prior", prior_text, "--sensitivity", sensitivity_text, "--fpr", fpr_text]
        name, found = " ".join(arguments), run(assay, *arguments)
        if "failed" in found:
            comparison.mismatches.append(f"{name}: assay: {found['failed']}")
            continue
        hit, alarm = sensitivity * prior, fpr * (1 - prior)
        miss, peace = (1 - sensitivity) * prior, (1 - fpr) * (1 - prior)
        for path, quotient in {"posterior": (hit, hit + alarm), "posterior_negative": (miss, miss + peace),
                               "lr_plus": (sensitivity, fpr), "lr_minus": (1 - sensitivity, 1 - fpr)}.items():
            compare(comparison, name, path, found["metrics"].get(path, {}), *quotient)
        compare_crowd(comparison, name, found["natural_frequencies"], prior, sensitivity, fpr)


def every_table(rows):
    return [(tp, fp, fn, rows - tp - fp - fn)
            for tp, fp, fn in product(range(rows + 1), repeat=3) if tp + fp + fn <= rows]


def compare_solve(assay, comparison, problems=80):
    source = random.Random(2)
    while problems > 0:
        tables = every_table(1 + pick(source, 14))
        table, decimals = tables[pick(source, len(tables))], 1 + pick(source, 3)
        figures = {}
        for metric in list(METRICS)[pick(source, 4)::3]:
            value = ratio(*METRICS[metric](*table))
            if value is not None:  # now and then a unit off, which no table may have
                figures[metric] = Fraction(round(value * 10**decimals) - (value > 0 and pick(source, 6) == 0),
                                           10**decimals)
        if not figures:
            continue
        problems -= 1
        half = Fraction(1, 2 * 10**decimals)
        expected = [t for t in tables if all(value is not None and abs(value - figure) <= half for value, figure in
                                             ((ratio(*METRICS[m](*t)), f) for m, f in figures.items()))]
        arguments = ["solve", "--n", str(sum(table)), *(f"--{m}={float(f):.{decimals}f}" for m, f in figures.items())]
        found = run(assay, *arguments)
        cells = [tuple(one[cell] for cell in ("tp", "fp", "fn", "tn")) for one in found.get("solutions", [])]
        comparison.numbers += len(expected)
        if "failed" in found or sorted(cells) != expected:
            comparison.differ(" ".join(arguments), "solutions", found.get("failed", sorted(cells)), expected)
