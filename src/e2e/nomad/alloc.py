#!/usr/bin/env python3
"""Runs one group of a Nomad job by Docker as Nomad's docker driver would run it. Nomad itself is not there:
nothing schedules, restarts, checks health or signals on change.

    alloc.py start DIR JOB [--volume SOURCE=PATH]... [--data FILE] [--pause IMAGE]
                                   prestart tasks, then main, then poststart; ends with an error if one fails
    alloc.py exec DIR TASK COMMAND...     as `nomad alloc exec -t=false`, standard input included
    alloc.py action DIR TASK NAME         as `nomad action`
    alloc.py ports DIR                    the group's address, then label, host's port and inner port of each, a line each
    alloc.py logs DIR TASK
    alloc.py stop DIR                     tasks, then sidecars, by their own signal and patience; keeps the volumes

HCLCHECK names the command that reads the job; ALLOC_LABEL, where set, is a label of each container. DIR is the allocation's directory; it must not exist at start.
"""

import argparse
import json
import os
import subprocess
import sys
import time

import container
import files
import network

GRACE = 5.0  # seconds to stop where the job names none
PATIENCE = 180.0  # seconds for a task that has to end before the next ones begin


def label() -> list[str]:
    return ["--label", os.environ["ALLOC_LABEL"]] if os.environ.get("ALLOC_LABEL") else []


def docker(*words: str, check: bool = True, **more) -> subprocess.CompletedProcess:
    done = subprocess.run(["docker", *words], text=True, capture_output=True, check=False, **more)
    if check and done.returncode != 0:
        raise RuntimeError(f"docker {' '.join(words[:3])}: {done.stderr.strip()}")
    return done


def read(job: str, known: dict, data: str | None) -> dict:
    """What hclcheck says of the job; its problems end this."""
    words = [os.environ["HCLCHECK"], "job"]
    for name, value in known.items():
        words += ["-set", f"{name}={value}"]
    done = subprocess.run(words + (["-data", data] if data else []) + [job], text=True, capture_output=True, check=False)
    if not done.stdout:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


