"""Builds a site as a reader would get it: in a process of its own, strictly."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def build_site(config: Path, into: Path) -> Path:
    """The folder `into`, filled by `mkdocs build --strict`; the test fails with all that the build said if it stops."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config), "--site-dir", str(into)]
    surroundings = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(
        command, cwd=config.parent, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )
    if built.returncode != 0:
        pytest.fail(f"{config} does not build:\n{built.stdout}", pytrace=False)
    return into
