#!/usr/bin/env python3
"""page.py PAGE N FILE: whether FILE holds what PAGE shows below its Nth command (from 1); `…` stands for any lines.
page.py PAGE N: prints that."""
import sys
from pathlib import Path


def shown(page):
    console, blocks = False, []
    for line in Path(page).read_text().splitlines():
        if line.startswith("```"):
            console = not console and line == "```console"
        elif console and line.startswith("$ "):
            blocks.append([])
        elif console:
            blocks[-1].append(line)
    return blocks


def matches(wanted, lines):
    if not wanted:
        return not lines
    if wanted[0] == "…":
        return any(matches(wanted[1:], lines[n:]) for n in range(len(lines) + 1))
    return bool(lines) and wanted[0] == lines[0] and matches(wanted[1:], lines[1:])


page, number, *files = sys.argv[1:]
expected = shown(page)[int(number) - 1]
if not files:
    print("\n".join(expected))
    sys.exit(0)
found = Path(files[0]).read_text().rstrip("\n").splitlines()
if expected and not matches(expected, found):
    print("shown:", *expected, "", "printed:", *found, sep="\n")
    sys.exit(1)