class Allocation:
    """The state of one run, kept beside what it made."""

    def __init__(self, directory: str):
        self.directory = os.path.abspath(directory)
        self.file = os.path.join(self.directory, "allocation.json")
        self.state: dict = {}

    def load(self) -> "Allocation":
        with open(self.file, encoding="utf-8") as stream:
            self.state = json.load(stream)
        return self

    def save(self) -> None:
        with open(self.file, "w", encoding="utf-8") as stream:
            json.dump(self.state, stream)

    def name(self, task: str) -> str:
        return f"{self.state['id']}-{task}"

    def task_dir(self, task: str) -> str:
        return os.path.join(self.directory, task)

    def begin(self, arguments: argparse.Namespace) -> None:
        os.makedirs(os.path.join(self.directory, "alloc"))
        os.chmod(self.directory, 0o755)
        os.chmod(os.path.join(self.directory, "alloc"), 0o777)
        group = read(arguments.job, {}, None)["job"]["TaskGroups"][0]
        ports = network.ports_of(group)
        known = {"NOMAD_ALLOC_DIR": "/alloc", "NOMAD_TASK_DIR": "/local", "NOMAD_SECRETS_DIR": "/secrets", "NOMAD_GROUP_NAME": group["Name"]}
        for port in ports:
            known |= {f"NOMAD_PORT_{port['label']}": str(port["to"]), f"NOMAD_HOST_PORT_{port['label']}": str(port["host"])}
        answer = read(arguments.job, known, arguments.data)
        missing = [wanted for task in answer["tasks"] for file in task.get("templates", []) for wanted in file.get("missing", [])]
        if not answer["ok"] or missing:
            raise RuntimeError(f"the job cannot start: {answer.get('problems')} {missing}")
        mode = (group.get("Networks") or [{}])[0].get("Mode", "")
        self.state = {
            "id": f"pggen-alloc-{os.getpid()}", "ports": ports, "known": known, "mode": mode, "tasks": [], "actions": {},
            "volumes": dict(pair.split("=", 1) for pair in arguments.volume),
        }
        self.save()
        if mode == "bridge":
            self.connect(arguments.pause)
        self.run_all(group, {task["task"]: task for task in answer["tasks"]})

    def connect(self, image: str) -> None:
        """One container holds the network that all tasks share."""
        pause = self.name("network")
        docker("run", "-d", "--name", pause, *label(), "--network", "none", "--init", "--entrypoint", "sleep", image, "infinity")
        pid = docker("inspect", "-f", "{{.State.Pid}}", pause).stdout.strip()
        self.state["network"] = network.up(self.directory, self.state["id"], f"/proc/{pid}/ns/net", self.state["ports"])
        self.save()

    def run_all(self, group: dict, made: dict) -> None:
        hooks: dict = {"prestart": [], "": [], "poststart": [], "poststop": []}
        for task in group["Tasks"]:
            hooks[(task.get("Lifecycle") or {}).get("Hook", "")].append(task)
        for hook in ("prestart", "", "poststart"):
            for task in hooks[hook]:
                self.start(task, made[task["Name"]], group)
            for task in hooks[hook]:
                if hook and not task["Lifecycle"]["Sidecar"]:
                    self.ended(task["Name"])
        time.sleep(2)
        for task in self.state["tasks"]:
            if task["stays"] and docker("inspect", "-f", "{{.State.Running}}", self.name(task["name"])).stdout.strip() != "true":
                raise RuntimeError(f"task {task['name']} is not running:\n{self.log(task['name'])}")

    def start(self, task: dict, made: dict, group: dict) -> None:
        name, directory = task["Name"], self.task_dir(task["Name"])
        for part, mode in (("local", 0o777), ("secrets", 0o777), ("tmp", 0o777)):
            os.makedirs(os.path.join(directory, part))
            os.chmod(os.path.join(directory, part), mode)
        options = "size=1m,noexec,nosuid,nodev,mode=0777"
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", os.path.join(directory, "secrets")], check=True)
        variables = {**self.state["known"], "NOMAD_TASK_NAME": name, **made.get("env", {}), **files.write(directory, made.get("templates", []))}
        words = ["run", "-d", "--name", self.name(name), *label(), "--network", self.network(made["config"])]
        words += container.options(made["config"], directory) + container.limits(task.get("Resources") or {})
        words += ["--user", task["User"]] if task.get("User") else []
        for part in ("local", "secrets"):
            words += ["--mount", f"type=bind,source={directory}/{part},target=/{part}"]
        words += ["--mount", f"type=bind,source={self.directory}/alloc,target=/alloc"]
        for mount in task.get("VolumeMounts") or []:
            source = self.state["volumes"][group["Volumes"][mount["Volume"]]["Source"]]
            read_only = ",readonly" if mount.get("ReadOnly") or group["Volumes"][mount["Volume"]]["ReadOnly"] else ""
            words += ["--mount", f"type=bind,source={source},target={mount['Destination']}{read_only}"]
        for variable, value in variables.items():
            words += ["--env", f"{variable}={value}"]
        lifecycle = task.get("Lifecycle") or {}
        self.state["tasks"].append({
            "name": name, "sidecar": lifecycle.get("Sidecar", False), "stays": not lifecycle.get("Hook") or lifecycle["Sidecar"],
            "signal": task.get("KillSignal") or "", "grace": (task.get("KillTimeout") or GRACE * 1e9) / 1e9,
        })
        self.state["actions"][name] = {a["Name"]: [a["Command"], *(a["Args"] or [])] for a in task.get("Actions") or []}
        self.save()
        docker(*words, *container.command(made["config"]))

    def network(self, config: dict) -> str:
        """A task's own `network_mode` leaves the group's namespace."""
        if "network_mode" in config:
            return config["network_mode"]
        return f"container:{self.name('network')}" if self.state["mode"] == "bridge" else self.state["mode"] or "bridge"

    def ended(self, task: str) -> None:
        """Waits for a task that has to succeed before the next ones begin."""
        try:
            code = docker("wait", self.name(task), timeout=PATIENCE).stdout.strip()
        except subprocess.TimeoutExpired:
            code = f"no end within {PATIENCE:.0f} s"
        if code != "0":
            raise RuntimeError(f"task {task} ended with {code}:\n{self.log(task)}")

    def log(self, task: str) -> str:
        done = docker("logs", self.name(task), check=False)
        return done.stdout + done.stderr

    def stop(self) -> None:
        for sidecar in (False, True):
            running = [task for task in self.state["tasks"] if task["sidecar"] == sidecar]
            for task in running:
                docker("kill", "--signal", task["signal"] or self.image_signal(task["name"]), self.name(task["name"]), check=False)
            for task in running:
                try:
                    docker("wait", self.name(task["name"]), check=False, timeout=task["grace"])
                except subprocess.TimeoutExpired:
                    docker("kill", self.name(task["name"]), check=False)
                print(task["name"], docker("inspect", "-f", "{{.State.ExitCode}}", self.name(task["name"]), check=False).stdout.strip())

    def image_signal(self, task: str) -> str:
        return docker("inspect", "-f", "{{.Config.StopSignal}}", self.name(task), check=False).stdout.strip() or "SIGTERM"

    def remove(self) -> None:
        """Takes everything away but the volumes and the logs."""
        if self.state.get("network"):
            pid = docker("inspect", "-f", "{{.State.Pid}}", self.name("network"), check=False).stdout.strip()
            network.down(self.directory, self.state["id"], f"/proc/{pid or 0}/ns/net", self.state["ports"], self.state["network"])
        for name in [task["name"] for task in self.state["tasks"]] + ["network"]:
            if name != "network":
                with open(os.path.join(self.directory, f"{name}.log"), "w", encoding="utf-8") as stream:
                    stream.write(self.log(name))
                subprocess.run(["umount", os.path.join(self.task_dir(name), "secrets")], capture_output=True, check=False)
            docker("rm", "-f", "-v", self.name(name), check=False)


