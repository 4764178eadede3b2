"""Seconds, memory and bytes of a build in a process of its own."""

from __future__ import annotations

import gzip
import math
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median


@dataclass(frozen=True)
class Used:
    """What a build took: seconds of all processors, and its largest memory in MiB."""

    seconds: float
    memory: float


QUIET = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {"NO_MKDOCS_2_WARNING": "1"}
"""The environment of all builds: what Python has compiled once it keeps, as it does for everybody."""

# A small process between this one and the build: a child's largest memory counts from that of its parent.
_WATCH = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
sys.exit(code)
"""


MKDOCS = ("mkdocs", "build", "--clean")
SPHINX = ("sphinx", "-q", "-E", "-b", "html", "docs", "site")
"""The Python module that builds, and its arguments."""


class BuildFailed(Exception):
    """What the builder said."""


def build(python: Path, folder: Path, builder: Sequence[str] = MKDOCS) -> Used:
    """Build the project in the folder from nothing into its folder `site`. Raises BuildFailed."""
    command = [sys.executable, "-c", _WATCH, str(python), "-m", *builder]
    done = subprocess.run(command, cwd=folder, env=QUIET, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildFailed(done.stderr[-2000:])
    seconds, memory = done.stdout.split()[-2:]
    return Used(float(seconds), float(memory) / 1024)


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """By which power of the size the seconds grow: the slope of the line of least squares through their logarithms."""
    x, y = [math.log(size) for size in sizes], [math.log(max(second, 1e-6)) for second in seconds]
    middle_x, middle_y = mean(x), mean(y)
    return sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y, strict=True)) / sum((a - middle_x) ** 2 for a in x)


def bytes_of(page: Path) -> tuple[int, int]:
    """A page's size in bytes, and its size after gzip."""
    data = page.read_bytes()
    return len(data), len(gzip.compress(data, 6))


def middle(values: Sequence[float]) -> float:
    """The median."""
    return float(median(values))
