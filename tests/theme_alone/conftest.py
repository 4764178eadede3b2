"""The real site with the theme without Material, under the names by which tests of the other one ask for theirs."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.project import ROOT
from support.serve_folder import serve_folder


@pytest.fixture(scope="session")
def with_material(site_dir: Path) -> Path:
    """The folder of the site as it is by default."""
    return site_dir


@pytest.fixture(scope="session")
def alone_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site, built strictly with the one change in mkdocs.yml that docs/contribute/theme.md names."""
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert settings.count("name: material") == 1
    into = tmp_path_factory.mktemp("alone") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", "-", "--site-dir", str(into)]
    surroundings = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    given = settings.replace("name: material", "name: null")
    built = subprocess.run(command, input=given, env=surroundings, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return into


@pytest.fixture(scope="session")
def alone_url(alone_dir: Path) -> Iterator[str]:
    """Its address, ending in a slash."""
    with serve_folder(alone_dir) as address:
        yield address


@pytest.fixture
def context_options() -> dict[str, Any]:
    """A wide window in which a script of another program may run."""
    return {"viewport": {"width": 1280, "height": 900}, "bypass_csp": True}


@pytest.fixture
def site_url(alone_url: str) -> str:
    """What tests of the site call its address."""
    return alone_url
