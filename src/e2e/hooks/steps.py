#!/usr/bin/env python3
"""steps.py action FILE DIR [INPUT=VALUE...]   the `run` steps of a composite action, as GitHub would run them
steps.py gitlab FILE DIR                     the commands of the job in a GitLab template, as GitLab would run them
steps.py fence PAGE LANGUAGE                 the first block of that language in a page
Writes DIR/N.sh and DIR/N.env for each step and prints how many there are."""
import re
import sys
from pathlib import Path

import yaml

INPUT = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}")


def filled(text, inputs):
    """An expression in a variable; one that is no input ends the program with its name."""
    return INPUT.sub(lambda m: inputs[m.group(1)], str(text))


def wanted(step, inputs):
    condition = str(step.get("if", "")).removeprefix("${{").removesuffix("}}").strip()
    if not condition:
        return True
    name, value = re.fullmatch(r"inputs\.([a-z-]+) == '([^']*)'", condition).groups()
    return inputs[name] == value


def action(file, inputs):
    document = yaml.safe_load(file.read_text())
    if document["runs"]["using"] != "composite":
        sys.exit("not a composite action")
    known = {name: str(about["default"]) for name, about in document["inputs"].items()}
    unknown = inputs.keys() - known.keys()
    if unknown:
        sys.exit(f"no such input: {unknown}")
    known.update(inputs)
    for step in document["runs"]["steps"]:
        if "uses" in step:
            if not re.search(r"@[0-9a-f]{40}$", step["uses"]):
                sys.exit(f"not pinned by a commit: {step['uses']}")
        elif step["shell"] != "bash" or "${{" in step["run"]:
            sys.exit(f"an expression inside a script would be run: {step['run']}")
        elif wanted(step, known):
            yield step["run"], {k: filled(v, known) for k, v in step.get("env", {}).items()}


def gitlab(file):
    job = yaml.safe_load(file.read_text())["pggen"]
    # One shell for both parts, with `set -eo pipefail`, as the runner has it.
    yield "\n".join([*job["before_script"], *job["script"]]), job["variables"]


def fence(page, language):
    text = Path(page).read_text()
    start = text.index(f"\n```{language}\n") + len(language) + 5
    return text[start : text.index("\n```\n", start) + 1]


def write(steps, directory):
    count = 0
    for script, variables in steps:
        count += 1
        (directory / f"{count}.sh").write_text(script + "\n")
        (directory / f"{count}.env").write_bytes(b"".join(f"{k}={v}".encode() + b"\0" for k, v in variables.items()))
    print(count)


match sys.argv[1:]:
    case ["action", file, directory, *inputs]:
        write(action(Path(file), dict(i.split("=", 1) for i in inputs)), Path(directory))
    case ["gitlab", file, directory]:
        write(gitlab(Path(file)), Path(directory))
    case ["fence", page, language]:
        sys.stdout.write(fence(page, language))
    case _:
        sys.exit(__doc__)
