"""Opens each file of doors.json with `assay report FILE` alone and says what came of it.

doors.py ASSAY tells which files are not met as doors.json expects, and how many are; --list shows every file.

A door of the outcome "right" wants its figures at the first command. "asks" wants status 2 or 3, nothing on
standard output, and a last line `try: assay ...` that gives the figures once its words in capitals are filled in.
"refuses" wants an error that says why: no command could give figures. "says" is what must be said, in any case.
Figures are those of doors.json within 1e-9; others with status 0 are wrong in silence.
"""
import contextlib
import json
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TRY = "try: assay "
PARTS = ("right", "asks", "wrong", "nowhere")


@contextlib.contextmanager
def environment_with(assay):
    """Where `assay` is the program under test."""
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(pathlib.Path(assay).resolve(strict=True), pathlib.Path(folder) / "assay")
        yield {"PATH": f"{folder}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}


def run(command, environment):
    return subprocess.run(command, shell=isinstance(command, str), cwd=HERE / "files", env=environment, timeout=60,
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False)


def figures_of(output):
    """The figures and the positive class of a report in JSON."""
    report = json.loads(output)
    figures = {name: metric.get("value") for name, metric in report["metrics"].items()}
    figures["macro_f1"] = report["averages"]["macro"]["f1"]["value"]
    return figures, report["input"].get("positive")


def other_figures(door, output):
    """How a report differs from a door's figures: what is wrong in it, and what it lacks."""
    try:
        figures, positive = figures_of(output)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return [], [f"no report in JSON: {error!r}"]
    wanted = door.get("metrics", {})
    wrong = [f"{name} is {figures[name]}, not {value}" for name, value in wanted.items()
             if name in figures and not same(figures[name], value)]
    if positive is not None and "positive" in door and not same_label(positive, door["positive"]):
        wrong.append(f"positive is {positive!r}, not {door['positive']!r}")
    return wrong, [f"{name} is missing" for name in wanted if name not in figures]


def same(found, wanted):
    if found is None or wanted is None:
        return found is wanted
    return math.isclose(found, wanted, rel_tol=1e-9, abs_tol=1e-12)


def same_label(found, wanted):
    """1.0 is 1."""
    with contextlib.suppress(ValueError):
        return float(found) == float(wanted)
    return found == wanted


def unsaid(door, done):
    said = (done.stdout + done.stderr).casefold()
    return [f"does not say {part!r}" for part in door.get("says", []) if part.casefold() not in said]


def last_line(done):
    return (done.stderr.strip().splitlines() or [""])[-1]


def filled(door, command):
    """The command with what a person would put for its words in capitals."""
    for word, value in door.get("fill", {}).items():
        command = re.sub(rf"(?<![\w-]){word}(?![\w-])", lambda _, value=value: value, command)
    return command if re.search(r"\s(-f|--format)\b", command) else f"{command} -f json"


def what_it_led_to(door, line, environment):
    """What is wrong with the last line of an error, which should be a command that gives the figures."""
    if not line.startswith(TRY):
        return [f"the last line is no command: {line}"]
    command = filled(door, line.removeprefix("try: "))
    done = run(command, environment)
    if done.returncode != 0:
        return [f"{command}: exit {done.returncode}: {last_line(done)}"]
    return [f"{command}: {what}" for what in sum(other_figures(door, done.stdout), [])]


def opened(door, environment):
    """Which of PARTS a file belongs to, and what is not as expected."""
    done = run(["assay", "report", door["file"], "-f", "json"], environment)
    outcome = door["outcome"]
    if done.returncode == 0:
        if outcome == "refuses":
            return "wrong", ["gives figures where there are none"]
        wrong, lacking = other_figures(door, done.stdout)
        if wrong:
            return "wrong", wrong
        guessed = ["answers where a person would ask"] if outcome == "asks" else []
        return ("nowhere" if lacking else "right"), lacking + guessed + unsaid(door, done)
    if done.returncode not in (2, 3) or done.stdout:
        return "nowhere", [f"exit {done.returncode}, {len(done.stdout)} bytes on standard output: {last_line(done)}"]
    if outcome == "refuses":
        found = unsaid(door, done)
        return ("nowhere" if found else "asks"), found
    found = what_it_led_to(door, last_line(done), environment)
    asked = ["asks where there is one sensible reading"] if outcome == "right" else unsaid(door, done)
    return ("nowhere" if found else "asks"), found + asked


def main():
    options = [argument for argument in sys.argv[1:] if argument.startswith("--")]
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    if len(arguments) != 1 or set(options) - {"--list"}:
        sys.exit("usage: doors.py [--list] ASSAY")
    doors = json.loads((HERE / "doors.json").read_text(encoding="utf-8"))
    count, as_expected = dict.fromkeys(PARTS, 0), 0
    with environment_with(arguments[0]) as environment:
        for door in doors:
            part, complaints = opened(door, environment)
            count[part] += 1
            as_expected += not complaints
            if complaints or "--list" in options:
                print(f"{part:7}  {door['file']} ({door['dialect']}): {'; '.join(complaints) or 'as expected'}")
    print(f"{count['right']} of {len(doors)} right at the first command, "
          f"{count['asks']} ask and their command is right, "
          f"{count['wrong']} wrong in silence, {count['nowhere']} lead nowhere")
    sys.exit(as_expected != len(doors))


if __name__ == "__main__":
    main()
