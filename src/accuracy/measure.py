#!/usr/bin/env python3
"""measure.py CORPUS: every figure of docs/accuracy.md, from the lists here and the copies in CORPUS.

Writes the page, and hits.tsv for docs/evidence.md, if all copies are there; else it prints it and ends with 1, as it does if a run ended with 4.
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
SAME = {"PG034": "PG110", "PG075": "PG710"}
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


def depth(corpus, files, labels):
    """Labelled files, each in a run of its own, as somebody would lint it who keeps the defaults."""
    by_file = labelled(labels)
    results = []
    for row in lists.rows(files):
        if not lists.present(corpus, row):
            results.append((row, None))
            continue
        path = lists.place(corpus, row)
        done = run.lint(PGGEN, corpus / row["repository"].replace("/", "__", 1), [row["path"]], "default")
        begins = begins_of(path, row)
        results.append((row, matching.compare(by_file[row["n"]], done.findings, begins, row["path"])))
    return results


def begins_of(path, row):
    text = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return blocks.starts(text, row["format"] == "nomad")


def labelled(name):
    """The labels of a list by file number. A reader used the ids that a spec has for an ended major and a secret in argv."""
    found = collections.defaultdict(list)
    for label in lists.rows(name):
        label["rule"] = SAME.get(label["rule"], label["rule"]) or "-"
        found[label["n"]].append(label)
    return found


def agreement(corpus):
    """How the second reader's labels answer the first one's, in the files that both read."""
    first, second = labelled("labels.tsv"), labelled("labels-second.tsv")
    both, ours, theirs = 0, 0, 0
    for row in lists.rows("labelled.tsv"):
        if row["n"] not in second or not lists.present(corpus, row):
            continue
        begins = begins_of(lists.place(corpus, row), row)
        one = [lb for lb in first[row["n"]] if lb["weight"] == "act"]
        other = [as_finding(lb, row) for lb in second[row["n"]] if lb["weight"] == "act"]
        outcome = matching.compare(one, other, begins, row["path"])
        both, ours, theirs = both + len(outcome.matches), ours + len(one), theirs + len(other)
    return both, ours, theirs


def as_finding(label, row):
    rule = label["rule"] if label["rule"] not in ("-", "") else "PG" + label["family"] + "--"
    return {"rule": rule, "line": int(label["line"]), "path": row["path"], "related": []}


def hits(wide):
    """How much each rule of lint found in all files of both lists, by rule."""
    fired = page.fired(wide)
    rows = [f"{rule}\t{n}" for rule, n in sorted(fired.items()) if page.asked(rule)]
    return "\n".join(["rule\tfindings"] + rows) + "\n"


def main():
    if len(sys.argv) != 2:
        sys.exit("measure.py CORPUS: the directory with OWNER__NAME/PATH")
    corpus = pathlib.Path(sys.argv[1]).resolve()
    wide = [breadth(corpus, "compose.tsv"), breadth(corpus, "nomad.tsv")]
    first = depth(corpus, "labelled.tsv", "labels.tsv")
    fresh = depth(corpus, "labelled-fresh.tsv", "labels-fresh.tsv")
    unseen = depth(corpus, "labelled-unseen.tsv", "labels-unseen.tsv")
    text = page.written(wide, first, fresh, unseen, agreement(corpus))
    if all(w["present"] == w["listed"] for w in wide):
        (REPO / "docs" / "accuracy.md").write_text(text, encoding="utf-8")
        (lists.HERE / "hits.tsv").write_text(hits(wide), encoding="utf-8")
        print("wrote docs/accuracy.md and src/accuracy/hits.tsv; `make docs` takes these to docs/evidence.md")
    else:
        print(text)
        print("error: copies are missing, so docs/accuracy.md stays as it is", file=sys.stderr)
        sys.exit(1)
    if any(w["codes"][4] for w in wide):
        sys.exit("error: pggen ended with 4")


if __name__ == "__main__":
    main()
