"""Whether what is rendered for Nomad holds together, values and all.

    variant.py HCLCHECK DIRECTORY

DIRECTORY holds a job, its operator.md and, in secrets/, the values that `pggen secrets` has made. Its
templates are filled by consul-template with what the commands of operator.md put where they put it;
each secret must come out byte for byte. Volumes of the job are those that operator.md makes, with the
same modes, or directories that client.hcl names. Prints what is wrong; else counts.
"""

import json
import os
import re
import subprocess
import sys

from files import environment

PUT = re.compile(r"^nomad var put -force @(secrets/\S+)$", re.M)
KV = re.compile(r"^vault kv put -mount=(\S+) (\S+) @(secrets/\S+)$", re.M)
MADE = re.compile(r"^sed \S+ (\S+) \| nomad volume (create|register) -$", re.M)
SET = [part for name in ("ALLOC_DIR=/alloc", "TASK_DIR=/local", "SECRETS_DIR=/secrets") for part in ("-set", "NOMAD_" + name)]


class Variant:
    def __init__(self, hclcheck: str, directory: str):
        self.hclcheck, self.directory = hclcheck, directory
        self.page = self.text("operator.md")
        self.client = self.text("client.hcl")
        self.wrong: list[str] = []
        self.filled = 0

    def text(self, path: str) -> str:
        with open(os.path.join(self.directory, path), encoding="utf-8", newline="") as stream:
            return stream.read()

    def ask(self, verb: str, *arguments: str) -> dict:
        run = subprocess.run([self.hclcheck, verb, *arguments], capture_output=True, text=True, check=False)
        if not run.stdout:
            sys.exit(f"hclcheck {verb}: {run.stderr}")
        answer = json.loads(run.stdout)
        self.wrong += [f"{arguments[-1]}:{p['line']}:{p['column']}: {p['text']}" for p in answer.get("problems", [])]
        return answer

    def data(self) -> str:
        """What the page's commands put into Nomad's variables, or into Vault as its API answers."""
        variables, secrets, files = {}, {}, set()
        for path in PUT.findall(self.page):
            files.add(path)
            put = json.loads(self.text(path))
            variables[put["Path"]] = put["Items"]
        for mount, at, path in KV.findall(self.page):
            files.add(path)
            secrets[f"{mount}/data/{at}"] = {"data": json.loads(self.text(path))}
        made = {f"secrets/tasks/{name}" for name in os.listdir(os.path.join(self.directory, "secrets/tasks"))}
        if files != made:
            self.wrong.append(f"operator.md puts {sorted(files)}, there is {sorted(made)}")
        path = os.path.join(self.directory, "data.json")
        with open(path, "w", encoding="utf-8") as stream:
            json.dump({"variables": variables, "secrets": secrets}, stream)
        return path

    def job(self, name: str, data: str) -> list[dict]:
        answer = self.ask("job", *SET, "-data", data, os.path.join(self.directory, name))
        for task in answer.get("tasks", []):
            for file in task.get("templates") or []:
                self.template(f"{name}: task {task['task']}: {file['destination']}", file)
        return [v for g in answer["job"]["TaskGroups"] for v in (g.get("Volumes") or {}).values()]

    def template(self, place: str, file: dict) -> None:
        if file.get("missing"):
            self.wrong.append(f"{place} waits for {file['missing']}")
        elif file["destination"].startswith("secrets/"):
            wanted = self.text(file["destination"])
            same = file["text"] == wanted
            if file.get("env"):
                same = environment(file["text"]) == {n: v[1:-1] for n, _, v in (line.partition("=") for line in wanted.splitlines())}
            self.filled += 1
            if not same:
                self.wrong.append(f"{place} is not what `pggen secrets` made")

    def volumes(self, asked: list[dict]) -> int:
        """Each volume that a job asks for is there, with the modes that it asks for."""
        objects = {}
        for name, _ in MADE.findall(self.page):
            values = self.ask("volume", os.path.join(self.directory, name))["values"]
            modes = values["capability"][0]
            objects[values.get("id", values["name"])] = (values["type"], modes["access_mode"], modes["attachment_mode"])
        names = set()
        for volume in asked:
            name = volume["Source"]
            names.add(name)
            wanted = (volume["Type"], volume["AccessMode"], volume["AttachmentMode"])
            if name in objects and objects[name] != wanted:
                self.wrong.append(f"volume {name}: the job asks for {wanted}, there is {objects[name]}")
            elif name not in objects and f'host_volume "{name}" {{' not in self.client:
                self.wrong.append(f"volume {name}: nobody makes it")
        if not set(objects) <= names:
            self.wrong.append(f"volumes that no job asks for: {sorted(set(objects) - names)}")
        return len(names)


def main() -> None:
    variant = Variant(*sys.argv[1:])
    data = variant.data()
    asked = [v for name in ("job.nomad.hcl", "drill.nomad.hcl") for v in variant.job(name, data)]
    volumes = variant.volumes(asked)
    if not variant.filled or not volumes:
        variant.wrong.append("nothing was compared")
    print("\n".join(variant.wrong) or f"{variant.filled} secrets, {volumes} volumes")
    sys.exit(bool(variant.wrong))


main()
