#!/usr/bin/env python3
"""Runs one group of a Nomad job by Docker as Nomad's docker driver would run it. Nomad itself is not there:
nothing schedules, restarts, checks health or signals on change.

    alloc.py start DIR JOB [--volume SOURCE=PATH]... [--data FILE] [--pause IMAGE]
                                   prestart tasks, then main, then poststart; ends with an error if one fails.
                                   Of a batch job it waits for the end of the main tasks
    alloc.py exec DIR TASK COMMAND...     as `nomad alloc exec -t=false`, standard input included
    alloc.py action DIR TASK NAME         as `nomad action`
    alloc.py restart DIR                  as `nomad alloc restart`: every running task ends by its own signal and begins anew
    alloc.py again DIR TASK               a second container of the task on the same volumes; ends with its exit code
    alloc.py ports DIR                    the group's address, then label, host's port and inner port of each, a line each
    alloc.py logs DIR TASK
    alloc.py stop DIR                     tasks, then sidecars, by their own signal and patience; keeps the volumes

HCLCHECK names the command that reads the job; ALLOC_LABEL, where set, is a label of each container. DIR is the allocation's directory; it must not exist at start.
"""

import argparse
import subprocess
import sys

import container
from allocation import Allocation


def main() -> int:
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("verb", choices=["start", "exec", "action", "restart", "again", "ports", "logs", "stop"])
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
    if known.verb == "restart":
        allocation.restart()
    elif known.verb == "again":
        return allocation.again(rest[0])
    elif known.verb == "ports":
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
