#!/usr/bin/python3
"""Has system calls fail one by one under assay, and compares what it leaves: faults.py ASSAY LIBRARY [--all].

Whatever fails, and whenever: the exit status is one of the contract, one message says why, files that are written are all new
or all as they were, and nothing lies beside them. LIBRARY, of faults.cpp, makes the n-th call fail. Memory is asked for too
often for each call to be tried in a minute: --all tries them.
"""
import errno
import os
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile

OLD = "what was there\n"
SUMMARY = "summary.md"
SKIPPED = 77
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
CALLS = {"read": errno.EIO, "open": errno.EMFILE, "write": errno.ENOSPC, "fsync": errno.EIO, "rename": errno.EACCES,
         "close": errno.EIO, "malloc": errno.ENOMEM}
MOST_TRIED = 150  # allocations of a command

ROWS = "label,score,group\n" + "".join(f"{i % 2},{(i * 7 % 100) / 100},g{i % 3}\n" for i in range(60))
HYPOTHESES = "hypothesis,prior,red,round\na,.5,.2,.4\nb,.5,.7,.1\n"
# What is run, and what it writes: names of files. Rows are in rows.csv.
COMMANDS = [
    ("report rows.csv --by group -o out.txt --also json=out.json --also csv=out.csv", ["out.txt", "out.json", "out.csv"]),
    ("roc rows.csv --plot out.svg -o out.md", ["out.svg", "out.md"]),
    ("check rows.csv --config gates.toml -o out.txt --also markdown=out.md", ["out.txt", "out.md"]),
    ("check rows.csv --config gates.toml -f github", [SUMMARY]),
    ("inspect rows.csv.gz -f json -o out.json", ["out.json"]),
    ("compare rows.csv --model a=score --model b=score --metrics accuracy -o out.csv --flips flips.csv",
     ["out.csv", "flips.csv"]),
    ("bayes hypotheses.csv -f json -o out.json", ["out.json"]),
]


def run(assay, command, folder, variables, limit=None):
    """Stops what runs for longer than a minute."""
    def limit_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    return subprocess.run([assay, *command.split(), *THREADS], cwd=folder, env={**ENVIRONMENT, **variables},
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60,
                          check=False, preexec_fn=None if limit is None else limit_files)


THREADS = ["--threads", "1"]
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "GITHUB_STEP_SUMMARY": SUMMARY}


class Folder:
    """Inputs and old outputs of a command, and what of them is there after a run."""

    def __init__(self, outputs):
        self.outputs = outputs
        self.held = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.held.name)
        (self.path / "rows.csv").write_text(ROWS)
        (self.path / "hypotheses.csv").write_text(HYPOTHESES)
        (self.path / "gates.toml").write_text("[check]\nrequire = ['roc_auc >= 0.01']\n")
        subprocess.run(["gzip", "-k", "rows.csv"], cwd=self.path, check=True)
        self.renew()
        self.inputs = self.files()

    def renew(self):
        for name in self.outputs:
            (self.path / name).write_text(OLD)

    def files(self):
        return {one.name: one.read_bytes() for one in self.path.iterdir() if one.name not in self.outputs}

    def drafts(self):
        return sorted(set(self.files()) - set(self.inputs))

    def written(self):
        return {name: (self.path / name).read_bytes() for name in self.outputs}

    def faults(self, new, each_alone=False):
        """What is wrong with the files: all are old, or all are new; but for a summary, which others write to, too."""
        old = dict.fromkeys(self.outputs, OLD.encode())
        found = []
        if self.files() != self.inputs:
            found.append(f"left behind or changed: {self.drafts() or 'an input'}")
        now = self.written()
        alone = self.outputs if each_alone else [SUMMARY]
        together = [name for name in self.outputs if name not in alone]
        whole = [[name] for name in alone if name in self.outputs] + [together]
        for names in whole:
            if [now[name] for name in names] not in ([old[name] for name in names], [new[name] for name in names]):
                found.append("written in part: " + str({name: len(now[name]) for name in names}))
        return found