def main() -> int:
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("verb", choices=["start", "exec", "action", "ports", "logs", "stop"])
    parser.add_argument("directory")
    known, rest = parser.parse_known_args(sys.argv[1:3])
    rest = sys.argv[3:]
    allocation = Allocation(known.directory)
    if known.verb == "start":
        options = argparse.ArgumentParser()
        options.add_argument("job")
        options.add_argument("--volume", action="append", default=[])
        options.add_argument("--data")
        options.add_argument("--pause", default="pggen-e2e/stub:1")
        try:
            allocation.begin(options.parse_args(rest))
        except (RuntimeError, container.Unsupported, KeyError) as trouble:
            print(f"alloc.py: {trouble}", file=sys.stderr)
            if allocation.state:
                allocation.stop()
                allocation.remove()
            return 1
        return 0
    allocation.load()
    if known.verb == "exec":
        return subprocess.run(["docker", "exec", "-i", allocation.name(rest[0]), *rest[1:]], check=False).returncode
    if known.verb == "action":
        words = allocation.state["actions"][rest[0]][rest[1]]
        return subprocess.run(["docker", "exec", allocation.name(rest[0]), *words], check=False).returncode
    if known.verb == "ports":
        print("address", allocation.state["network"]["ips"][0]["address"].split("/")[0])
        for port in allocation.state["ports"]:
            print(port["label"], port["host"], port["to"])
    elif known.verb == "logs":
        print(allocation.log(rest[0]), end="")
    else:
        allocation.stop()
        allocation.remove()
    return 0


if __name__ == "__main__":
    sys.exit(main())
