#!/usr/bin/python3
r"""Holds the manual against what the program declares, or writes what it declares into the pages: manual.py ASSAY [--write].

Four kinds of lists are generated, each marked by the line above its .Bl: \" options, \" metrics, \" commands and \" names,
with a dot in front; names are those by which columns are recognised. Of each entry, the heading and the lines below it are the program's, up to a line .\" alone; below that line stand
details by hand. All else is by hand, with two exceptions: the subsections of OPTIONS are the groups of the help, and those of
METRICS begin with the families of the catalogue, both in the program's order. A list elsewhere may name what is in it:
\" metrics: roc_auc gini. Options that several commands declare alike stand in assay-options.1, and a command's page names them.
"""
import difflib
import pathlib
import re
import subprocess
import sys

import declared

ROOT = pathlib.Path(__file__).resolve().parent.parent
DIVIDER = '.\\"'
MARK = re.compile(r'\.\\" (options|metrics|commands|names)(?:: (.+))?')
KEY = {"options": re.compile(r"\.It .*?\bFl -([a-z0-9-]+)"), "metrics": re.compile(r"\.It Sy ([a-z0-9_]+)"),
       "commands": re.compile(r"\.It Cm ([a-z-]+)"), "names": re.compile(r"\.It Li ([a-z]+)")}
SHARED_PAGE = "assay-options"
SHARED_TITLE = ".Ss Shared options"
GROUPED = {"OPTIONS": "options", "METRICS": "metrics"}


class Faulty(Exception):
    """A page that only a person can put right."""


class List:
    """A generated list of a page: its kind, the names that its mark gives, and its entries as they stand there."""

    def __init__(self, kind, names="", opening=".Bl -tag -width Ds", body=()):
        self.kind, self.names, self.opening, self.entries = kind, names, opening, []
        self.group = None  # of the program, where it lists one
        depth = 0
        for line in body:
            if depth == 0 and line.startswith(".It"):
                self.entries.append((line, []))
            elif self.entries:
                self.entries[-1][1].append(line)
            else:
                raise Faulty(f"a list of {kind} begins with '{line}', which is in no entry")
            if line.startswith((".Sh", ".Ss")):
                raise Faulty(f"a list of {kind} has no .El before '{line}'")
            depth += line.startswith(".Bl") - line.startswith(".El")

    def written(self, wanted, details):
        if not wanted:
            return []
        mark = f"{DIVIDER} {self.kind}" + (f": {self.names}" if self.names else "")
        lines = [mark, self.opening]
        for key, (heading, generated) in wanted.items():
            by_hand = details.get(key)
            lines += [heading, *generated, *([DIVIDER, *by_hand] if by_hand else [])]
        return [*lines, ".El"]


def segments_of(lines):
    """The lines of a page, with a List for each that is generated."""
    found, at = [], 0
    while at < len(lines):
        mark = MARK.fullmatch(lines[at])
        if not mark:
            found.append(lines[at])
            at += 1
            continue
        if at + 1 == len(lines) or not lines[at + 1].startswith(".Bl"):
            raise Faulty(f"no .Bl follows '{lines[at]}'")
        end, depth = at + 2, 1
        while end < len(lines) and (depth := depth + lines[end].startswith(".Bl") - lines[end].startswith(".El")):
            end += 1
        found.append(List(mark[1], mark[2] or "", lines[at + 1], lines[at + 2:end]))
        at = end + 1
    return found


def details_of(segments, declarations):
    """What is by hand in each entry of the generated lists."""
    details = {kind: {} for kind in KEY}
    for part in (segment for segment in segments if isinstance(segment, List)):
        for heading, body in part.entries:
            match = KEY[part.kind].match(heading)
            key = match and match[1]
            known = next((group[key] for group in declarations[part.kind].values() if key in group), None)
            if known is None:
                raise Faulty(f"the program does not declare '{heading}': take it out, with what is said of it")
            if key in details[part.kind]:
                raise Faulty(f"'{heading}' stands there twice")
            if DIVIDER not in body and len(body) > len(known[1]):
                raise Faulty(f"of '{heading}', put a line {DIVIDER} before what is by hand")
            details[part.kind][key] = body[body.index(DIVIDER) + 1:] if DIVIDER in body else []
    return details


def subsections(section):
    """The parts of a section by their titles; those before the first have none."""
    found = {"": []}
    title = ""
    for part in section:
        if isinstance(part, str) and part.startswith(".Ss "):
            title = part.removeprefix(".Ss ")
            if title in found:
                raise Faulty(f"the subsection '{title}' stands there twice")
            found[title] = []
        found[title].append(part)
    return found


