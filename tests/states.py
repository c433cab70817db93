#!/usr/bin/python3
"""Law of states: shards of any division, files or ranges of bytes of one file, joined in any order by any tree, are reported with
the bytes of one run over all rows, but for the name of the input: states.py ASSAY."""
import concurrent.futures
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

ROWS = 700

# A command, and how it reads the table: with slices, weights, clusters, ties, a score for each class, labels in mixed case, rows
# that are dropped, and scores of every meaning.
CASES = [
    "report --by region",
    "report --by region -w weight",
    "report -w weight --cluster patient --by region",
    "report --metrics all",
    "report --metrics all -w weight",
    "report -t kind --scores kind_* --by region",
    "report -t kind --scores kind_* -w weight",
    "report -t kind --scores kind_* --cluster patient --metrics all",
    "report -t word -p other -s score --ignore-case --positive YES",
    "report -s logit --score-is logit --missing drop --clip 1e-6",
    "report -s far --threshold 1",
    "report -p pred -s sure --score-is confidence",
    "report -s ties --frequency times --by region,kind",
    "report --folds fold --metrics f1,roc_auc,log_loss",
    "report --filter kind=a --threshold 0.4",
    "report --show-working",
    "confusion -t kind -p guess",
    "confusion --by region -w weight --normalize truth",
    "roc --by region",
    "roc -s ties -w weight --max-fpr 0.3",
    "roc -t kind --scores kind_*",
    "roc -s far --score-is distance --cluster patient",
    "pr -s ties --by region",
    "pr -w weight --points all",
    "threshold --best f1 --honest --by region",
    "threshold -s ties --steps 40 -w weight",
    "imbalance --by region",
    "imbalance -t kind -p guess -w weight",
    "calibration --by region",
    "calibration -w weight --bins mass:7",
    "calibration -t kind --scores kind_* --metrics all",
    "report --bounded 0.005 --metrics all",
    "roc --bounded 0.002 --by region",
    "pr --bounded 0.01 --points all",
    "threshold --bounded 0.004 --best f1",
    "check --require f1>=0.1 --require roc_auc.low>=0.2 --by region",
    "check --bounded 0.003 --require roc_auc>=0.1 --require ks<=0.3",
    "check -w weight --require log_loss<=9 --evidence 90%",
    # Written by one command, and reported by another that needs less.
    "report --by region => roc --by region",
    "report -w weight => pr -w weight --points all",
    "report => threshold --best f1 --honest",
    "report --by region => calibration --by region",
    "report -t kind -p guess => confusion -t kind -p guess",
    "report -s ties --threshold 0.4 => check -s ties --threshold 0.4 --require f1>=0.1 --require log_loss<=9",
    "report --metrics all => report --metrics f1",
    "report -t kind --scores kind_* => roc -t kind --scores kind_*",
    "calibration -s ties => roc -s ties",
]


def table(draw):
    """Rows that differ in all that matters."""
    header = ("truth", "pred", "score", "ties", "logit", "far", "sure", "weight", "times", "region", "patient", "fold", "kind",
              "kind_a", "kind_b", "kind_c", "word", "other", "guess", "note")
    rows = []
    for i in range(ROWS):
        truth = int(draw.random() < 0.3)
        score = min(1, max(0, draw.gauss(0.6 if truth else 0.35, 0.2)))
        kinds = [draw.random() ** 2 + 1e-9 for _ in range(3)]
        kinds = [kind / sum(kinds) for kind in kinds]
        words = ("yes", "Yes", "YES") if truth else ("no", "No")
        rows.append((truth, int(score >= 0.5), score, round(score, 1), "" if i % 97 == 13 else draw.gauss(0, 3), draw.expovariate(1),
                     max(score, 1 - score), draw.choice((draw.uniform(0.01, 7), 1, 0)), draw.choice((0, 1, 1, 3)),
                     draw.choice(("north", "south", "a, b")), f"p{draw.randrange(60)}", i % 4,
                     draw.choices("abc", [2 * kinds[0], kinds[1], kinds[2]])[0], *kinds, draw.choice(words),
                     draw.choice(("yes", "No", "YES")), draw.choice("abc"), draw.choice(("x", "two\nlines", 'a ""word""\n'))))
    return [",".join(f'"{cell}"' if set(str(cell)) & set(",\n") else str(cell) for cell in row) for row in (header, *rows)]


