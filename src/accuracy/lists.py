"""The lists of public files and labels beside this file, and the copies of those files below a directory."""

import csv
import hashlib
import pathlib

HERE = pathlib.Path(__file__).resolve().parent


def rows(name):
    """The lines of a list as dictionaries; none if the list is not there."""
    path = HERE / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE))


def top(corpus, row):
    """The directory of a repository below the corpus."""
    return corpus / row["repository"].replace("/", "__", 1)


def place(corpus, row):
    """Where the copy of a listed file lies: OWNER__NAME/PATH below the corpus."""
    return top(corpus, row) / row["path"]


def present(corpus, row):
    """Whether the copy is there and is the listed one."""
    path = place(corpus, row)
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == row["sha256"]
