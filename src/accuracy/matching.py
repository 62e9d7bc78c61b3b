"""Findings beside labels. A label is answered by a finding of its rule that has a place on the label's
line, or else in the label's block; each place answers one label. A label that names no rule is answered
by a finding of its family in its block that answers nothing else, or that has a place on its very line;
those to act on come first. What was judged to be the same as another label answers none of these."""

import collections

import blocks

Match = collections.namedtuple("Match", "label finding")
Outcome = collections.namedtuple("Outcome", "matches missed unlabelled fallen", defaults=[()])


def places_of(finding):
    """Where a finding points: its own place and the others that it names, each with its file."""
    return [(place["path"], place["line"]) for place in [finding, *finding["related"]]]


class Places:
    """The places of all findings that have answered no label yet."""

    def __init__(self, findings, begins, own):
        self.begins = begins
        self.own = own
        self.left = [(f, place) for f in findings for place in places_of(f)]
        self.used = []

    def take(self, wanted, near):
        """The finding of the first place that is wanted and near."""
        for place in self.left:
            if wanted(place[0]) and near(*place[1]):
                self.left.remove(place)
                self.used.append(place[0])
                return place[0]
        return None

    def block(self, path, line):
        """Where a line of a file belongs; one of a file beside belongs to nothing but itself."""
        return path, blocks.block(self.begins, line) if path == self.own else line

    def path(self, label):
        """The file of a label, from the top of the repository."""
        return label["file"].partition(":")[2] or self.own


def compare(labels, findings, begins, own, judged=frozenset()):
    """Pairs, labels without a finding, and findings without a label; begins are the blocks of the file at own.
    Judged are rules and lines of findings that were said to mean a label elsewhere or of another rule."""
    places, matches, left = Places(findings, begins, own), [], list(labels)
    for near in (on_line, in_block):
        left = answered(left, places, near, matches)
    free = [f for f in findings if (f["rule"], str(f["line"])) not in judged]
    missed = []
    for label in sorted(left, key=lambda lb: lb["weight"] != "act"):
        finding = None
        if label["rule"] == "-":
            fresh = [f for f in free if f not in places.used]
            finding = places.take(family(label, fresh), in_block(places, label)) or places.take(family(label, free), on_line(places, label))
        if finding is None:
            missed.append(label)
        else:
            matches.append(Match(label, finding))
    return Outcome(matches, missed, [f for f in findings if f not in places.used])


def answered(labels, places, near, matches):
    """Adds the pairs, and gives the labels that remain."""
    rest = []
    for label in labels:
        finding = None
        if label["rule"] != "-":
            finding = places.take(lambda f, lb=label: f["rule"] == lb["rule"], near(places, label))
        if finding is None:
            rest.append(label)
        else:
            matches.append(Match(label, finding))
    return rest


def family(label, among):
    """Whether a finding is one of these, and of the label's family."""
    return lambda f: f in among and f["rule"].startswith("PG" + label["family"])


def on_line(places, label):
    return lambda path, line: path == places.path(label) and line == int(label["line"])


def in_block(places, label):
    return lambda path, line: places.block(path, line) == places.block(places.path(label), int(label["line"]))
