#!/usr/bin/env python3
"""beside.py CLONES: writes beside.tsv, the files beside the labelled Compose files that those use, as they are in
git directories CLONES/OWNER__NAME at the listed commit. Needs PyYAML; who only measures does not need this."""

import hashlib
import pathlib
import posixpath
import re
import subprocess
import sys

import lists
import yaml

REFERENCE = re.compile(r"\$\{\w+(?::?-([^${}]*))?[^}]*\}|\$\w+")
SERVER_FILES = ("pg_hba.conf", "postgresql.conf")
INIT = "/docker-entrypoint-initdb.d"
MOST = 50


class Plain(yaml.SafeLoader):
    """Tags of Compose mean nothing here."""


Plain.add_multi_constructor("!", lambda loader, _, node: None)


def git(clone, *args):
    done = subprocess.run(["git", "-C", str(clone), *args], capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else b""


def items(value):
    """A list, or the one value that stands for it."""
    return value if isinstance(value, list) else [] if value is None else [value]


def filled(text):
    """With the defaults of its variables."""
    return REFERENCE.sub(lambda m: m.group(1) or "", str(text))


def mounted(volume):
    """The path of the host, if a script of the database or a file of its settings is mounted from there."""
    if isinstance(volume, dict):
        source, target = volume.get("source"), volume.get("target")
    else:
        parts = filled(volume).split(":")
        source, target = (parts[0], parts[1]) if len(parts) > 1 else (None, "")
    source, target = filled(source or ""), filled(target or "")
    wanted = target.startswith(INIT) or target.endswith(SERVER_FILES) or source.endswith(SERVER_FILES)
    return source if wanted and source.startswith(".") else None


def built(build):
    """The Dockerfile of a build below the file."""
    if isinstance(build, str):
        return posixpath.join(filled(build), "Dockerfile")
    if isinstance(build, dict) and isinstance(build.get("context", "."), str):
        return posixpath.join(filled(build.get("context", ".")), filled(build.get("dockerfile", "Dockerfile")))
    return None


def used(text):
    """Paths that a Compose file uses, from its directory."""
    paths = [".env"]
    try:
        root = yaml.load(text, Plain)
    except yaml.YAMLError:
        return paths
    services = root.get("services") if isinstance(root, dict) else None
    for service in (services or {}).values():
        if isinstance(service, dict):
            paths += [filled(e["path"] if isinstance(e, dict) else e) for e in items(service.get("env_file"))]
            paths += [mounted(v) for v in items(service.get("volumes"))]
            paths.append(built(service.get("build")))
            extends = service.get("extends")
            paths.append(filled(extends.get("file", "")) if isinstance(extends, dict) else None)
    for include in items(root.get("include")) if isinstance(root, dict) else []:
        wanted = include.get("path") if isinstance(include, dict) else include
        paths += [filled(path) for path in items(wanted)]
    return [p for p in paths if p and "://" not in p and not p.startswith("/")]


def beside(clone, row):
    """The files of the repository that a labelled file uses, and what says which of them Git ignores."""
    tree = set(git(clone, "ls-tree", "-r", "-z", "--name-only", row["commit"]).decode().split("\0"))
    home = posixpath.dirname(row["path"])
    found = set()
    for path in used(git(clone, "show", f"{row['commit']}:{row['path']}")):
        whole = posixpath.normpath(posixpath.join(home, path))
        found.update([whole] if whole in tree else sorted(f for f in tree if f.startswith(whole + "/"))[:MOST])
    for path in [row["path"], *found]:
        directory = path
        while directory:
            directory = posixpath.dirname(directory)
            ignores = posixpath.join(directory, ".gitignore")
            found.update([ignores] if ignores in tree else [])
    return sorted(found)


def main():
    if len(sys.argv) != 2:
        sys.exit("beside.py CLONES")
    out = set()
    for name in ("labelled.tsv", "labelled-fresh.tsv", "labelled-unseen.tsv", "labelled-exam.tsv", "labelled-later.tsv", "labelled-last.tsv"):
        for row in lists.rows(name):
            clone = pathlib.Path(sys.argv[1]) / row["repository"].replace("/", "__", 1)
            for path in beside(clone, row) if row["format"] == "compose" else []:
                digest = hashlib.sha256(git(clone, "show", f"{row['commit']}:{path}")).hexdigest()
                out.add((row["repository"], path, row["commit"], digest))
    lines = ["repository\tpath\tcommit\tsha256"] + ["\t".join(each) for each in sorted(out)]
    (lists.HERE / "beside.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(out)} files")


if __name__ == "__main__":
    main()
