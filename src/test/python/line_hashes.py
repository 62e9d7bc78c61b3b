#!/usr/bin/env python3
"""Hashes files as GitHub's upload action does, written from its description and not from our code.

    line_hashes.py FILE... > hashes.tsv

The hash of a line: take the text from the start of that line on, without blanks and tabs and with
every line end as one LF; behind the whole text stand one unit of 65535 and zeros without end. The
first 100 UTF-16 units of that are the digits of a number to the base 37; the hash is that number
modulo 2^64. Behind it stands how often the same hash has been there in the file, this time counted.
"""

import pathlib
import re
import sys


def units(text: str) -> list[int]:
    data = text.encode("utf-16-le", "surrogatepass")
    return [int.from_bytes(data[i : i + 2], "little") for i in range(0, len(data), 2)]


def hashes(text: str) -> list[str]:
    lines = re.split(r"\r\n|\r|\n", text)
    kept = ["".join(c for c in line if c not in " \t") for line in lines]
    seen: dict[str, int] = {}
    result = []
    for number in range(len(kept)):
        digits = units("\n".join(kept[number:]))[:100] + [65535]
        digits = (digits + [0] * 100)[:100]
        value = 0
        for digit in digits:
            value = (value * 37 + digit) % 2**64
        name = format(value, "x")
        seen[name] = seen.get(name, 0) + 1
        result.append(f"{name}:{seen[name]}")
    return result


for argument in sys.argv[1:]:
    path = pathlib.Path(argument)
    for each in hashes(path.read_bytes().decode("utf-8")):
        print(path.name, each, sep="\t")
