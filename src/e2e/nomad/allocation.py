"""The state of one allocation and what is done with it."""

import argparse
import json
import os
import subprocess
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
        job = read(arguments.job, {}, None)["job"]
        group = job["TaskGroups"][0]
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
            "id": f"pggen-alloc-{os.getpid()}", "ports": ports, "known": known, "mode": mode, "tasks": [], "actions": {}, "batch": job.get("Type") == "batch",
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
        self.state["bridge"] = network.reserve()
        self.state["network"] = {}
        self.save()
        self.state["network"] = network.up(self.directory, self.state["id"], f"/proc/{pid}/ns/net", self.state["ports"], self.state["bridge"])
        self.save()

    def run_all(self, group: dict, made: dict) -> None:
        hooks: dict = {"prestart": [], "": [], "poststart": [], "poststop": []}
        for task in group["Tasks"]:
            hooks[(task.get("Lifecycle") or {}).get("Hook", "")].append(task)
        for hook in ("prestart", "", "poststart"):
            for task in hooks[hook]:
                self.start(task, made[task["Name"]], group)
            for task in hooks[hook]:
                if self.ends(task):
                    self.ended(task["Name"])
        time.sleep(2)
        for task in self.state["tasks"]:
            if task["stays"] and docker("inspect", "-f", "{{.State.Running}}", self.name(task["name"])).stdout.strip() != "true":
                raise RuntimeError(f"task {task['name']} is not running:\n{self.log(task['name'])}")

    def ends(self, task: dict) -> bool:
        """Whether the task has to come to a good end by itself."""
        lifecycle = task.get("Lifecycle") or {}
        return not lifecycle["Sidecar"] if lifecycle.get("Hook") else self.state["batch"]

    def start(self, task: dict, made: dict, group: dict) -> None:
        name, directory = task["Name"], self.task_dir(task["Name"])
        for part, mode in (("local", 0o777), ("secrets", 0o777), ("tmp", 0o777)):
            os.makedirs(os.path.join(directory, part))
            os.chmod(os.path.join(directory, part), mode)
        options = "size=1m,noexec,nosuid,nodev,mode=0777"
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", os.path.join(directory, "secrets")], check=True)
        variables = {**self.state["known"], "NOMAD_TASK_NAME": name, **made.get("env", {}), **files.write(directory, made.get("templates", []))}
        words = [*label(), "--network", self.network(made["config"])]
        shared = self.state["mode"] == "bridge" and "network_mode" not in made["config"]
        if shared and made["config"].get("extra_hosts"):
            words += self.hosts(made["config"].pop("extra_hosts"))
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
            "name": name, "sidecar": lifecycle.get("Sidecar", False), "stays": not self.ends(task),
            "signal": task.get("KillSignal") or "", "grace": (task.get("KillTimeout") or GRACE * 1e9) / 1e9,
            "words": words + container.command(made["config"]),
        })
        self.state["actions"][name] = {a["Name"]: [a["Command"], *(a["Args"] or [])] for a in task.get("Actions") or []}
        self.save()
        self.run(self.state["tasks"][-1])

    def run(self, task: dict) -> None:
        docker("run", "-d", "--name", self.name(task["name"]), *task["words"])

    def network(self, config: dict) -> str:
        """A task's own `network_mode` leaves the group's namespace."""
        if "network_mode" in config:
            return config["network_mode"]
        return f"container:{self.name('network')}" if self.state["mode"] == "bridge" else self.state["mode"] or "bridge"

    def hosts(self, extra: list[str]) -> list[str]:
        """Tasks of one network share one file of hosts, which the first of them makes."""
        path = os.path.join(self.directory, "hosts")
        if not os.path.exists(path):
            with open(path, "w", encoding="utf-8") as stream:
                stream.write("127.0.0.1\tlocalhost\n")
                stream.writelines("{1}\t{0}\n".format(*one.split(":", 1)) for one in extra)
            os.chmod(path, 0o644)
        return ["--mount", f"type=bind,source={path},target=/etc/hosts"]

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
            self.end([task for task in self.state["tasks"] if task["sidecar"] == sidecar])

    def end(self, tasks: list[dict]) -> None:
        """Signals them all, then waits for each as long as it may take; prints how they ended."""
        for task in tasks:
            docker("kill", "--signal", task["signal"] or self.image_signal(task["name"]), self.name(task["name"]), check=False)
        for task in tasks:
            try:
                docker("wait", self.name(task["name"]), check=False, timeout=task["grace"])
            except subprocess.TimeoutExpired:
                docker("kill", self.name(task["name"]), check=False)
            print(task["name"], docker("inspect", "-f", "{{.State.ExitCode}}", self.name(task["name"]), check=False).stdout.strip())

    def restart(self) -> None:
        """All at once, as Nomad does: in the same allocation, each in a new container."""
        running = [task for task in self.state["tasks"] if task["stays"]]
        self.end(running)
        for task in running:
            self.keep_log(task["name"])
            docker("rm", "-v", self.name(task["name"]))
            self.run(task)

    def again(self, task: str) -> int:
        """What a client does that does not know of the first container; the exit code."""
        words = next(one["words"] for one in self.state["tasks"] if one["name"] == task)
        return subprocess.run(["docker", "run", "--rm", *words], check=False, timeout=PATIENCE).returncode

    def keep_log(self, task: str) -> None:
        """Adds what the task's container has said to the file of all its containers."""
        with open(os.path.join(self.directory, f"{task}.log"), "a", encoding="utf-8") as stream:
            stream.write(self.log(task))

    def image_signal(self, task: str) -> str:
        return docker("inspect", "-f", "{{.Config.StopSignal}}", self.name(task), check=False).stdout.strip() or "SIGTERM"

    def remove(self) -> None:
        """Takes everything away but the volumes and the logs."""
        if "bridge" in self.state:
            pid = docker("inspect", "-f", "{{.State.Pid}}", self.name("network"), check=False).stdout.strip()
            network.down(self.directory, self.state["id"], f"/proc/{pid or 0}/ns/net", self.state["ports"], self.state["bridge"], self.state["network"])
        for name in [task["name"] for task in self.state["tasks"]] + ["network"]:
            if name != "network":
                self.keep_log(name)
                subprocess.run(["umount", os.path.join(self.task_dir(name), "secrets")], capture_output=True, check=False)
            docker("rm", "-f", "-v", self.name(name), check=False)
