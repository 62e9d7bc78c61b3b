"""Which block of a file a line belongs to: a service, volume or network of a Compose file; a task or group of a job."""

import re

HCL_BLOCK = re.compile(r'\s*(task|group|job|variable|volume)\s+"')


def starts(lines, hcl):
    """The 1-based lines where blocks begin."""
    if hcl:
        return [n for n, line in enumerate(lines, 1) if HCL_BLOCK.match(line)]
    found, inner = [], None
    for n, line in enumerate(lines, 1):
        text = line.lstrip(" ")
        if not text.strip() or text.startswith("#"):
            continue
        indent = len(line) - len(text)
        if indent == 0:
            found.append(n)
            inner = None
        elif inner is None or indent == inner:
            inner = indent
            found.append(n)
    return found


def block(begins, line):
    """The block of a line, by its first line; 0 before the first."""
    return max((n for n in begins if n <= line), default=0)
