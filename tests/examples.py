#!/usr/bin/python3
"""Runs the examples of README.md and of the manual and compares what they print: examples.py ASSAY [--write].

An example is a line "$ COMMAND", which a backslash at its end continues; what the command prints follows. In README.md it
is indented by four spaces, and in a page of the manual it stands in a literal display.
"""
import dataclasses
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROMPT = "$ "


@dataclasses.dataclass
class Example:
    line: int  # of the command, from 0
    command: str
    start: int  # of the output
    end: int  # after it
    output: list[str]  # as it is written in the document, in plain text


class Readme:
    INDENT = "    "
    fewest = 1

    def examples(self, lines):
        start = self.INDENT + PROMPT

        def ends(at):
            if not lines[at]:  # a blank line is inside when more output follows
                following = lines[at + 1] if at + 1 < len(lines) else ""
                return not following.startswith(self.INDENT) or following.startswith(start)
            return not lines[at].startswith(self.INDENT) or lines[at].startswith(start)

        return gathered(lines, [i for i, line in enumerate(lines) if line.startswith(start)], ends, self.plain)

    def plain(self, line):
        return line.removeprefix(self.INDENT)

    def written(self, text):
        return (self.INDENT + text).rstrip()


class Page:
    """mdoc, with characters beyond ASCII and those that a formatter would change in escapes."""
    ESCAPES = {"\\": r"\e", "-": r"\-", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti"}
    NAMED = {r"\(aq": "'", r"\(dq": '"', r"\(ga": "`", r"\(ha": "^", r"\(ti": "~", r"\e": "\\", r"\-": "-", r"\&": ""}

    def __init__(self, fewest):
        self.fewest = fewest

    def examples(self, lines):
        commands, literal = [], False
        for number, line in enumerate(lines):
            if line.startswith((".Bd", ".Ed")):
                literal = line.startswith(".Bd -literal")
            elif literal and line.startswith(PROMPT):
                commands.append(number)
        return gathered(lines, commands, lambda at: lines[at].startswith((PROMPT, ".Ed")), self.plain)

    def plain(self, line):
        def character(match):
            escape = match.group()
            if escape.startswith(r"\[u"):
                return chr(int(escape[3:-1], 16))
            if escape not in self.NAMED:
                raise ValueError(f"the escape {escape} is not known here")
            return self.NAMED[escape]
        return re.sub(r"\\(?:\[[^]]*\]|\(..|.|$)", character, line)

    def written(self, text):
        line = "".join(self.ESCAPES.get(c, c if c.isascii() else rf"\[u{ord(c):04X}]") for c in text.rstrip())
        return r"\&" + line if line.startswith(".") else line


def gathered(lines, commands, ends, plain):
    """The examples whose commands begin at these lines."""
    examples = []
    for first in commands:
        at, command = first, plain(lines[first])
        while command.endswith("\\"):
            at += 1
            command += "\n" + plain(lines[at])
        start = at + 1
        end = start
        while end < len(lines) and not ends(end):
            end += 1
        output = [plain(line) for line in lines[start:end]]
        examples.append(Example(first, command.removeprefix(PROMPT), start, end, output))
    return examples


def output_of(command, folder):
    environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8",
                   "GITHUB_STEP_SUMMARY": ""}
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, env=environment, text=True, encoding="utf-8",
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return [line.rstrip() for line in done.stdout.splitlines()]


def documents():
    worked_pages = {"assay-bayes.1", "assay-check.1", "assay-explain.1", "assay-imbalance.1",
                    "assay-solve.1"}  # whose examples are worked
    yield ROOT / "README.md", Readme()
    for path in sorted({*(ROOT / "man").glob("*.1"), *(ROOT / "man" / name for name in worked_pages)}):
        yield path, Page(fewest=5 if path.name in worked_pages else 0)


def complaints(path, kind, folder, write):
    """What is wrong with a document; with `write`, outputs that differ are replaced instead."""
    name = path.relative_to(ROOT)
    if not path.exists():
        return [f"{name}: there is no such file"]
    lines = path.read_text(encoding="utf-8").splitlines()
    examples = kind.examples(lines)
    found = []
    for example in reversed(examples):
        real = output_of(example.command, folder)
        if real == example.output:
            continue
        if write:
            lines[example.start:example.end] = [kind.written(line) for line in real]
            continue
        difference = difflib.unified_diff(example.output, real, str(name), "what is printed", lineterm="")
        found.insert(0, "\n".join([f"{name}:{example.line + 1}: differs from what is printed: {example.command}",
                                   *difference, "to put in what is printed: tests/examples.py ASSAY --write"]))
    if write:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if len(examples) < kind.fewest:
        found.append(f"{name}: there are {len(examples)} examples, and {kind.fewest} are wanted")
    if any("FIGURES" in line for line in lines):
        found.append(f"{name}: figures of the benchmark are missing")
    return found


def main():
    assay = pathlib.Path(sys.argv[1]).resolve()
    found = []
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(assay, pathlib.Path(folder) / "assay")
        for path, kind in documents():
            found += complaints(path, kind, folder, "--write" in sys.argv)
    if found:
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()
