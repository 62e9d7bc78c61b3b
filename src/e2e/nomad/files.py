"""What a task's templates render to, written into its directory."""

import json
import os


def write(directory: str, templates: list[dict]) -> dict[str, str]:
    """Writes each file with its mode and owner; the variables that `env = true` adds."""
    variables: dict[str, str] = {}
    for file in templates:
        path = os.path.join(directory, file["destination"].removeprefix("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as stream:
            stream.write(file["text"])
        os.chmod(path, int(file["perms"], 8))
        os.chown(path, file.get("uid", -1), file.get("gid", -1))
        if file.get("env"):
            variables |= environment(file["text"])
    return variables


def environment(text: str) -> dict[str, str]:
    """NAME=VALUE lines; a value in double quotes is read as JSON, which `toJSON` writes."""
    variables = {}
    for line in text.splitlines():
        name, _, value = line.strip().partition("=")
        if name and not name.startswith("#"):
            variables[name] = json.loads(value) if value.startswith('"') else value
    return variables
