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
        told = told_elsewhere(row, outcome, said)
        for label in outcome.missed:
            if id(label) in told:
                if label["weight"] == "act":
                    table[label["rule"] if label["rule"] != "-" else "family " + label["family"]].update(act=1, found=1)
            elif label["weight"] == "act":
                table[label["rule"] if label["rule"] != "-" else "family " + label["family"]].update(act=1)
                missed.append((row, label))
        for finding in outcome.unlabelled:
            verdict = said.get((row["n"], finding["rule"], str(finding["line"])))
            right = verdict is not None and verdict["verdict"].split()[0] in ("true", "same")
            table[finding["rule"]].update(findings=1, right=int(right), unjudged=int(verdict is None))
            extra.append((row, finding, verdict))
    return table, missed, extra


def told_elsewhere(row, outcome, said):
    """The labels that a finding elsewhere, or of another rule, says as well, by a verdict `same`, or `same LINE…` if they stand elsewhere."""
    told = set()
    for finding in outcome.unlabelled:
        verdict = said.get((row["n"], finding["rule"], str(finding["line"])))
        lines = same(verdict)
        told |= {id(lb) for lb in outcome.missed if lb["line"] in lines}
    return told


def same(verdict):
    """The lines of the labels that a finding means, by a verdict; mostly none."""
    words = verdict["verdict"].split() if verdict is not None else []
    return words[1:] or [verdict["line"]] if words[:1] == ["same"] else []


INTRO = """# How often it is right

Every figure here is written by `make accuracy CORPUS=DIR` from the lists in `src/accuracy` and copies of the public files that they name; nothing of those files is kept here. What the words mean, and what to think of before a figure is used, stands in `src/accuracy/README.md`."""


def written(wide, sets):
    """The page: what all files gave, then each set of labelled files with its heading, words and agreement of readers."""
    out = [INTRO, "", "## Many files", ""]
    out += ["| list | files | here | repositories | runs by exit code | not read | slowest run of a repository |", "|---|---|---|---|---|---|---|"]
    for w in wide:
        codes = ", ".join(f"{n} with {code}" for code, n in sorted(w["codes"].items()))
        out.append(f"| `{w['name']}` | {w['listed']} | {w['present']} | {w['repositories']} | {codes} | {len(w['unread'])} | {w['slowest']:.1f} s |")
    found = fired(wide)
    out += ["", f"{sum(map(asked, found))} rules found something, in the profile `strict` (what the others rest on: [evidence](evidence.md)):", ""]
    out += [", ".join(f"{rule} {n}" for rule, n in sorted(found.items())) + "."]
    out += ["", "Not read, and why:", ""] + [f"- `{k}`: {v}" for w in wide for k, v in sorted(w["unread"].items())]
    out += ["", "Exit 2 means that a named file holds no manifest. Those are:", ""]
    out += [f"- {n} of {repository}: {reason}" for (repository, reason), n in sorted(refused(wide).items())]
    for heading, words, results, readers in sets:
        out += ["", "## " + heading, "", words, ""] + labelled(results)
        if readers is not None:
            out += ["", agreed(*readers)]
    return "\n".join(out) + "\n"


def agreed(files, both, ours, theirs):
    """One sentence on two readers of the same files."""
    return (f"{files} of them were read by a second reader, who saw neither the first one's labels nor the linter: of {ours} labels to act on "
            f"and the second reader's {theirs}, {both} answer each other, {share(2 * both, ours + theirs)} of both.")


def fired(wide):
    """How often each id was found in all files of the lists."""
    found = collections.Counter()
    for w in wide:
        found.update(w["rules"])
    return found


def asked(rule):
    """Whether an id is that of a rule of lint: below are findings of reading, above those about suppressions."""
    return "PG100" <= rule < "PG990"


def refused(wide):
    """How many files of a repository were not read, by the reason on standard error."""
    found = collections.Counter()
    for line in (line for w in wide for line in w["said"]):
        if " was not read, because " in line:
            found[line.split(": ")[0], line.split(" was not read, because ")[1]] += 1
    return found


def labelled(results):
    table, missed, extra = tallies(results)
    here = [r for r in results if r[1] is not None]
    out = [f"{len(here)} of {len(results)} files are here.", ""]
    out += ["| rule | to act on | found | recall | findings | labelled | judged right afterwards | precision | not judged |", "|---|---|---|---|---|---|---|---|---|"]
    whole, few = collections.Counter(), collections.defaultdict(collections.Counter)
    for rule, c in sorted(table.items()):
        whole.update(c)
        if max(c["act"], c["findings"]) >= ENOUGH and rule.startswith("PG"):
            out.append(line(rule, c))
        else:
            few[rule[2] if rule.startswith("PG") else rule[-1]].update(c)
    out += [line(f"others of family {family}", c) for family, c in sorted(few.items())]
    out.append(line("all", whole))
    out += ["", "<details><summary>Missed</summary>", ""] + [f"- {row['n']} line {label['line']}, {label['rule']}: {label['problem']}" for row, label in missed]
    fell = [(row, label) for row, outcome in here for label in outcome.fallen]
    if fell:
        out += ["", "</details>", "", "<details><summary>Labels that do not hold</summary>", ""]
        out += [f"- {row['n']} line {label['line']}, {label['rule']}: {label['problem']} ({label['why']})" for row, label in fell]
    out += ["", "</details>", "", "<details><summary>Found without a label</summary>", ""]
    for row, finding, verdict in extra:
        word = "not judged" if verdict is None else f"{verdict['verdict']}: {verdict['why']}"
        out.append(f"- {row['n']} line {finding['line']}, {finding['rule']} ({word})")
    return out + ["", "</details>"]


def line(rule, c):
    return (f"| {rule} | {c['act']} | {c['found']} | {share(c['found'], c['act'])} | {c['findings']} | {c['labelled']} "
            f"| {c['right'] - c['labelled']} | {share(c['right'], c['findings'])} | {c['unjudged']} |")
