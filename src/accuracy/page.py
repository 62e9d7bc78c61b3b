"""docs/accuracy.md as text."""

import collections

import lists

ENOUGH = 10


def share(part, whole):
    return "-" if not whole else f"{part / whole:.3f}"


def verdicts():
    """What a reader said afterwards of findings that no label names, by file number, rule and line."""
    return {(v["n"], v["rule"], v["line"]): v for v in lists.rows("verdicts.tsv")}


def tallies(results):
    """Per rule or family: act labels, found ones, findings, right ones, those with a label."""
    table = collections.defaultdict(collections.Counter)
    missed, extra = [], []
    said = verdicts()
    for row, outcome in results:
        if outcome is None:
            continue
        answers = []
        for match in outcome.matches:
            rule = match.finding["rule"]
            if match.finding not in answers:
                answers.append(match.finding)
                table[rule].update(findings=1, labelled=1, right=1)
            if match.label["weight"] == "act":
                named = rule if match.label["rule"] != "-" else "family " + match.label["family"]
                table[named].update(act=1, found=1)
        for label in outcome.missed:
            if label["weight"] == "act":
                table[label["rule"] if label["rule"] != "-" else "family " + label["family"]].update(act=1)
                missed.append((row, label))
        for finding in outcome.unlabelled:
            verdict = said.get((row["n"], finding["rule"], str(finding["line"])))
            right = verdict is not None and verdict["verdict"] == "true"
            table[finding["rule"]].update(findings=1, right=int(right), unjudged=int(verdict is None))
            extra.append((row, finding, verdict))
    return table, missed, extra


def written(wide, results):
    out = ["# How often it is right", ""]
    out += ["Measured by `make accuracy CORPUS=DIR` from the lists in `src/accuracy` and copies of the public files that they name.", ""]
    out += ["## Many files", "", "| list | files | here | repositories | runs by exit code | not read | slowest run |", "|---|---|---|---|---|---|---|"]
    for w in wide:
        codes = ", ".join(f"{n} with {code}" for code, n in sorted(w["codes"].items()))
        out.append(f"| `{w['name']}` | {w['listed']} | {w['present']} | {w['repositories']} | {codes} | {len(w['unread'])} | {w['slowest']:.1f} s |")
    fired = collections.Counter()
    for w in wide:
        fired.update(w["rules"])
    out += ["", f"{sum(1 for r in fired if r >= 'PG100' and r < 'PG990')} rules found something, in the profile `strict`:", ""]
    out += ["| rule | findings |", "|---|---|"] + [f"| {rule} | {n} |" for rule, n in sorted(fired.items())]
    out += ["", "Not read, and why:", ""] + [f"- `{k}`: {v}" for w in wide for k, v in sorted(w["unread"].items())]
    out += labelled(results)
    return "\n".join(out) + "\n"


def labelled(results):
    table, missed, extra = tallies(results)
    here = [r for r in results if r[1] is not None]
    out = ["", "## Labelled files", "", f"{len(here)} of {len(results)} are here.", ""]
    out += ["| rule | to act on | found | recall | findings | labelled | right | precision | not judged |", "|---|---|---|---|---|---|---|---|---|"]
    whole = collections.Counter()
    for rule, c in sorted(table.items()):
        whole.update(c)
        out.append(line(rule, c))
    out.append(line("all", whole))
    out += ["", "### Missed", ""] + [f"- {row['n']} line {label['line']}, {label['rule']}: {label['problem']}" for row, label in missed]
    out += ["", "### Without a label", ""]
    for row, finding, verdict in extra:
        word = "not judged" if verdict is None else f"{verdict['verdict']}: {verdict['why']}"
        out.append(f"- {row['n']} line {finding['line']}, {finding['rule']}: {finding['message']} ({word})")
    return out


def line(rule, c):
    return (f"| {rule} | {c['act']} | {c['found']} | {share(c['found'], c['act'])} | {c['findings']} | {c['labelled']} "
            f"| {c['right']} | {share(c['right'], c['findings'])} | {c['unjudged']} |")
