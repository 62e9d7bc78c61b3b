"""A task's decoded `config` as arguments of `docker run`, as Nomad's docker driver means it."""

import os

# What the driver grants where the job says nothing: Docker's own set without NET_RAW.
CAPABILITIES = (
    "AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT"
).split()

# Attributes that are one option each.
PLAIN = {"hostname": "--hostname", "ipc_mode": "--ipc", "pid_mode": "--pid", "runtime": "--runtime", "work_dir": "--workdir", "userns_mode": "--userns"}
LISTS = {"extra_hosts": "--add-host", "group_add": "--group-add", "security_opt": "--security-opt"}
TABLES = {"sysctl": "--sysctl", "ulimit": "--ulimit", "labels": "--label"}
# About pulling and health checks of the engine: nothing to do here.
IGNORED = {"image_pull_timeout", "force_pull", "auth_soft_fail", "healthchecks", "logging"}


class Unsupported(Exception):
    """A part of a job that is not run here; it never passes unseen."""


def number(value) -> str:
    return str(int(value))


def mounted(mount: dict, task_dir: str) -> list[str]:
    """One `mount` block. A relative source lies in the task's directory, and may not leave it."""
    kind, target = mount.get("type", "volume"), mount["target"]
    if kind == "tmpfs":
        options = mount.get("tmpfs_options", {})
        text = f"type=tmpfs,destination={target}"
        if "size" in options:
            text += f",tmpfs-size={number(options['size'])}"
        if "mode" in options:
            text += f",tmpfs-mode={int(options['mode']):o}"
        return ["--mount", text]
    if kind != "bind":
        raise Unsupported(f"a mount of type {kind}")
    source = mount["source"]
    if os.path.isabs(source) or ".." in source.split("/"):
        raise Unsupported(f"the bind mount of {source}: the driver refuses it unless the client enables volumes")
    read_only = ",readonly" if mount.get("readonly") else ""
    return ["--mount", f"type=bind,source={os.path.join(task_dir, source)},target={target}{read_only}"]


def options(config: dict, task_dir: str) -> list[str]:
    """Everything but image, entrypoint, command and args, which come last on the line."""
    made: list[str] = []
    granted = set(CAPABILITIES)
    dropped = {name.upper().removeprefix("CAP_") for name in config.get("cap_drop", [])}
    granted = set() if "ALL" in dropped else granted - dropped
    granted |= {name.upper().removeprefix("CAP_") for name in config.get("cap_add", [])}
    made += ["--cap-drop", "ALL"]
    for name in sorted(granted):
        made += ["--cap-add", name]
    for key, value in config.items():
        if key in ("image", "entrypoint", "command", "args", "cap_add", "cap_drop", "network_mode") or key in IGNORED:
            continue
        if key in PLAIN:
            made += [PLAIN[key], value]
        elif key in LISTS:
            for element in value:
                made += [LISTS[key], element]
        elif key in TABLES:
            for table in value:
                for name, setting in table.items():
                    made += [TABLES[key], f"{name}={setting}"]
        elif key in ("mount", "mounts"):
            for mount in value:
                made += mounted(mount, task_dir)
        elif key == "readonly_rootfs":
            made += ["--read-only"] if value else []
        elif key == "init":
            made += ["--init"] if value else []
        elif key == "privileged":
            made += ["--privileged"] if value else []
        elif key == "ports":
            pass  # the group publishes them
        elif key in ("pids_limit", "shm_size", "oom_score_adj"):
            made += ["--" + {"pids_limit": "pids-limit", "shm_size": "shm-size", "oom_score_adj": "oom-score-adj"}[key], number(value)]
        else:
            raise Unsupported(f"config {key}")
    return made


def command(config: dict) -> list[str]:
    """Image and what it runs. `entrypoint` may be a text or a list."""
    entry = config.get("entrypoint", [])
    entry = [entry] if isinstance(entry, str) else list(entry)
    words = entry[1:] + ([config["command"]] if "command" in config else []) + config.get("args", [])
    return (["--entrypoint", entry[0]] if entry else []) + [config["image"]] + words


def limits(resources: dict) -> list[str]:
    """CPU shares and memory; no swap, as the driver sets it."""
    memory = resources.get("MemoryMB") or 300
    most = resources.get("MemoryMaxMB") or memory
    made = ["--cpu-shares", str(resources.get("CPU") or 100), "--memory", f"{most}m", "--memory-swap", f"{most}m"]
    return made + (["--memory-reservation", f"{memory}m"] if most != memory else [])
