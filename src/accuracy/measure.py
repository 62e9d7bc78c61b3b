#!/usr/bin/env python3
"""measure.py CORPUS: every figure of docs/accuracy.md, from the lists here and the copies in CORPUS.

Prints the page; a missing copy is counted and said, never guessed at. Ends with 1 if a run ended with 4.
"""

import collections
import os
import pathlib
import sys

import blocks
import lists
import matching
import page
import run

REPO = lists.HERE.parent.parent
PGGEN = os.environ.get("PGGEN", str(REPO / "bin" / "pggen"))


def repositories(corpus, rows):
    """The listed files that are there, by repository."""
    found = collections.defaultdict(list)
    for row in rows:
        if lists.present(corpus, row):
            found[row["repository"]].append(row["path"])
    return dict(sorted(found.items()))


def breadth(corpus, name):
    """All files of a list, one run a repository."""
    rows = lists.rows(name)
    by_repository = repositories(corpus, rows)
    codes, rules, unread, slow, said = collections.Counter(), collections.Counter(), {}, 0.0, []
    for repository, files in by_repository.items():
        done = run.lint(PGGEN, corpus / repository.replace("/", "__", 1), files, "strict")
        codes[done.code] += 1
        slow = max(slow, done.seconds)
        rules.update(f["rule"] for f in done.findings)
        said += [f"{repository}: {line}" for line in done.said]
        for finding in done.findings:
            if finding["rule"] < "PG010":
                unread.setdefault(f"{repository}:{finding['path']}", f"{finding['rule']}: {finding['message']}")
    return {
        "name": name, "listed": len(rows), "present": sum(map(len, by_repository.values())),
        "repositories": len(by_repository), "codes": codes, "rules": rules, "unread": unread,
        "slowest": slow, "said": said,
    }


def depth(corpus):
    """The labelled files, each in a run of its own, as somebody would lint it who keeps the defaults."""
    labels = collections.defaultdict(list)
    for label in lists.rows("labels.tsv"):
        labels[label["n"]].append(label)
    results = []
    for row in lists.rows("labelled.tsv"):
        if not lists.present(corpus, row):
            results.append((row, None))
            continue
        path = lists.place(corpus, row)
        done = run.lint(PGGEN, corpus / row["repository"].replace("/", "__", 1), [row["path"]], "default")
        text = path.read_text(encoding="utf-8", errors="replace").splitlines()
        begins = blocks.starts(text, row["format"] == "nomad")
        results.append((row, matching.compare(labels[row["n"]], done.findings, begins)))
    return results


def main():
    if len(sys.argv) != 2:
        sys.exit("measure.py CORPUS: the directory with OWNER__NAME/PATH")
    corpus = pathlib.Path(sys.argv[1]).resolve()
    wide = [breadth(corpus, "compose.tsv"), breadth(corpus, "nomad.tsv")]
    print(page.written(wide, depth(corpus)))
    if any(w["codes"][4] for w in wide):
        sys.exit(1)


if __name__ == "__main__":
    main()