def grouped(section, kind, declarations):
    """A section with a subsection for each group in the program's order, which has its list, and then all others."""
    found = subsections(section)
    in_order = found.pop("")
    for title in declarations:
        heading = declared.escaped(title)
        parts = found.pop(heading, [f".Ss {heading}"])
        if not any(isinstance(part, List) for part in parts):
            if any(isinstance(part, str) and part.startswith(".Bl") for part in parts):
                raise Faulty(f"the list of '{heading}' is not marked: put a line {DIVIDER} {kind} above its .Bl")
            parts.append(List(kind))
        next(part for part in parts if isinstance(part, List)).group = title
        in_order += parts
    for title, parts in found.items():
        if kind == "options" or any(isinstance(part, List) and not part.names for part in parts):
            raise Faulty(f"the program has no group '{title}' of {kind}: rename it, or take it out")
        in_order += parts
    return in_order


def sections_in_order(segments, declarations):
    starts = [i for i, part in enumerate(segments) if isinstance(part, str) and part.startswith(".Sh ")]
    result = segments[:starts[0]]
    for start, end in zip(starts, [*starts[1:], len(segments)]):
        kind = GROUPED.get(segments[start].removeprefix(".Sh "))
        section = segments[start:end]
        has_groups = kind and "" not in declarations[kind]
        result += grouped(section, kind, declarations[kind]) if has_groups else section
    return result


def wanted_in(part, declarations):
    if part.group is not None:
        return declarations[part.group]
    everything = {key: entry for group in declarations.values() for key, entry in group.items()}
    names = part.names.split() or list(everything)
    unknown = [name for name in names if name not in everything]
    if unknown:
        raise Faulty(f"the program declares no {part.kind} {', '.join(unknown)}")
    return {name: everything[name] for name in names}


def without_shared(lines):
    """The lines of a page but for the subsection that names shared options."""
    if SHARED_TITLE not in lines:
        return lines
    start = lines.index(SHARED_TITLE)
    end = next((i for i in range(start + 1, len(lines)) if lines[i].startswith((".Sh", ".Ss"))), len(lines))
    return lines[:start] + lines[end:]


def with_shared(lines, names):
    """The same with that subsection at the end of OPTIONS."""
    if not names:
        return lines
    start = next(i for i, line in enumerate(lines) if line == ".Sh OPTIONS")
    end = next((i for i in range(start + 1, len(lines)) if lines[i].startswith(".Sh")), len(lines))
    said = [SHARED_TITLE, "These are explained in", f".Xr {SHARED_PAGE} 1 :",
            *[f".Fl -{name}{' ,' if name != names[-1] else ' .'}" for name in names]]
    return lines[:end] + said + lines[end:]


def regenerated(text, declarations):
    segments = segments_of(without_shared(text.splitlines()))
    details = details_of(segments, declarations)
    lines, written = [], {kind: set() for kind in KEY}
    for part in sections_in_order(segments, declarations):
        if isinstance(part, str):
            lines.append(part)
            continue
        wanted = wanted_in(part, declarations[part.kind])
        lines += part.written(wanted, details[part.kind])
        written[part.kind] |= wanted.keys()
    for kind in KEY:
        lost = [key for key, by_hand in details[kind].items() if by_hand and key not in written[kind]]
        if lost:
            raise Faulty(f"no list of {kind} has a place for what is said of {', '.join(lost)}")
    if not written["options"] and declarations["options"]:
        raise Faulty(f"no list is marked '{DIVIDER} options'")
    return "\n".join(with_shared(lines, declarations["shared"])) + "\n"


def held(path, declarations, write):
    """Whether a page says what the program declares; what differs is printed, or written."""
    page = f"man/{path.name}"
    if not path.is_file():
        print(f"manual: there is no {page}")
        return False
    text = path.read_text(encoding="utf-8")
    try:
        new = regenerated(text, declarations)
    except Faulty as fault:
        print(f"manual: {page}: {fault}")
        return False
    if write and new != text:
        path.write_text(new, encoding="utf-8")
    elif new != text:
        sys.stdout.writelines(difflib.unified_diff(text.splitlines(True), new.splitlines(True), page,
                                                   "what the program declares"))
        print("manual: to accept what the program declares: tests/manual.py ASSAY --write")
    linted = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", str(path)], check=False).returncode == 0
    return linted and (write or new == text)


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--write"]
    if len(arguments) != 1:
        sys.exit("usage: manual.py ASSAY [--write]")
    program = declared.Program(arguments[0])
    commands = program.commands()
    metrics, names, man = program.metrics(), declared.column_names(ROOT), ROOT / "man"
    shared, own, left = program.shared_options()
    pages = {man / "assay.1": (program.options(), []), man / f"{SHARED_PAGE}.1": (shared, []),
             **{man / f"assay-{command}.1": (own[command], left[command]) for command in commands}}
    strays = sorted(set(man.glob("*.1")) - pages.keys())
    for stray in strays:
        print(f"manual: man/{stray.name} is of no command")
    write = "--write" in sys.argv
    results = [held(path, {"options": options, "shared": shares, "metrics": metrics, "commands": {"": commands},
                           "names": {"": names}}, write)
               for path, (options, shares) in pages.items()]
    sys.exit(0 if all(results) and not strays else 1)


if __name__ == "__main__":
    main()
