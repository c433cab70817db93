#!/usr/bin/python3
"""Holds every help to 80 columns, and runs its three examples where the files that they name are: help.py ASSAY."""
import gzip
import pathlib
import subprocess
import sys
import tempfile

import declared
from transcripts import environment_with

WIDEST = 80


def lay_out(folder):
    """The files that examples name: predictions of 240 rows, of which a third is positive and every eighth is misclassified."""
    header, rows, pairs = "id,y_true,y_pred,y_prob,region,model,day", [], ["id,y_true,score_old,score_new"]
    for i in range(240):
        truth = int(i % 3 == 0)
        wrong = i % 8 == 5
        score = (0.55 + i % 40 / 100) if truth != wrong else (0.45 - i % 40 / 100)
        rows.append(f"{i},{truth},{truth ^ wrong},{score:.2f},{('north', 'south')[i // 4 % 2]},{'ab'[i // 2 % 2]},{i // 80 + 1}")
        pairs.append(f"{i},{truth},{score:.2f},{(score + truth) / 2:.3f}")
    (folder / "models.csv").write_text("\n".join(pairs) + "\n", encoding="utf-8")
    text = "\n".join([header, *rows]) + "\n"
    for name in ("predictions.csv", "model_a.csv", "model_b.csv"):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "predictions.csv.gz").write_bytes(gzip.compress(text.encode()))
    (folder / "assay.toml").write_text("file = 'predictions.csv'\nrequire = ['f1 >= 0.5']\n", encoding="utf-8")


def write_states(assay, folder):
    """What was tallied of each region."""
    for region in ("north", "south"):
        with open(folder / "predictions.csv", encoding="utf-8") as lines:
            header, *rows = lines
        (folder / f"{region}.csv").write_text(header + "".join(row for row in rows if region in row), encoding="utf-8")
        subprocess.run([assay, "report", f"{region}.csv", "--partial", f"{region}.state"], cwd=folder, check=True)


def examples_of(text):
    """The commands below "Examples:", each under a comment."""
    lines = text.split("Examples:\n")[1].split("\n\n")[0].splitlines()
    return [line.strip() for line in lines if not line.lstrip().startswith("#")]


def too_wide(title, text):
    return [f"{title}: a line has more than {WIDEST} columns: {line}" for line in text.splitlines() if len(line) > WIDEST]


def faults_of_examples(command, examples, folder, environment):
    if len(examples) != 3:
        yield f"assay {command}: there are {len(examples)} examples, not 3"
    for example in examples:
        done = subprocess.run(["bash", "-c", example], cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                              encoding="utf-8", check=False)
        if f"assay {command}" not in example:
            yield f"assay {command}: an example is of another command: {example}"
        if done.returncode != 0:
            yield f"assay {command}: an example fails: {example}\n{done.stderr}"


def faults(assay, folder, environment):
    program = declared.Program(assay)
    yield from too_wide("assay --help", program.printed("--help"))
    yield from too_wide("assay", subprocess.run([assay], stderr=subprocess.PIPE, encoding="utf-8", check=False).stderr)
    for command in program.commands():
        common, everything = program.printed(command, "--help"), program.printed(command, "--help-all")
        yield from too_wide(f"assay {command} --help", common)
        yield from too_wide(f"assay {command} --help-all", everything)
        if len(common.splitlines()) > 60:
            yield f"assay {command} --help: it has more than 60 lines, so it is not a short one"
        yield from faults_of_examples(command, examples_of(common), folder, environment)


def main():
    with environment_with(sys.argv[1]) as environment, tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        lay_out(folder)
        write_states(pathlib.Path(sys.argv[1]).resolve(), folder)
        found = list(faults(sys.argv[1], folder, environment))
    sys.exit("\n".join(found) if found else 0)


if __name__ == "__main__":
    main()
