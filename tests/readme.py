#!/usr/bin/python3
"""Runs the examples of README.md and compares what they print: readme.py ASSAY [--write]."""
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
INDENT = "    "


def output_of(command, folder):
    environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, env=environment, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return [(INDENT + line).rstrip() for line in done.stdout.splitlines()]


def belongs_to_output(next_lines):
    return any(line.startswith(INDENT) and not line.startswith(INDENT + "$ ") for line in next_lines)


def with_real_output(lines, folder):
    """The README with the lines below each "$ command" replaced by what the command prints."""
    result, skipping = [], False
    for number, line in enumerate(lines):
        if line.startswith(INDENT + "$ "):
            result += [line, *output_of(line[len(INDENT) + 2:], folder)]
            skipping = True
        elif skipping and not line and not belongs_to_output(lines[number + 1:number + 2]):
            skipping = False
        if not skipping:
            result.append(line)
    return result


def main():
    assay = pathlib.Path(sys.argv[1]).resolve()
    readme = ROOT / "README.md"
    lines = readme.read_text().splitlines()
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(assay, pathlib.Path(folder) / "assay")
        real = with_real_output(lines, folder)
    if "--write" in sys.argv:
        readme.write_text("\n".join(real) + "\n")
    elif real != lines:
        differing = next((i for i, (a, b) in enumerate(zip(lines, real)) if a != b), min(len(lines), len(real)))
        sys.exit(f"README.md:{differing + 1}: differs from what the program prints: run tests/readme.py ASSAY --write")
    elif any("FIGURES" in line for line in lines):
        sys.exit("README.md: the benchmark's figures are missing")
    elif not any(line.startswith(INDENT + "$ ") for line in lines):
        sys.exit("README.md has no examples")


if __name__ == "__main__":
    main()
