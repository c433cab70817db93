#!/usr/bin/python3
"""Holds the index of hostile input, cases.txt: each of its cases is tested where it says, or is none of ours for a reason."""
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
INDEX = ROOT / "tests/hostile/cases.txt"
CASES = 116


def fault_of(line, number):
    fields = line.split(" | ")
    if len(fields) != 3 or not all(field.strip() for field in fields):
        return "NUMBER CASE | FILE | TEXT is expected"
    case, place, text = fields
    if case.split()[0] != str(number):
        return f"case {number} is expected"
    if place == "not applicable":
        return None
    if not (ROOT / place).is_file():
        return f"there is no file {place}"
    return None if text in (ROOT / place).read_text(errors="surrogateescape") else f"{place} does not hold: {text}"


def main():
    lines = INDEX.read_text().splitlines()
    found = [f"cases.txt:{at}: {fault}" for at, line in enumerate(lines[1:], 2) if (fault := fault_of(line, at - 1))]
    if len(lines) - 1 != CASES:
        found.append(f"{len(lines) - 1} cases instead of {CASES}")
    if found:
        sys.exit("\n".join(found))


main()
