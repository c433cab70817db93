#!/usr/bin/python3
"""Runs the examples of README.md and of the manual and compares what they print: examples.py ASSAY [--write].

An example is a line "$ COMMAND", which a backslash at its end continues; what the command prints follows. In README.md it
is indented by four spaces, and in a page of the manual it stands in a literal display.
"""
import re
import subprocess
import sys

from transcripts import PROMPT, ROOT, Example, differences, environment_with, run


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


def output_of(command, environment):
    printed = run(command, ROOT, environment, errors=subprocess.STDOUT).stdout.decode()
    return [line.rstrip() for line in printed.splitlines()]


def documents():
    worked_pages = {"assay-bayes.1", "assay-check.1", "assay-explain.1", "assay-imbalance.1",
                    "assay-solve.1"}  # whose examples are worked
    yield ROOT / "README.md", Readme()
    for path in sorted({*(ROOT / "man").glob("*.1"), *(ROOT / "man" / name for name in worked_pages)}):
        yield path, Page(fewest=5 if path.name in worked_pages else 0)


def faults(path, kind, environment, write):
    """What is wrong with a document; with `write`, outputs that differ are replaced instead."""
    name = path.relative_to(ROOT)
    if not path.exists():
        return [f"{name}: there is no such file"]
    lines = path.read_text(encoding="utf-8").splitlines()
    printed = [(one, output_of(one.command, environment)) for one in kind.examples(lines)]
    found = differences(path, lines, printed, kind.written if write else None)
    if found:
        found.append("to accept what is printed: tests/examples.py ASSAY --write")
    if write:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if len(printed) < kind.fewest:
        found.append(f"{name}: there are {len(printed)} examples, and {kind.fewest} are wanted")
    if any("FIGURES" in line for line in lines):
        found.append(f"{name}: figures of the benchmark are missing")
    return found


def main():
    found = []
    with environment_with(sys.argv[1]) as environment:
        for path, kind in documents():
            found += faults(path, kind, environment, "--write" in sys.argv)
    if found:
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()
