#!/usr/bin/python3
r"""Runs transcripts of a terminal and compares what they print: transcripts.py ASSAY FILE... [--write].

    # What a case shows. It begins in an empty folder.
    $ COMMAND
    > its further lines
    a line of standard output
    ! a line of standard error
    [3]

[3] is the exit status, left out where it is 0. A case may have several commands: files stay, variables do not. Blank lines
before "$ ", "# " and the end of the file only separate. A line of output that could be taken for one of these, that ends in
a blank, or that holds a byte which cannot be seen stands behind "\ ", with a backslash as \\, a byte as \x1b, and a backslash
at its end where no newline follows. So each output is written in one way only, and is compared as it is written. A file's
first line says what it is about.
"""
import collections
import contextlib
import difflib
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROMPT = "$ "
HEADING = "# "
MISTAKABLE = re.compile(r"[$#>!\\]( |$)|\[\d+\]$")


# A command at a line, counted from 0, and its output, as it is compared, which stands in lines[start:end]. A dataclass would
# take as long to import as all else together.
Example = collections.namedtuple("Example", "line command start end output")


@contextlib.contextmanager
def environment_with(assay):
    """The variables of a shell that finds assay and the samples."""
    ambient = {"NO_COLOR", "CLICOLOR_FORCE", "GITHUB_STEP_SUMMARY"}
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(pathlib.Path(assay).resolve(), pathlib.Path(folder) / "assay")
        yield {**{name: value for name, value in os.environ.items() if name not in ambient},
               "PATH": f"{folder}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "SAMPLES": str(ROOT / "samples")}


def run(command, folder, environment, errors=subprocess.PIPE):
    return subprocess.run(["sh", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=errors, check=False)


def differences(path, lines, printed, written=None):
    """How examples differ from what was printed; with `written`, which spells a line, the lines are changed instead."""
    name = os.path.relpath(path, ROOT)
    found = []
    for example, real in reversed(printed):
        if real == example.output:
            continue
        if written:
            lines[example.start:example.end] = map(written, real)
            continue
        difference = difflib.unified_diff(example.output, real, f"{name}:{example.start + 1}", "what is printed",
                                          lineterm="")
        found.insert(0, "\n".join([f"{name}:{example.line + 1}: differs from what is printed: {example.command}",
                                   *difference]))
    return found


def visible(line, ended):
    """A line of output, which is bytes, as a transcript writes it."""
    text = line.decode(errors="surrogateescape")
    if ended and not MISTAKABLE.match(text) and not text.endswith((" ", "\t")) and all(map(seen, text)):
        return text
    spelt = "".join(c.replace("\\", r"\\") if seen(c) else bytes_of(c) for c in text)
    if spelt.endswith((" ", "\t")):
        spelt = spelt[:-1] + bytes_of(spelt[-1])
    return "\\ " + spelt + ("" if ended else "\\")


def seen(character):
    return character == "\t" or character.isprintable()


def bytes_of(character):
    return "".join(rf"\x{byte:02x}" for byte in character.encode(errors="surrogateescape"))


def visible_lines(output):
    lines = output.split(b"\n")
    last = lines.pop()
    return [visible(line, True) for line in lines] + ([visible(last, False)] if last else [])


def visible_output(done):
    """What a command printed and how it ended, as a transcript writes them."""
    lines = visible_lines(done.stdout)
    lines += [f"! {line}" if line else "!" for line in visible_lines(done.stderr)]
    if done.returncode != 0:
        lines.append(f"[{done.returncode if done.returncode > 0 else 128 - done.returncode}]")
    if lines and not lines[-1]:
        lines[-1] = "\\"
    return lines


def example_at(lines, first):
    at, command = first + 1, [lines[first].removeprefix(PROMPT)]
    while at < len(lines) and (lines[at] == ">" or lines[at].startswith("> ")):
        command.append(lines[at][2:])
        at += 1
    end = at
    while end < len(lines) and not lines[end].startswith((PROMPT, HEADING)):
        end += 1
    while end > at and not lines[end - 1]:
        end -= 1
    return Example(first, "\n".join(command), at, end, lines[at:end])


def cases_of(path, lines):
    """The examples of each case."""
    cases, at = [], 0
    while at < len(lines):
        if lines[at].startswith(HEADING):
            if at == 0 or not lines[at - 1].startswith(HEADING):
                cases.append([])
        elif lines[at].startswith(PROMPT) and cases:
            cases[-1].append(example_at(lines, at))
            at = cases[-1][-1].end - 1
        elif lines[at]:
            sys.exit(f"{os.path.relpath(path, ROOT)}:{at + 1}: belongs to no command of a case: {lines[at]}")
        at += 1
    return cases


def faults(path, environment, write):
    """What is wrong with a transcript; with `write`, outputs that differ are replaced instead."""
    lines = path.read_bytes().decode().removesuffix("\n").split("\n")
    printed = []
    for case in cases_of(path, lines):
        with tempfile.TemporaryDirectory() as folder:
            printed += [(one, visible_output(run(one.command, folder, environment))) for one in case]
    if not printed:
        return [f"{os.path.relpath(path, ROOT)}: there is no command"]
    found = differences(path, lines, printed, str if write else None)
    if write:
        path.write_bytes(("\n".join(lines) + "\n").encode())
    return found


def main():
    write = "--write" in sys.argv
    assay, *paths = [argument for argument in sys.argv[1:] if argument != "--write"]
    found = []
    with environment_with(assay) as environment:
        for path in map(pathlib.Path, paths):
            wrong = faults(path.resolve(), environment, write)
            if wrong:
                found += [*wrong, "to accept what is printed: " + shlex.join([sys.argv[0], assay, str(path), "--write"])]
    if found:
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()
