#!/usr/bin/python3
"""Completes command lines in bash, zsh and fish, as a user would: completion.py ASSAY. Shells that are not there are left out.

In bash and zsh, keys are pressed in a terminal: a line, Tab and Enter. In that shell, `assay` prints its arguments: what
is compared is what the program would have got.
"""
import csv
import fcntl
import gzip
import os
import pathlib
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import time

from transcripts import environment_with

COLUMNS = ["label", "$(touch executed)", "two words", "it's", "a;b", "wow!", "`touch executed`", "été", "-dash", "esc\x1b[2J",
           "same", "same", "score", "*", "~home", "back\\slash", "\"quoted\"", "colon:x", "k=v", "#hash"]
ROWS = [[label, *["\x1b[31m\nx"] * 11, score, *["2"] * 7] for label, score in (("yes", 0.5), ("no", 0.25), ("not sure", 0.75))]

# What is typed before Tab, and the arguments that assay has then.
CASES = [
    ("rep", ["report"]),
    ("report --trut", ["report", "--truth"]),
    ("report odd.csv --truth l", ["report", "odd.csv", "--truth", "label"]),
    ("report odd.csv --truth=l", ["report", "odd.csv", "--truth=label"]),
    ("report 'odd.csv' -t 'l", ["report", "odd.csv", "-t", "label"]),
    (r"report odd.csv --truth \$", ["report", "odd.csv", "--truth", "$(touch executed)"]),
    ("report odd.csv --truth '$", ["report", "odd.csv", "--truth", "$(touch executed)"]),
    (r"report odd.csv --truth \`", ["report", "odd.csv", "--truth", "`touch executed`"]),
    ("report odd.csv --truth tw", ["report", "odd.csv", "--truth", "two words"]),
    ("report odd.csv --truth 'tw", ["report", "odd.csv", "--truth", "two words"]),
    ('report odd.csv --truth "tw', ["report", "odd.csv", "--truth", "two words"]),
    ("report odd.csv --truth two\\ ", ["report", "odd.csv", "--truth", "two words"]),
    ("report odd.csv --truth=two\\ ", ["report", "odd.csv", "--truth=two words"]),
    ("report odd.csv --truth it", ["report", "odd.csv", "--truth", "it's"]),
    ("report odd.csv --truth 'it", ["report", "odd.csv", "--truth", "it's"]),
    ('report odd.csv --truth "it', ["report", "odd.csv", "--truth", "it's"]),
    ("report odd.csv --truth a", ["report", "odd.csv", "--truth", "a;b"]),
    ("report odd.csv --truth wo", ["report", "odd.csv", "--truth", "wow!"]),
    ('report odd.csv --truth "wo', ["report", "odd.csv", "--truth", "wow!"]),
    ("report odd.csv --truth é", ["report", "odd.csv", "--truth", "été"]),
    (r"report odd.csv --truth \*", ["report", "odd.csv", "--truth", "*"]),
    (r"report odd.csv --truth \~", ["report", "odd.csv", "--truth", "~home"]),
    ("report odd.csv --truth ba", ["report", "odd.csv", "--truth", "back\\slash"]),
    ('report odd.csv --truth "ba', ["report", "odd.csv", "--truth", "back\\slash"]),
    (r"report odd.csv --truth \"", ["report", "odd.csv", "--truth", '"quoted"']),
    ("report odd.csv --truth col", ["report", "odd.csv", "--truth", "colon:x"]),
    ("report odd.csv --truth colon:", ["report", "odd.csv", "--truth", "colon:x"]),
    ("report odd.csv --truth k", ["report", "odd.csv", "--truth", "k=v"]),
    ("report odd.csv --truth k=", ["report", "odd.csv", "--truth", "k=v"]),
    (r"report odd.csv --truth \#", ["report", "odd.csv", "--truth", "#hash"]),
    ("report odd.csv --positive y", ["report", "odd.csv", "--positive", "yes"]),
    ("report odd.csv --positive not", ["report", "odd.csv", "--positive", "not sure"]),
    ("report odd.csv --filter label=y", ["report", "odd.csv", "--filter", "label=yes"]),
    ("report odd.csv --filter 'label = not", ["report", "odd.csv", "--filter", "label = not sure"]),
    ("report --metrics f1,balanc", ["report", "--metrics", "f1,balanced_accuracy"]),
    (r"check odd.csv --require recall\[not", ["check", "odd.csv", "--require", "recall[not sure]"]),
    ("check -f jun", ["check", "-f", "junit"]),
    ("check --also ju", ["check", "--also", "junit="]),
    ("report od", ["report", "odd.csv"]),
    ("report -o od", ["report", "-o", "odd.csv"]),
    ("report --output=od", ["report", "--output=odd.csv"]),
    ("report missing.csv --truth l", ["report", "missing.csv", "--truth", "l"]),
    ("report broken.csv --truth l", ["report", "broken.csv", "--truth", "l"]),
    ("report pipe --truth l", ["report", "pipe", "--truth", "l"]),
    ("report . --truth l", ["report", ".", "--truth", "l"]),
    ("report ~/home.csv --truth ho", ["report", "HOME/home.csv", "--truth", "home_label"]),
    ("report packed.csv.gz --truth pa", ["report", "packed.csv.gz", "--truth", "packed_label"]),
    ("bayes --from odd.csv --positive y", ["bayes", "--from", "odd.csv", "--positive", "yes"]),
    ("completion f", ["completion", "fish"]),
]


