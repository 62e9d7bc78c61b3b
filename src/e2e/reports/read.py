#!/usr/bin/env python3
"""Findings as other programs read them from our reports: a line each, sorted.

    read.py json FILE        our own report, which the others are compared with
    read.py rdjson FILE      what reviewdog says it read
    read.py junit FILE       read by junitparser
    read.py schema SCHEMA FILE   holds a JSON file by a schema
    read.py hashes SARIF PROGRAM holds the line hashes in SARIF by what the program says of the files

A line is path, line, column where the form has one, and headline.
"""

import json
import subprocess
import sys
import urllib.parse


def headline(text: str) -> str:
    """The first of the sentences that we join for forms with a single field."""
    return text.split(" Why: ")[0].rstrip(".")


def ours(path: str):
    for f in json.load(open(path, encoding="utf-8"))["findings"]:
        if f["suppressed"] is None:
            yield f["path"], f["line"], f["column"], f["message"]


def rdjson(path: str):
    for d in json.load(open(path, encoding="utf-8"))["diagnostics"] or []:
        start = d["location"]["range"]["start"]
        # the first column is the one that SARIF means where none is said, and reviewdog says none
        yield d["location"]["path"], start["line"], start.get("column", 1), headline(d["message"])


def junit(path: str):
    from junitparser import Failure, JUnitXml

    for suite in JUnitXml.fromfile(path):
        for case in suite:
            for result in case.result:
                if isinstance(result, Failure):
                    place = case.name.rsplit(" at ", 1)[1].split(":")
                    yield suite.name, int(place[0]), int(place[1]), result.message


def schema(schema_path: str, path: str) -> None:
    import jsonschema

    rules = json.load(open(schema_path, encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(rules)
    report = json.load(open(path, encoding="utf-8"))
    jsonschema.Draft7Validator(rules).validate(report)
    if isinstance(report, list):
        prints = [each["fingerprint"] for each in report]
        assert len(set(prints)) == len(prints), "two findings have one fingerprint"


def hashes(path: str, program: str) -> None:
    results = json.load(open(path, encoding="utf-8"))["runs"][0]["results"]
    assert results, "there is nothing to compare"
    for result in results:
        place = result["locations"][0]["physicalLocation"]
        file = urllib.parse.unquote(place["artifactLocation"]["uri"])
        said = subprocess.run(
            [sys.executable, program, file], check=True, capture_output=True, text=True
        ).stdout.splitlines()
        wanted = said[place["region"]["startLine"] - 1].split("\t")[1]
        got = result["partialFingerprints"]["primaryLocationLineHash"]
        assert got == wanted, f"{file}: {got} is not {wanted}"


kind, *files = sys.argv[1:]
if kind == "schema":
    schema(*files)
elif kind == "hashes":
    hashes(*files)
else:
    for each in sorted({"json": ours, "rdjson": rdjson, "junit": junit}[kind](*files)):
        print(*each, sep="\t")
