"""What the bench found, as Markdown."""

import math

from figures import FIGURES

MATCH = ("ratio to the first", "min-max s", "peak MB")
GROWTH = ("min-max s", "ns / (row * log2 rows)", "peak MB", "bytes a row")


def span(result):
    return f"{min(result.seconds):.4f}-{max(result.seconds):.4f}"


def match_cells(result, first):
    return f"{result.median / first.median:.2f}", span(result), f"{result.peak:.1f}"


def growth_cells(result):
    work = result.rows * math.log2(result.rows)
    peak, per_row = f"{result.peak:.1f}", f"{result.peak * 1e6 / result.rows:.1f}"
    return span(result), f"{result.median * 1e9 / work:.3f}", peak, per_row


def line(*cells):
    return f"| {' | '.join(cells)} |"


def row(bench, contest, contestant, results, first):
    name = bench.label(contestant.name, contestant)
    if contestant.key not in results:
        return line(name, bench.absent[contestant.peer], *[""] * len(MATCH))
    result = results[contestant.key]
    name += f" ({result.version})" if result.version else ""
    cells = growth_cells(result) if contest.growth else match_cells(result, first)
    return line(name, f"{result.median:.4f}", *cells)


def print_contest(bench, contest, results, expected):
    present = [c for c in contest.contestants if c.data in bench.sizes]
    first = results[present[0].key]
    columns = GROWTH if contest.growth else MATCH
    title = bench.label(contest.title, present[0])
    print(f"## {title}; rounds: {len(first.seconds)}\n")
    print(line("contestant", "median s", *columns))
    print(line("--", "--:", *["--:"] * len(columns)))
    for contestant in present:
        print(row(bench, contest, contestant, results, first))
    print(f"\nAll who ran agree on {expected}.\n" if expected and len(results) > 1 else "", flush=True)


def print_figures(results, contests):
    """The figures that concern the contests that were held."""
    print("## Asked and measured\n\n| asked | measured | holds |\n|--|--:|--|")
    for figure in FIGURES:
        try:
            number = figure.measured(results)
            print(line(figure.wish, f"{number:.2f}{figure.unit}", "yes" if figure.holds(number) else "NO"))
        except KeyError as missing:
            contest, _ = missing.args[0].split("/")
            if contest in contests:
                print(line(figure.wish, f"not measured: no {missing.args[0]}", ""))