class Terminal:
    """A shell in which keys are pressed. `assay` prints its arguments there; completion runs the program itself."""

    def __init__(self, command, setting_up, folder, environment):
        self.child, self.screen = pty.fork()
        if self.child == 0:
            os.chdir(folder)
            os.execvpe(command[0], command, environment)
        fcntl.ioctl(self.screen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 500, 0, 0))
        self.press(setting_up + "\n")
        self.press("assay READY\n")
        if b"<READY>" not in self.until(b"<READY>\r\nDONE"):
            raise TimeoutError(f"{command[0]} does not start")

    def press(self, keys):
        os.write(self.screen, keys.encode())

    def until(self, marker, seconds=10):
        seen, end = b"", time.monotonic() + seconds
        while marker not in seen and time.monotonic() < end:
            if select.select([self.screen], [], [], 0.05)[0]:
                seen += os.read(self.screen, 65536)
        return seen

    def arguments(self, typed):
        """What assay gets when the line is typed, then Tab and Enter."""
        self.press("assay " + typed + "\t\n")
        seen = self.until(b"\r\nDONE").decode(errors="replace")
        found = re.findall(r"\n((?:<[^\n]*>)?)\r\nDONE", seen)
        return found[-1] if found else repr(seen)

    def close(self):
        os.close(self.screen)
        os.waitpid(self.child, 0)


PRINTING = """assay() { if [ $# -gt 0 ]; then printf '<%s>' "$@"; fi; echo; echo DONE; }"""


def pressed(name, command, setting_up, folder, environment):
    """The differences of the cases in a shell with a terminal, up to a line that does not end."""
    terminal = Terminal(command, setting_up, folder, environment)
    found = []
    for typed, wanted in CASES:
        got, expected = terminal.arguments(typed), "".join(f"<{word.replace('HOME', folder)}>" for word in wanted)
        if got != expected:
            found.append(f"{name}: assay {typed}[Tab]: {got}, where {expected} is wanted")
        if not got.startswith("<"):
            break
    terminal.close()
    return found


def in_bash(folder, environment):
    bash = ["bash", "--norc", "--noprofile", "-i"]
    quiet = "PS1=; bind 'set bell-style none'; bind 'set enable-bracketed-paste off'; "
    found = pressed("bash", bash, f"{quiet}source <(assay completion bash); {PRINTING}", folder, environment)
    loader = "/usr/share/bash-completion/bash_completion"
    if not os.path.exists(loader):
        print("completion: bash-completion is not installed, and is left out")
        return found
    # It finds the script by the name of the command.
    completions = pathlib.Path(folder, "share/bash-completion/completions")
    completions.mkdir(parents=True)
    script = subprocess.run(["assay", "completion", "bash"], env=environment, check=True, stdout=subprocess.PIPE).stdout
    (completions / "assay").write_bytes(script)
    return found + pressed("bash-completion", bash, f"{quiet}source {loader}; {PRINTING}", folder,
                           {**environment, "XDG_DATA_HOME": f"{folder}/share"})


def in_zsh(folder, environment):
    setting_up = ("PS1=; unset zle_bracketed_paste; autoload -Uz compinit; compinit -u -D; "
                  f"source <(assay completion zsh); {PRINTING}")
    return pressed("zsh", ["zsh", "-f", "-i", "-o", "nobeep"], setting_up, folder, environment)


def in_fish(folder, environment):
    """Fish says itself what it would offer. It escapes the words as it inserts them."""
    found = []
    lines = [(typed, wanted) for typed, wanted in CASES if "`" not in typed]
    script = "assay completion fish | source\n" + "".join(
        f"complete -C {quoted_for_fish('assay ' + typed)}\necho END\n" for typed, _ in lines)
    done = subprocess.run(["fish", "--no-config", "-c", script], cwd=folder, env=environment, check=True, text=True,
                          stdout=subprocess.PIPE)
    for (typed, wanted), printed in zip(lines, done.stdout.split("END\n"), strict=False):
        offered = [line.split("\t")[0] for line in printed.splitlines()]
        nothing = typed.endswith(" " + wanted[-1])  # the word stays as it is
        if os.path.commonprefix(offered) != ("" if nothing else wanted[-1]):
            found.append(f"fish: assay {typed}[Tab]: {offered}, where {wanted[-1]} is wanted")
    return found


def quoted_for_fish(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def prepare(folder):
    with open(f"{folder}/odd.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *ROWS])
    for name, text in (("home.csv", "home_label\nno\n"), ("broken.csv", "label,\"\nno\n"), ("empty.csv", "")):
        pathlib.Path(folder, name).write_text(text, encoding="utf-8")
    with gzip.open(f"{folder}/packed.csv.gz", "wt") as file:
        file.write("packed_label\nno\n")
    os.mkfifo(f"{folder}/pipe")


def main():
    found, count = [], 0
    with environment_with(sys.argv[1]) as environment, tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        environment = {**environment, "HOME": folder, "TERM": "dumb", "HISTFILE": "", "XDG_CONFIG_HOME": f"{folder}/none"}
        for shell, run in (("bash", in_bash), ("zsh", in_zsh), ("fish", in_fish)):
            if shutil.which(shell):
                found += run(folder, environment)
                count += 1
            else:
                print(f"completion: {shell} is not installed, and is left out")
        if os.path.exists(f"{folder}/executed"):
            found.append("completion ran what a column is called")
    print("\n".join(found) or f"completion: {len(CASES)} lines in {count} shells")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
