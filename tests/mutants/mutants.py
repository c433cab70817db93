#!/usr/bin/python3
"""Which changes of one operator or number no test notices: mutants.py BUILD [--count N] [--seed N] [--only ID,ID].

BUILD is a built folder, with tests. Copies of the sources of ROOMS get the chosen changes all at once, each behind a number;
they are compiled and linked with what else is in BUILD, once, and ASSAY_MUTANT=ID has the programs make change ID. A mutant
is killed by the first test that fails, crashes, or runs ten times as long: units of its room, all units, transcripts, and
what other tools computed; tests that do not come by its place are left out. Prints what survives, and exits with 1 where
that is over one in twenty.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import random
import re
import shlex
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROOMS = ["metric", "curve", "stats", "tally", "sample", "evaluate", "threshold", "imbalance", "bayes", "gate", "input"]
OPERATORS = {"<": "less", "<=": "at_most", ">": "more", ">=": "at_least", "==": "equal", "!=": "unequal", "+": "plus",
             "-": "minus", "*": "times", "/": "over"}
STILLBORN = 77
# Computed by the compiler, or not an expression.
PASSED_OVER = re.compile(r"\b(constexpr|static_assert|template|requires|concept|operator|case|enum|using)\b|^\s*#|^\s*//")
SITE = re.compile(r"(?<= )(<=|>=|==|!=|&&|\|\||[<>+*/-])(?= )|(?<=[ ({\[])\d+(?:\.\d+)?(?:e-?\d+)?(?=[;,)}\] ])|\b(?:true|false)\b")
WORDS = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|//.*')

Mutant = collections.namedtuple("Mutant", "id path line column old new")


def sites_of(path):
    """Line, column and text of all that can be changed."""
    for number, line in enumerate(path.read_text().splitlines()):
        if PASSED_OVER.search(line):
            continue
        plain = WORDS.sub(lambda words: " " * len(words.group()), line)
        for match in SITE.finditer(plain):
            texts = match.group() == "+" and '"' in line
            if not texts:
                yield number, match.start(), match.group()


def change_of(mutant_id, old):
    """What stands in the copy."""
    if old == "&&":
        return f"&& !::mutant::active<{mutant_id}>() &&"
    if old == "||":
        return f"|| ::mutant::active<{mutant_id}>() ||"
    if old in ("true", "false"):
        return f"({old} != ::mutant::active<{mutant_id}>())"
    if old in OPERATORS:
        return f"{old} ::mutant::{OPERATORS[old]}<{mutant_id}>{{}} {old}"
    return f"::mutant::number<{mutant_id}>({old})"


def units_of(build):
    """Compiled files of the rooms: the command, and the sources that it reads."""
    for entry in json.loads((build / "compile_commands.json").read_text()):
        if "assay_library" not in entry["command"]:
            continue
        file = pathlib.Path(entry["file"])
        sources = [file]
        if "Unity" in file.parts:
            sources = [pathlib.Path(one) for one in re.findall(r'#include "(/.*\.cpp)"', file.read_text())]
        sources = [one for one in sources if one.is_relative_to(ROOT / "src")]
        if sources and sources[0].relative_to(ROOT / "src").parts[0] in ROOMS:
            yield entry, sources


def chosen(sources, count, seed):
    sites = [(path, *site) for path in sorted(sources) for site in sites_of(path)]
    drawn = sorted(random.Random(seed).sample(sites, min(count, len(sites))))
    print(f"{len(drawn)} of {len(sites)} places are changed")
    return [Mutant(i, path, line, column, old, change_of(i, old)) for i, (path, line, column, old) in enumerate(drawn, 1)]


def write_copy(path, mutants, work):
    lines = path.read_text().splitlines(keepends=True)
    for one in sorted((one for one in mutants if one.path == path), key=lambda one: -one.column):
        line = lines[one.line]
        lines[one.line] = line[:one.column] + one.new + line[one.column + len(one.old):]
    copy = work / path.relative_to(ROOT)
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_text("".join(lines))
    return copy


def compiled(entry, sources, mutants, work):
    """Starts to compile a unit of copies; the process, and the object's path."""
    unit = work / (pathlib.Path(entry["file"]).stem + ".cpp")
    unit.write_text("".join(f'#include "{write_copy(source, mutants, work)}"\n' for source in sources))
    words = shlex.split(entry["command"])
    made = pathlib.Path(words[words.index("-o") + 1])
    words[words.index("-o") + 1] = str(work / made.name)
    words[words.index("-c") + 1] = str(unit)
    words += ["-w", "-Wno-error", "-fpermissive", "-include", str(ROOT / "tests/mutants/mutant.hpp")]
    return subprocess.Popen(words, cwd=entry["directory"]), work / made.name


def compile_all(units, mutants, work, jobs):
    running, objects = [], []
    for entry, sources in units:
        running.append(compiled(entry, sources, mutants, work))
        while len(running) >= jobs:
            process, made = running.pop(0)
            objects.append(made)
            if process.wait() != 0:
                sys.exit(f"cannot compile {made}")
    for process, made in running:
        objects.append(made)
        if process.wait() != 0:
            sys.exit(f"cannot compile {made}")
    return objects