def faults_of_end(done, folder, new, each_alone=False):
    """What is wrong with how a run ended in which a call failed."""
    found = folder.faults(new, each_alone)
    lines = done.stderr.decode(errors="replace").splitlines()
    errors = [line for line in lines if line.startswith("assay: ")]
    if done.returncode not in (0, 3, 4):
        found.append(f"status {done.returncode}")
    if done.returncode == 0 and folder.written() != new:
        found.append("status 0, and not all is written")
    if done.returncode in (3, 4) and (len(errors) != 1 or not lines[0].startswith(("assay: ", "note: "))):
        found.append(f"not one message: {lines}")
    return found


def count_of(assay, command, folder, call):
    done = run(assay, command, folder.path, {**PRELOADED, "FAULT_CALL": call, "FAULT_COUNT": COUNT})
    try:
        return int(pathlib.Path(COUNT).read_text()), done
    except FileNotFoundError:
        return 0, done


def tried(call, count, every):
    """The numbers of calls that are to fail."""
    step = 1 if call != "malloc" or every else max(1, count // MOST_TRIED)
    return range(1, count + 1, step)


def faults_of_calls(assay, command, folder, new, every):
    found = []
    for call, number in CALLS.items():
        folder.renew()
        count, _ = count_of(assay, command, folder, call)
        for at in tried(call, count, every):
            for onward in ("", "1"):
                folder.renew()
                done = run(assay, command, folder.path,
                           {**PRELOADED, "FAULT_CALL": call, "FAULT_AT": str(at), "FAULT_ERRNO": str(number),
                            **({"FAULT_ONWARD": onward} if onward else {})})
                found += [f"{command}: {call} {at}{' and all after it' if onward else ''}: {one}"
                          for one in faults_of_end(done, folder, new, call == "rename")]
    return found


def faults_of_signals(assay, command, folder, new):
    """Signals at each call that writes; after SIGKILL, a file may be left, until assay writes there again."""
    found = []
    for call in ("write", "fsync", "rename"):
        folder.renew()
        count, _ = count_of(assay, command, folder, call)
        for at in range(1, count + 1):
            for number in (*SIGNALS, signal.SIGKILL):
                folder.renew()
                done = run(assay, command, folder.path,
                           {**PRELOADED, "FAULT_CALL": call, "FAULT_AT": str(at), "FAULT_SIGNAL": str(int(number))})
                killed = number == signal.SIGKILL
                if killed:
                    run(assay, command, folder.path, {})
                wrong = folder.faults(new, killed)
                if done.returncode != -number:
                    wrong.append(f"status {done.returncode}")
                found += [f"{command}: {number.name} at {call} {at}: {one}" for one in wrong]
    return found


def faults_of_limits(assay, command, folder, new):
    """No file may grow beyond so many bytes."""
    found = []
    for limit in (0, 1, 100):
        folder.renew()
        done = run(assay, command, folder.path, {}, limit)
        wrong = faults_of_end(done, folder, new)
        if done.returncode == 0:
            wrong.append("status 0")
        found += [f"{command}: files of at most {limit} bytes: {one}" for one in wrong]
    return found


def main():
    every = "--all" in sys.argv
    assay = os.path.abspath(sys.argv[1])
    found = []
    for command, outputs in COMMANDS:
        folder = Folder(outputs)
        done = run(assay, command, folder.path, {})
        if done.returncode not in (0, 1):
            sys.exit(f"{command}: {done.stderr.decode()}")
        new = folder.written()
        if count_of(assay, command, folder, "write")[0] == 0:
            print("faults: the program takes no preloaded library")
            sys.exit(SKIPPED)
        found += faults_of_calls(assay, command, folder, new, every)
        found += faults_of_signals(assay, command, folder, new)
        found += faults_of_limits(assay, command, folder, new)
    if found:
        sys.exit("\n".join(found[:60] + ([f"and {len(found) - 60} more"] if len(found) > 60 else [])))


if __name__ == "__main__":
    PRELOADED = {"LD_PRELOAD": os.path.abspath(sys.argv[2])}
    with tempfile.TemporaryDirectory() as counts:
        COUNT = counts + "/count"
        main()
