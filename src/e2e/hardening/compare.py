#!/usr/bin/env python3
"""Compares what the probe saw in the containers of each runtime, and prints a table of it.

    compare.py DEMANDS DIFFERENCES BASE DIRECTORY...

BASE and each DIRECTORY are named by their runtime and hold a file of facts for each container. A fact that
differs from that of BASE needs a line in DIFFERENCES with the value it has, and each such line must explain
something. Each container must have what DEMANDS says; one that BASE lacks has nothing else to be held to.
Ends with 1 after a line for each problem.
"""

import fnmatch
import os
import re
import sys
from collections import defaultdict

ABSENT = "none"


def rows(path: str, columns: int) -> list[list[str]]:
    """The lines of a table without its comments."""
    with open(path, encoding="utf-8") as stream:
        lines = [line.rstrip("\n") for line in stream if line.strip() and not line.startswith("#")]
    made = [line.split("\t") for line in lines]
    for number, row in enumerate(made, 1):
        if len(row) != columns:
            raise ValueError(f"{path}: row {number} has {len(row)} columns, not {columns}")
    return made


def facts(directory: str) -> dict[str, dict[str, str]]:
    """Container, fact, value. An answer without facts is no answer."""
    made = {}
    for name in sorted(os.listdir(directory)):
        made[name] = dict(rows(os.path.join(directory, name), 2))
        if not made[name]:
            raise ValueError(f"{directory}/{name}: the probe saw nothing")
    return made


def like(value: str, pattern: str) -> bool:
    """Whether a value has that form; `*` is the only wildcard beside `[...]`."""
    return re.fullmatch(fnmatch.translate(pattern), value) is not None


def among(container: str, names: str) -> bool:
    """Whether a list of names, or `*`, means the container."""
    return names == "*" or container in names.split()


class Differences:
    """What is known to differ, and whether each line of it still explains something."""

    def __init__(self, path: str):
        self.lines = rows(path, 6)
        self.used = [False] * len(self.lines)

    def explain(self, runtime: str, container: str, fact: str, value: str) -> str | None:
        for number, (target, where, what, has, kind, why) in enumerate(self.lines):
            if target == runtime and among(container, where) and like(fact, what) and like(value, has):
                self.used[number] = True
                return f"{kind}: {why}"
        return None

    def idle(self) -> list[str]:
        return [" ".join(line[:4]) for line, used in zip(self.lines, self.used) if not used]


def joined(names: list[str], everything: int) -> str:
    return "all" if len(names) == everything else " ".join(names)


def compare(demands: list[list[str]], known: Differences, base: str, runtimes: dict) -> list[str]:
    """Prints the table; the problems."""
    problems, told = [], 0
    for runtime, containers in runtimes.items():
        for container, seen in containers.items():
            for where, fact, wanted in demands:
                if among(container, where) and not like(seen.get(fact, ABSENT), wanted):
                    problems.append(f"{runtime} {container}: {fact} is {seen.get(fact, ABSENT)}, wanted {wanted}")
    for runtime in runtimes:
        if runtime != base:
            for missing in sorted(set(runtimes[base]) - set(runtimes[runtime])):
                problems.append(f"{runtime} {missing}: not seen")
        for extra in sorted(set(runtimes[runtime]) - set(runtimes[base])):
            print(f"{'alone':<10} {runtime} {extra}: {base} has no such container, so it is held to what each must show")
    names = sorted({fact for containers in runtimes.values() for seen in containers.values() for fact in seen})
    for fact in names:
        same = defaultdict(list)  # value: containers in which every runtime has it
        other = defaultdict(list)  # runtime, its value, the base's, explanation: containers
        for container, expected in runtimes[base].items():
            wanted, equal = expected.get(fact, ABSENT), True
            for runtime, containers in runtimes.items():
                value = containers.get(container, expected).get(fact, ABSENT)
                if value != wanted:
                    equal = False
                    reason = known.explain(runtime, container, fact, value)
                    other[runtime, value, wanted, reason].append(container)
            if equal:
                same[wanted].append(container)
        for value, where in same.items():
            if value != ABSENT:
                print(f"{'equal':<10} {fact:<36} {joined(where, len(runtimes[base]))}: {value}")
                told += 1
        for (runtime, value, wanted, reason), where in other.items():
            print(f"{'differs' if reason else 'UNEXPLAINED':<10} {fact:<36} {runtime} {joined(where, len(runtimes[base]))}: {value}; {base}: {wanted}; {reason or 'why?'}")
            told += 1
            if not reason:
                problems.append(f"{runtime} {' '.join(where)}: {fact} is {value}, on {base} {wanted}, and nothing explains it")
    problems += [f"explains nothing: {line}" for line in known.idle()]
    counts = ", ".join(f"{runtime} {len(containers)} containers" for runtime, containers in runtimes.items())
    print(f"{len(names)} facts in {told} rows; {counts}")
    return problems


def main() -> int:
    demands, differences, base, *others = sys.argv[1:]
    runtimes = {os.path.basename(directory): facts(directory) for directory in [base, *others]}
    problems = compare(rows(demands, 3), Differences(differences), os.path.basename(base), runtimes)
    for problem in problems:
        print(f"PROBLEM {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