def linked(build, objects, work):
    """The two programs, with these objects in the library."""
    library = work / "libassay.a"
    library.write_bytes((build / "libassay.a").read_bytes())
    subprocess.run(["ar", "r", library, *objects], check=True)
    programs = {}
    for target in ("assay", "tests/unit_tests"):
        commands = subprocess.run(["ninja", "-C", build, "-t", "commands", target], stdout=subprocess.PIPE, check=True,
                                  text=True).stdout.splitlines()
        program = work / pathlib.Path(target).name
        command = commands[-1].replace("libassay.a", str(library))
        subprocess.run(re.sub(r" -o \S+", f" -o {program}", command), shell=True, check=True, cwd=build)
        programs[program.name] = program
    return programs


class Step:
    """A test, what it meets without a change, and how long it takes then."""

    def __init__(self, name, command):
        self.name, self.command = name, command
        self.met, self.seconds = set(), 60

    def run(self, environment):
        """The status, None when it takes too long, and the text."""
        try:
            done = subprocess.run(self.command, env={**os.environ, **environment}, stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=30 + 10 * self.seconds, check=False)
        except subprocess.TimeoutExpired:
            return None, ""
        return done.returncode, done.stdout.decode(errors="replace")

    def run_original(self, work):
        met = work / "met" / self.name.replace("/", ".")
        met.unlink(missing_ok=True)
        begin = time.monotonic()
        status, text = self.run({"ASSAY_MUTANTS_MET": str(met)})
        self.seconds = time.monotonic() - begin
        if status != 0:
            return f"without a change, this fails: {shlex.join(self.command)}\n{text[-3000:]}"
        self.met = {int(line) for line in met.read_text().split()}
        return None


class Tests:
    """The steps that a mutant must pass, the quickest first; only those that meet it are run."""

    def __init__(self, programs, rooms):
        unit, assay = str(programs["unit_tests"]), str(programs["assay"])
        self.of_room = {}
        for room in rooms:
            tags = ",".join(f"[#{path.stem}]" for path in sorted((ROOT / "tests/unit" / room).glob("*_test.cpp")))
            if tags:
                self.of_room[room] = Step("unit/" + room, [unit, "--abort", "--filenames-as-tags", tags])
        python = "/usr/bin/python3"
        self.of_all = [Step("unit", [unit, "--abort"])]
        for path in sorted((ROOT / "tests/cli").glob("*/*.txt")):
            name = str(path.relative_to(ROOT / "tests").with_suffix(""))
            self.of_all.append(Step(name, [python, str(ROOT / "tests/transcripts.py"), assay, str(path)]))
        self.of_all.append(Step("oracle", [python, str(ROOT / "tests/oracle/run.py"), "--assay", assay]))

    def run_original(self, work, pool):
        (work / "met").mkdir(exist_ok=True)
        steps = [*self.of_room.values(), *self.of_all]
        failures = [one for one in pool.map(lambda step: step.run_original(work), steps) if one]
        if failures:
            sys.exit("\n".join(failures))
        self.of_all.sort(key=lambda step: step.seconds)
        self.of_all.sort(key=lambda step: step.name != "unit")

    def killer(self, mutant):
        """The test that stops it, "stillborn", or nothing."""
        room = mutant.path.relative_to(ROOT / "src").parts[0]
        first = [self.of_room[room]] if room in self.of_room else []
        for step in [*first, *self.of_all]:
            if mutant.id not in step.met:
                continue
            status, text = step.run({"ASSAY_MUTANT": str(mutant.id)})
            if status == STILLBORN or f"[{STILLBORN}]" in text:
                return "stillborn"
            if status != 0:
                return step.name
        return None


def said(mutant):
    return f"{mutant.path.relative_to(ROOT)}:{mutant.line + 1}:{mutant.column + 1}: {mutant.old}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=250)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=lambda text: {int(one) for one in text.split(",")})
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    build, work = options.build.resolve(), options.build.resolve() / "mutants"
    work.mkdir(exist_ok=True)
    units = list(units_of(build))
    mutants = chosen({source for _, sources in units for source in sources}, options.count, options.seed)
    programs = linked(build, compile_all(units, mutants, work, options.jobs), work)
    if options.only:
        mutants = [one for one in mutants if one.id in options.only]
    tests = Tests(programs, dict.fromkeys(one.path.relative_to(ROOT / "src").parts[0] for one in mutants))
    counts, survivors = collections.Counter(), []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        tests.run_original(work, pool)
        for mutant, killer in zip(mutants, pool.map(tests.killer, mutants)):
            counts[killer or "nothing"] += 1
            print(f"{mutant.id} {said(mutant)} killed by {killer or 'nothing'}", flush=True)
            if killer is None:
                survivors.append(mutant)
    alive = sum(counts.values()) - counts["stillborn"]
    print(f"{alive} mutants, {len(survivors)} survive", dict(counts))
    for mutant in survivors:
        print("survives:", mutant.id, said(mutant), "|", mutant.path.read_text().splitlines()[mutant.line].strip())
    sys.exit(1 if 20 * len(survivors) > alive else 0)


main()
