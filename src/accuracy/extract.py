#!/usr/bin/env python3
"""extract.py CLONES CORPUS: copies the listed files out of git directories CLONES/OWNER__NAME, or
OWNER__NAME.git, at the listed commit, and makes each CORPUS/OWNER__NAME the repository that it
is, by an empty directory .git. Says what is not there, and ends with 1 then."""

import pathlib
import subprocess
import sys

import lists


def copied(clones, corpus, row):
    """Copies one file, if the commit is there and the file is the listed one."""
    name = row["repository"].replace("/", "__", 1)
    for repository in (clones / name, clones / (name + ".git")):
        done = subprocess.run(
            ["git", "-C", str(repository), "show", f"{row['commit']}:{row['path']}"],
            capture_output=True, check=False) if repository.is_dir() else None
        if done is not None and done.returncode == 0:
            path = lists.place(corpus, row)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(done.stdout)
            return lists.present(corpus, row)
    return False


def main():
    if len(sys.argv) != 3:
        sys.exit("extract.py CLONES CORPUS")
    clones, corpus = map(pathlib.Path, sys.argv[1:])
    rows = [row for name in ("compose.tsv", "nomad.tsv", "beside.tsv") for row in lists.rows(name)]
    absent = [row for row in rows if not lists.present(corpus, row) and not copied(clones, corpus, row)]
    for row in rows:
        if lists.present(corpus, row):
            lists.top(corpus, row).joinpath(".git").mkdir(exist_ok=True)
    for row in absent:
        print(f"absent: {row['repository']} {row['commit']} {row['path']}")
    print(f"{len(rows) - len(absent)} of {len(rows)} files are there")
    sys.exit(1 if absent else 0)


if __name__ == "__main__":
    main()
