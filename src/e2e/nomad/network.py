"""A group's bridge network by the CNI plugins that Nomad's client calls: loopback, bridge, firewall, portmap."""

import json
import os
import socket
import subprocess

PLUGINS = os.environ.get("CNI_PATH", "/usr/lib/cni")
BRIDGES = 16  # allocations at a time on this machine, each with a bridge and 254 addresses of its own
ADMIN = "PGGEN-ADMIN"
VERSION = {"cniVersion": "0.4.0", "name": "pggen-alloc"}


def plugin(verb: str, name: str, settings: dict, alloc: str, namespace: str, interface: str) -> dict:
    """Calls one plugin; its answer, or its own words as the error."""
    environment = {
        "CNI_COMMAND": verb, "CNI_CONTAINERID": alloc, "CNI_NETNS": namespace, "CNI_IFNAME": interface,
        "CNI_PATH": PLUGINS, "PATH": os.environ["PATH"],
    }
    done = subprocess.run(
        [os.path.join(PLUGINS, name)], input=json.dumps({**VERSION, "type": name, **settings}), env=environment,
        capture_output=True, text=True, timeout=60, check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"CNI plugin {name} {verb}: {done.stdout.strip()} {done.stderr.strip()}")
    return json.loads(done.stdout) if done.stdout.strip() else {}


def bridge_name(number: int) -> str:
    return f"pggen-alloc{number}"


def subnet(number: int) -> str:
    return f"172.26.{64 + number}.0/24"


def reserve() -> int:
    """Makes the first bridge that nobody has, and tells its number."""
    for number in range(BRIDGES):
        if subprocess.run(["ip", "link", "add", bridge_name(number), "type", "bridge"], capture_output=True, check=False).returncode == 0:
            return number
    raise RuntimeError(f"no bridge can be made, or {BRIDGES} are there: ip link delete {bridge_name(0)}")


def chain(directory: str, ports: list[dict], number: int) -> list[tuple[str, dict]]:
    bridge = {
        "bridge": bridge_name(number), "ipMasq": True, "isGateway": True, "forceAddress": True, "hairpinMode": True,
        "ipam": {
            "type": "host-local", "ranges": [[{"subnet": subnet(number)}]], "routes": [{"dst": "0.0.0.0/0"}],
            "dataDir": os.path.join(directory, "addresses"),
        },
    }
    mappings = [{"hostPort": p["host"], "containerPort": p["to"], "protocol": kind} for p in ports for kind in ("tcp", "udp")]
    return [
        ("bridge", bridge),
        ("firewall", {"backend": "iptables", "iptablesAdminChainName": ADMIN}),
        ("portmap", {"snat": True, "capabilities": {"portMappings": True}, "runtimeConfig": {"portMappings": mappings}}),
    ]


def admit(verb: str, number: int) -> None:
    """A client lets in whatever reaches its bridge: what no task listens on is all that is shut."""
    rule = ["-o", bridge_name(number), "-d", subnet(number), "-j", "ACCEPT"]
    subprocess.run(["iptables", verb, ADMIN, *rule], capture_output=True, check=verb == "-A")


def up(directory: str, alloc: str, namespace: str, ports: list[dict], number: int) -> dict:
    """Connects the namespace; what the last plugin answered, which `down` wants."""
    plugin("ADD", "loopback", {}, alloc, namespace, "lo")
    result: dict = {}
    for name, settings in chain(directory, ports, number):
        before = {"prevResult": result} if result else {}
        result = plugin("ADD", name, {**settings, **before}, alloc, namespace, "eth0") or result
    admit("-A", number)
    return result


def down(directory: str, alloc: str, namespace: str, ports: list[dict], number: int, result: dict) -> None:
    """Takes the rules and the address back, the last plugin first."""
    admit("-D", number)
    for name, settings in reversed(chain(directory, ports, number)):
        plugin("DEL", name, {**settings, "prevResult": result}, alloc, namespace, "eth0")
    subprocess.run(["ip", "link", "delete", bridge_name(number)], capture_output=True, check=False)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ports_of(group: dict) -> list[dict]:
    """Label, port on the host and port inside, of a group's `port` blocks."""
    made = []
    for network in group.get("Networks") or []:
        for fixed in (network.get("DynamicPorts") or []) + (network.get("ReservedPorts") or []):
            host = fixed["Value"] or free_port()
            made.append({"label": fixed["Label"], "host": host, "to": fixed["To"] if fixed["To"] > 0 else host})
    return made
