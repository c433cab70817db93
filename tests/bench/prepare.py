"""What must be there before anything is timed: the peers, the generator and its files."""

import pathlib
import shutil
import subprocess
import sys

from contests import PYTHON, BenchError

HERE = pathlib.Path(__file__).resolve().parent
NPM = {  # peer: the pinned version of its packages, and the packages, of which the first is what it loads
    "duckdb": ("1.5.6-r.1", ("@duckdb/node-api",)),
    "polars": ("0.26.1", ("nodejs-polars", "nodejs-polars-linux-x64-gnu")),
}
# Without the last flag a compiler may fuse a*b+c where the machine can, and the scores would differ.
COMPILE = ("c++", "-O2", "-std=c++20", "-ffp-contract=off")


def npm_dir(work, peer):
    return work / f"{peer}-{NPM[peer][0]}"


def why_no_pandas(_work):
    if not shutil.which(PYTHON):
        return f"no {PYTHON}"
    probe = subprocess.run([PYTHON, "-c", "import pandas, sklearn"], capture_output=True, text=True)
    return probe.stderr.strip().splitlines()[-1] if probe.returncode else ""


def why_no_packages(work, peer):
    if not (shutil.which("node") and shutil.which("npm")):
        return "no node or no npm"
    version, packages = NPM[peer]
    pinned = [f"{package}@{version}" for package in packages]
    npm_dir(work, peer).mkdir(exist_ok=True)
    probe = ["node", "--eval", f"require('{packages[0]}')"]
    install = ["npm", "install", "--no-audit", "--no-fund", "--prefix", ".", *pinned]
    for command in (probe, install, probe):
        done = subprocess.run(command, cwd=npm_dir(work, peer), capture_output=True)
        if command is probe and done.returncode == 0:
            return ""
    return f"npm could not install {' '.join(pinned)}"


def why_no_floor(work):
    source, program = HERE / "floor.cpp", work / "floor"
    try:
        if is_stale(program, source):
            make(program, lambda part: [*COMPILE, source, "-o", part, "-lhwy_contrib", "-lhwy"])
    except BenchError:
        return "it does not compile; is libhwy-dev there?"
    return ""


PEERS = {
    "pandas": why_no_pandas,
    "polars": lambda work: why_no_packages(work, "polars"),
    "duckdb": lambda work: why_no_packages(work, "duckdb"),
    "floor": why_no_floor,
}


def absent_peers(work, wanted, skipped):
    """Why each peer that is wanted and cannot take part does not."""
    absent = {peer: "skipped" for peer in skipped}
    for peer in wanted - set(skipped):
        if reason := PEERS[peer](work):
            absent[peer] = f"not installed: {reason}"
    return absent


def is_stale(path, source):
    return not path.exists() or path.stat().st_mtime < source.stat().st_mtime


def make(path, command):
    """Runs a command that writes to the path it is given; half a file never takes the real name."""
    print(f"making {path}", file=sys.stderr)
    part = path.with_name(path.name + ".part")
    if subprocess.run(command(part)).returncode != 0:
        raise BenchError(f"cannot make {path}")
    part.rename(path)


def data_file(work, rows, slices=0):
    """A file of so many rows, in the page cache; with a column of so many slices, unless 0."""
    source = HERE / "make_data.cpp"
    generator, path = work / "make_data", work / f"rows-{rows}{f'-by-{slices}' if slices else ''}.csv"
    if is_stale(generator, source):
        make(generator, lambda part: [*COMPILE, source, "-o", part])
    if is_stale(path, source):
        make(path, lambda part: ["sh", "-c", 'out=$1; shift; exec "$0" "$@" > "$out"', generator, part, str(rows),
                               *([str(slices)] if slices else [])])
    return in_page_cache(path)


def made_of(rows_file, suffix, program):
    """The same rows in another form: an awk or shell command line, which reads $1."""
    path = rows_file.with_suffix(suffix)
    if is_stale(path, rows_file):
        make(path, lambda part: ["sh", "-c", f'{program} > "$2"', "sh", rows_file, part])
    return in_page_cache(path)


def json_file(rows_file):
    return made_of(rows_file, ".jsonl",
                   """awk -F, 'NR > 1 { printf "{\\"id\\":%s,\\"label\\":%s,\\"score\\":%s}\\n", $1, $2, $3 }' "$1\"""")


def gzip_file(rows_file):
    return made_of(rows_file, ".csv.gz", 'gzip -c "$1"')


def joined_file(rows_file):
    """Its ids and scores; beside it, under the same name and .truth.csv, its ids and labels in another order."""
    path = made_of(rows_file, ".joined.csv", 'cut -d, -f1,3 "$1"')
    truth = made_of(rows_file, ".joined.csv.truth.csv",
                    "{ echo id,label; tail -n +2 \"$1\" | cut -d, -f1,2 | awk '{ print (NR * 48271) % 2147483647 \"\\t\" $0 }'"
                    " | sort -n | cut -f2; }")
    in_page_cache(truth)
    return path


def in_page_cache(path):
    with open(path, "rb", buffering=0) as stream:
        # In small pieces: a child's peak memory counts from this process's size at the time of the spawn.
        while stream.read(1 << 18):
            pass
    return path