def divisions(draw, first_positive):
    """Where a table is cut: in the middle, with empty shards, into many, and between its classes."""
    return [[ROWS // 2], sorted([0, 1, first_positive, ROWS // 3, ROWS // 3, ROWS]), sorted(draw.randrange(ROWS + 1) for _ in range(9))]


def normal(text):
    """Without the names of files, and lines of them."""
    text = re.sub(r"all\.csv\[[\d-]+\]", "shard.csv", text)
    text = re.sub(r'",\n    "files": \[[^\]]*\]', '"', re.sub(r'("missing": "\w+"),\n    "files": \[[^\]]*\]', r"\1", text))
    text = re.sub(r"shard[\w.]*\.csv( and \d+ more files?)?", "all.csv", text)
    return re.sub(r"all\.csv:\d+", "all.csv:LINE", text)


class Runs:
    """What the program prints, in a folder."""

    def __init__(self, assay, folder):
        self.assay, self.folder = pathlib.Path(assay).resolve(), folder

    def run(self, *words):
        done = subprocess.run([self.assay, *words], cwd=self.folder, capture_output=True, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def state(self, *words):
        status, _, errors = self.run(*words)
        if status != 0:
            raise AssertionError(f"assay {' '.join(words)}: {status}: {errors}")


def joined(runs, states, name, draw):
    """States joined by a random tree, in random order."""
    states = list(states)
    for step in range(len(states)):
        draw.shuffle(states)
        if len(states) == 1:
            break
        count = draw.randrange(2, len(states) + 1)
        target = f"{name}.{step}.joined"
        runs.state("merge", *states[:count], "-o", target)
        states = [target, *states[count:]]
    return states[0]


def shard_files(folder, rows, cuts):
    """Files of their own, each with the header."""
    edges = [0, *cuts, ROWS]
    for i in range(len(edges) - 1):
        shard = f"shard{i:02}.csv"
        (folder / shard).write_text("\n".join([rows[0], *rows[1 + edges[i]:1 + edges[i + 1]]]) + "\n", encoding="utf-8")
        yield [shard]


def ranges(here, whole, count):
    """Parts of the file."""
    (here.folder / "all.csv").symlink_to(whole / "all.csv")
    _, out, errors = here.run("shards", "all.csv", str(count), "-f", "json")
    found = json.loads(out)["shards"]
    if len(found) != count or errors:
        raise AssertionError(f"assay shards all.csv {count}: {found} {errors}")
    return [["all.csv", "--range", one["range"]] for one in found]


def faults(runs, number, case):
    """Of one case."""
    draw = random.Random(number)
    rows = table(draw)
    first_positive = next(i for i, row in enumerate(rows[1:]) if row.startswith("1,"))
    if "--scores" in case:  # there are no other predictions
        rows = [row.split(",", 3)[3] for row in rows]
    whole = runs.folder / f"case{number}"
    whole.mkdir()
    (whole / "all.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    writing, words = (side.split() for side in (case.split(" => ") * 2)[:2])
    expected = [Runs(runs.assay, whole).run(words[0], "all.csv", *words[1:], "-f", form) for form in ("json", "text")]
    if expected[0][0] not in (0, 1):
        yield f"assay {case}: {expected[0][2]}"
        return
    for at, cuts in enumerate((*divisions(draw, first_positive), None)):
        folder = runs.folder / f"case{number}.{at}"
        folder.mkdir()
        here = Runs(runs.assay, folder)
        states = []
        for i, shard in enumerate(shard_files(folder, rows, cuts) if cuts else ranges(here, whole, 1 + number % 7)):
            here.state(writing[0], *shard, *written_options(writing), "--partial", f"{i}.state")
            states.append(f"{i}.state")
        kept = reported_options(words)
        for tree in range(2):
            state = joined(here, states, f"tree{tree}", draw)
            for (status, out, errors), form in zip(expected, ("json", "text")):
                found = here.run(words[0], *kept, "--from-state", state, "-f", form)
                if (found[0], normal(found[1]), normal(found[2])) != (status, normal(out), normal(errors)):
                    yield f"assay {case} -f {form}, division {at}, tree {tree}, is not what one run prints:\n{found[2]}{found[1]}"


def faults_or_error(runs, number, case):
    try:
        return list(faults(runs, number, case))
    except AssertionError as error:
        return [f"assay {case}: {error}"]


READING = {"--by", "-w", "--cluster", "-t", "-p", "-s", "--scores", "--positive", "--score-is", "--missing", "--clip", "--frequency",
           "--filter", "--threshold", "--bins"}


def reported_options(words):
    """Those that do not say how rows are read: the state knows the others."""
    kept, at = [], 1
    while at < len(words):
        if words[at] in READING:
            at += 2
        elif words[at] == "--ignore-case":
            at += 1
        else:
            kept.append(words[at])
            at += 1
    return kept


def written_options(words):
    """Those that do not say how a report looks: a state is none."""
    return [word for word in words[1:] if word != "--show-working"]


def main():
    memory = pathlib.Path("/dev/shm")  # where to wait for a disk is to wait for nothing
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as name:
        runs = Runs(sys.argv[1], pathlib.Path(name))
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            found = list(pool.map(lambda one: faults_or_error(runs, *one), enumerate(CASES)))
    sys.exit("\n".join(sum(found, [])) or 0)


if __name__ == "__main__":
    main()
