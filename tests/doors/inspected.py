"""Inspects each file of files/ with `assay inspect FILE`: inspected.py ASSAY.

It ends with 0, or with 3 where `assay report` cannot open the file either; and the command that it names, where that has no
words for the user to replace, ends with 0.
"""
import json
import re
import sys

import doors


def faults_of(file, environment):
    done = doors.run(["assay", "inspect", file, "-f", "json"], environment)
    if done.returncode == 3:
        reported = doors.run(["assay", "report", file], environment)
        same = done.stderr.splitlines()[:1] == reported.stderr.splitlines()[:1]
        return [] if same else [f"exit 3, unlike report: {doors.last_line(done)}"]
    if done.returncode != 0:
        return [f"exit {done.returncode}: {doors.last_line(done)}"]
    inspection = json.loads(done.stdout)
    command = inspection["command"]
    if command is None:
        return [] if inspection["odd"] else ["neither a command nor a reason why there is none"]
    if re.search(r"--(\w+)(?:-\w+)? (?=[A-Z]+\b)(?i:\1)(?!\S)", command):  # --truth TRUTH, --truth-file TRUTH
        return []
    done = doors.run(command, environment)
    return [] if done.returncode == 0 else [f"{command}: exit {done.returncode}: {doors.last_line(done)}"]


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: inspected.py ASSAY")
    files = sorted(path.name for path in (doors.HERE / "files").iterdir())
    with doors.environment_with(sys.argv[1]) as environment:
        found = [f"{file}: {fault}" for file in files for fault in faults_of(file, environment)]
    print("\n".join([*found, f"{len(files)} files inspected"]))
    sys.exit(1 if found or not files else 0)


if __name__ == "__main__":
    main()
